import data from './data/lemmas.json' with { type: 'json' };

/** The rules by which regular English inflection is spelled, taken back; lists hold what they would get wrong. */

/** Verbs and adjectives in a silent e ("decide"), where the rule would leave it off. */
const silentE = wordsOf(data.silentE);
/** Such as end in a doubled l, s, f, z only before an ending ("travelled"). */
const doubled = wordsOf(data.doubled);
/** Stems that the rules would change, but that are words as they stand ("focus", "bias"). */
const plain = wordsOf(data.plain);
/** Nouns and verbs that take a bare s where the rule would cut more or nothing ("ache", "movie", "shoe", "taxi"). */
const bareS = wordsOf(data.bareS);
/** Words that end in s themselves ("news", "series", "bus"). */
const inS = wordsOf(data.inS);

function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

const VOWEL = /[aeiouy]/;

/** "talks" → talk, "parties" → party; the case of the form is kept. */
export function singular(form: string): string {
  const low = form.toLowerCase();
  if (low.length < 3 || !low.endsWith('s') || inS.has(low) || /^\d/.test(low)) return form;
  const cut = (count: number): string => form.slice(0, -count);
  if (bareS.has(low.slice(0, -1))) return cut(1);
  if (/(?:ss|us|is|'s)$/.test(low)) return form;
  if (low.endsWith('es') && inS.has(low.slice(0, -2))) return cut(2);
  if (low.endsWith('ies') && low.length > 4) return cut(3) + (form === low ? 'y' : form.endsWith('S') ? 'Y' : 'y');
  if (/(?:s|sh|ch|x|zz)es$/.test(low) && !/[^s]ses$/.test(low)) return cut(2);
  if (low.endsWith('oes') && low.length > 4) return cut(2);
  return cut(1);
}

/** "talking" → talk, "decided" → decide, "tries" → try. `xpos` is Penn's tag, '' where unknown. */
export function bareVerb(low: string, xpos: string): string {
  if (xpos === 'VB' || xpos === 'VBP' || xpos === 'MD') return low;
  if (xpos === 'VBZ') return thirdPerson(low);
  const ends = (suffix: string): boolean => low.endsWith(suffix) && VOWEL.test(low.slice(0, -suffix.length));
  if (ends('ing')) return stem(low.slice(0, -3));
  if (low.endsWith('ied') && low.length > 4) return `${low.slice(0, -3)}y`;
  // "agreed" is agree; "need" is itself, but is no past form.
  if (low.endsWith('eed')) return xpos === '' ? low : low.slice(0, -1);
  if (ends('ed')) return stem(low.slice(0, -2));
  return xpos === '' ? singular(low) : low;
}

/** "means" → mean, also where the noun keeps its s. */
function thirdPerson(low: string): string {
  return low.length > 3 && inS.has(low) && !low.endsWith('ss') && !low.endsWith('us')
    ? low.slice(0, -1)
    : singular(low);
}

/** "larger" → large, "busiest" → busy. */
export function positive(low: string, xpos: string): string {
  const comparative = xpos.endsWith('R');
  const superlative = xpos.endsWith('S') && !xpos.startsWith('NN');
  if (!comparative && !superlative) return low;
  if (comparative && low.endsWith('ier')) return `${low.slice(0, -3)}y`;
  if (superlative && low.endsWith('iest')) return `${low.slice(0, -4)}y`;
  if (comparative && low.endsWith('er')) return stem(low.slice(0, -2));
  if (superlative && low.endsWith('est')) return stem(low.slice(0, -3));
  return low;
}

/** The word from what stands before an ending that begins with a vowel: "runn" → run, "mak" → make, "visit" → visit. */
function stem(cut: string): string {
  if (silentE.has(`${cut}e`)) return `${cut}e`;
  if (plain.has(cut)) return cut;
  const last = cut.at(-1) ?? '';
  if (last === cut.at(-2) && !VOWEL.test(last) && cut.length > 3) {
    const once = cut.slice(0, -1);
    return /[lsfz]/.test(last) && !doubled.has(once) ? cut : once;
  }
  return takesE(cut) ? `${cut}e` : cut;
}

function takesE(cut: string): boolean {
  if (!VOWEL.test(cut)) return false;
  if (/[vucz]$/.test(cut)) return true;
  if (/(?:dg|[aeiou]g|[rl]g|eng|chang|rang)$/.test(cut)) return true;
  if (/[bcdfgkptz]l$/.test(cut)) return true;
  if (/s$/.test(cut)) return !/ss$/.test(cut);
  if (/at$/.test(cut)) return !/(?:[^r]eat|oat|^treat|retreat)$/.test(cut);
  if (/(?:[^aeiou]ur|[^ae]ir|uir|lud|rud|rib|vok|lin|min|sum)$/.test(cut)) return true;
  // One vowel between consonants: "hop" → hope, where "hopp" was hop.
  return /^[^aeiou]*[aeiouy][^aeiouwxy]$/.test(cut);
}
