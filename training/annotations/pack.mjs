// From annotations that quote the article to offsets only. README.md beside this file says what goes in and out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const KINDS = new Set(['demand', 'concession', 'refusal', 'threat', 'offer']);
const [command, folder] = process.argv.slice(2);
if (!['check', 'pack'].includes(command) || !folder) {
  console.error('usage: pack.mjs check|pack FOLDER');
  process.exit(2);
}
const shared = process.env.PARLEY_SHARED ?? new URL('../../../shared', import.meta.url).pathname;
const texts = new Map(
  readFileSync(join(shared, 'corpora/raw/articles.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ id, text }) => [id, text]),
);

let wrong = 0;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()) {
  const complain = (what) => {
    wrong++;
    console.error(`${file}: ${what}`);
  };
  let row;
  try {
    row = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (error) {
    complain(`is no JSON: ${error.message}`);
    continue;
  }
  const text = texts.get(row.id);
  if (text === undefined) {
    complain(`there is no article "${row.id}" in the corpus`);
    continue;
  }
  const names = new Set(row.parties.map((party) => party.name));
  let from = 0;
  const positions = row.positions.flatMap((position, i) => {
    const say = (what) => complain(`${what}: ${JSON.stringify(position.text)}`);
    if (!KINDS.has(position.kind)) say(`no kind "${position.kind}"`);
    for (const role of ['party', 'addressee'])
      if (position[role] && !names.has(position[role])) say(`${role} "${position[role]}" is not among the parties`);
    // one cue with two holders is two items on one place; the same words by the same holder are the next place
    const same = row.positions.slice(0, i).some((p) => p.text === position.text && p.party === position.party);
    let start = text.indexOf(position.text, same ? from + 1 : from);
    if (start < 0) start = text.indexOf(position.text);
    else from = start;
    if (start < 0) {
      say('text is not in the article to the letter');
      return [];
    }
    const cue = position.cue ? position.text.indexOf(position.cue) : 0;
    if (cue < 0) say(`cue "${position.cue}" is not in the text`);
    const condition = position.condition ? nearest(text, position.condition, start) : null;
    if (position.condition && condition === null) say(`condition "${position.condition}" is not in the article`);
    const { kind, party, speaker = null, addressee = null, optional = false } = position;
    return {
      kind,
      span: [start, start + position.text.length],
      cue: [start + cue, start + cue + (position.cue?.length ?? 0)],
      party,
      speaker,
      addressee,
      condition: condition === null ? null : [condition, condition + position.condition.length],
      optional,
    };
  });
  const parties = row.parties.map(({ name, aliases = [] }) => ({
    name,
    aliases: [name, ...aliases].flatMap((alias) => places(text, alias)),
  }));
  if (command === 'pack') console.log(JSON.stringify({ id: row.id, length: text.length, parties, positions }));
}
if (wrong) {
  console.error(`${wrong} to mend`);
  process.exitCode = 1;
}

/** Where `needle` stands in `text`, nearest to `at`. */
function nearest(text, needle, at) {
  let best = null;
  for (let i = text.indexOf(needle); i >= 0; i = text.indexOf(needle, i + 1))
    if (best === null || Math.abs(i - at) < Math.abs(best - at)) best = i;
  return best;
}

function places(text, needle) {
  const found = [];
  for (let i = text.indexOf(needle); i >= 0; i = text.indexOf(needle, i + needle.length))
    found.push([i, i + needle.length]);
  return found;
}
