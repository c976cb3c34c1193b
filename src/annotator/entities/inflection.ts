import lexicon from './verbs.json';

/** The forms of an English verb; `past` and `participle` are lists because some verbs have two ("pleaded", "pled"). */
export interface VerbForms {
  readonly base: string;
  readonly third: string;
  readonly past: readonly string[];
  readonly participle: readonly string[];
  readonly gerund: string;
}

const irregular = new Map<string, readonly string[]>(Object.entries(lexicon.irregular));
// "rethink" has no doubling, but "cancel", "signal" and "travel" are spelled both ways: see `inflect`.
const doubling = new Set(lexicon.doubling.filter((verb) => !['rethink', 'veto', 'hold out'].includes(verb)));
const eitherSpelling = new Set(['cancel', 'travel', 'signal']);

/** Inflects one verb by the rules of English spelling and the list of irregular verbs. */
export function inflect(base: string): VerbForms {
  const stem = doubling.has(base) ? base + base.slice(-1) : base;
  const endsInE = base.endsWith('e');
  const consonantY = /[^aeiou]y$/.test(base);
  const third = consonantY
    ? `${base.slice(0, -1)}ies`
    : /(s|x|z|ch|sh|[^aeiou]o)$/.test(base)
      ? `${base}es`
      : `${base}s`;
  const regularPast = endsInE ? `${base}d` : consonantY ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  const gerund = /(ee|oe|ye)$/.test(base)
    ? `${base}ing`
    : base.endsWith('ie')
      ? `${base.slice(0, -2)}ying`
      : endsInE
        ? `${base.slice(0, -1)}ing`
        : `${stem}ing`;
  const special = irregular.get(base);
  const past = special ? [special[0] ?? regularPast] : [regularPast];
  const participle = special ? [special[1] ?? special[0] ?? regularPast] : [regularPast];
  if (eitherSpelling.has(base)) {
    past.push(`${base}ed`);
    participle.push(`${base}ed`);
  }
  return { base, third, past, participle, gerund };
}

/** Forms that can stand as a finite verb by themselves, and so end the noun phrase in front of them. */
export function finiteForms(base: string): string[] {
  const f = inflect(base);
  return [...new Set([f.base, f.third, ...f.past])];
}

/** Common verbs that no lexicon of cues lists. */
export const commonVerbs: readonly string[] = [...lexicon.regular, ...irregular.keys()].filter((v) => !v.includes(' '));
