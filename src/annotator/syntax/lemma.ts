import data from './data/lemmas.json' with { type: 'json' };
import type { Upos } from './parsed.ts';

/** Irregular forms by part of speech; "form": "lemma". */
const irregular = new Map<string, ReadonlyMap<string, string>>(
  Object.entries(data.irregular).map(([tag, forms]) => [tag, new Map(Object.entries(forms))]),
);
/** Verbs and nouns that the spelling rules below would get wrong. */
const silentE = new Set(data.silentE);
const noSilentE = new Set(data.noSilentE);
const doubled = new Set(data.doubled);
const endsInS = new Set(data.endsInS);

const PLAIN_SIGNS = new Map(Object.entries(data.signs));

/**
 * The dictionary form of a token, given its part of speech: irregular forms from a list, all others by the rules of English
 * spelling. Proper nouns keep their capitals, everything else is lower case. Source of the conventions: UD English EWT and GUM.
 */
export function lemmaOf(form: string, tag: Upos): string {
  const sign = PLAIN_SIGNS.get(form);
  if (sign !== undefined) return sign;
  if (tag === 'PROPN') return properNoun(form);
  const low = form.toLowerCase().replaceAll('’', "'");
  const listed = irregular.get(tag)?.get(low);
  if (listed !== undefined) return listed;
  switch (tag) {
    case 'VERB':
    case 'AUX':
      return verb(low);
    case 'NOUN':
      return noun(low);
    case 'ADJ':
    case 'ADV':
      return graded(low, tag);
    case 'NUM':
    case 'SYM':
    case 'X':
      return tag === 'NUM' ? low : form;
    default:
      return low;
  }
}

function properNoun(form: string): string {
  return form;
}

function verb(low: string): string {
  if (low.length > 4 && low.endsWith('ing')) return base(low.slice(0, -3));
  if (low.length > 3 && low.endsWith('ied')) return low.length > 4 ? `${low.slice(0, -3)}y` : low.slice(0, -1);
  if (low.length > 3 && low.endsWith('eed')) return low;
  if (low.length > 3 && low.endsWith('ed')) return base(low.slice(0, -2));
  return withoutS(low);
}

function noun(low: string): string {
  return withoutS(low);
}

function withoutS(low: string): string {
  if (low.length < 3 || !low.endsWith('s') || /(?:ss|us|is|'s)$/.test(low) || endsInS.has(low)) return low;
  if (low.endsWith('ies')) return low.length > 4 ? `${low.slice(0, -3)}y` : low.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(low)) return silentE.has(low.slice(0, -1)) ? low.slice(0, -1) : low.slice(0, -2);
  if (low.endsWith('oes') && low.length > 5) return low.slice(0, -2);
  return low.slice(0, -1);
}

const VOWEL = /[aeiouy]/;

/** A verb's base from what stands before -ing or -ed: "runn" → run, "mak" → make, "visit" → visit. */
function base(stem: string): string {
  const withE = `${stem}e`;
  if (silentE.has(withE)) return withE;
  if (noSilentE.has(stem)) return stem;
  const last = stem.at(-1) ?? '';
  const before = stem.at(-2) ?? '';
  if (last === before && !VOWEL.test(last) && stem.length > 3) {
    return /[lsfz]/.test(last) && !doubled.has(stem.slice(0, -1)) ? stem : stem.slice(0, -1);
  }
  return takesE(stem, last, before) ? withE : stem;
}

function takesE(stem: string, last: string, before: string): boolean {
  if (!VOWEL.test(stem)) return false;
  if (/[vucz]$/.test(stem)) return true;
  if (/(?:dg|[aeiou]g|[rln]g)$/.test(stem) && !/(?:ing|ong|ang)$/.test(stem)) return true;
  if (/[^aeiou]l$/.test(stem) && !/[lrwy]l$/.test(stem)) return true;
  if (/(?:[^aeiou]s|[aeiou]s|ys)$/.test(stem) && !/ss$/.test(stem)) return true;
  if (/(?:iat|uat|eat|lat|cat|gat|rat|tat|dat|nat|mat|pat|vat)$/.test(stem)) return !/(?:[^r]eat|oat)$/.test(stem);
  // One vowel before one consonant: "hop" → hope, where "hopp" was hop.
  return /^[^aeiou]*[aeiouy][^aeiouwxy]$/.test(stem) && !VOWEL.test(last) && VOWEL.test(before);
}

function graded(low: string, tag: Upos): string {
  void tag;
  return low;
}
