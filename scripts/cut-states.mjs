// Cuts world-countries (ODbL) down to what the gazetteer needs: node scripts/cut-states.mjs
// Name, ISO code, capitals, English demonym and the spellings that a newspaper uses: 20 KB instead of 1 MB.
import { readFileSync, writeFileSync } from 'node:fs';

const countries = JSON.parse(
  readFileSync(new URL('../node_modules/world-countries/countries.json', import.meta.url), 'utf8'),
);
// Not members of the United Nations, but named as sides of disputes.
const ALSO = new Set(['XK', 'PS', 'TW', 'HK', 'GL', 'EH', 'PR', 'VA', 'GI', 'FK', 'NC']);
const latin = (s) => /^[\p{Script=Latin}\p{M}'’.\- ]+$/u.test(s);

const states = countries
  .filter((c) => c.unMember || ALSO.has(c.cca2))
  .map((c) => {
    const spellings = [c.name.official, ...c.altSpellings].filter(
      // Codes are too ambiguous in running text ("IT", "IN"); inverted forms ("Korea, Republic of") never occur.
      (s) => s !== c.name.common && s !== c.cca2 && s.length > 3 && latin(s) && !s.includes(','),
    );
    return {
      code: c.cca2,
      name: c.name.common,
      capitals: c.capital ?? [],
      demonym: c.demonyms?.eng?.m ?? '',
      spellings: [...new Set(spellings)],
    };
  })
  .sort((a, b) => (a.code < b.code ? -1 : 1));

writeFileSync(
  new URL('../src/annotator/entities/states.json', import.meta.url),
  `[\n${states.map((s) => `  ${JSON.stringify(s)}`).join(',\n')}\n]\n`,
);
