import data from './data/lemmas.json' with { type: 'json' };
import type { Upos } from './parsed.ts';
import { bareVerb, positive, singular } from './spelling.ts';

/** Irregular forms by universal part of speech: form (lower case, straight apostrophe), perhaps with "/TAG" → lemma. */
const irregular = new Map(Object.entries(data.irregular).map(([upos, lines]) => [upos, formsOf(lines)]));

function formsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const entry of lines.flatMap((line) => line.split(', '))) {
    const [lemma = '', ...inflected] = entry.split(' ');
    for (const form of inflected) forms.set(form, lemma);
  }
  return forms;
}

const signs = new Map<string, string>(Object.entries(data.signs));
/** Adjectives made of names: "American", "Shiite". They keep their capital. */
const ofNames = new Set(data.ofNames.flatMap((line) => line.split(' ')));

/** Lemmas looked up before: an article says the same few thousand words again and again. */
const memory = new Map<string, string>();
const MEMORY = 16_384;

/**
 * The dictionary form of a token, given its parts of speech (universal and Penn's finer one, '' where unknown): irregular
 * forms from a list, all others by the rules of English spelling. Names keep their capitals, everything else is lower case.
 * The conventions are those of UD English EWT and GUM.
 */
export function lemmaOf(form: string, upos: Upos, xpos = ''): string {
  const key = `${upos} ${xpos} ${form}`;
  let lemma = memory.get(key);
  if (lemma === undefined) {
    if (memory.size >= MEMORY) memory.clear();
    lemma = lemmaByRule(form, upos, xpos);
    memory.set(key, lemma);
  }
  return lemma;
}

function lemmaByRule(form: string, upos: Upos, xpos: string): string {
  if (upos === 'PUNCT' || upos === 'SYM') return signs.get(form) ?? form;
  const low = form.toLowerCase().replaceAll('’', "'");
  const listed = irregularLemma(low, upos, xpos);
  if (listed !== undefined) return listed;
  switch (upos) {
    case 'PROPN':
      return xpos === 'NNPS' ? singular(form) : form;
    case 'VERB':
    case 'AUX':
      return xpos.startsWith('NNP') ? capitalised(bareVerb(low, '')) : bareVerb(low, xpos);
    case 'NOUN':
      if (isAcronym(form)) return xpos === 'NNS' ? singular(form) : form;
      return xpos === 'NN' ? keepName(form, low) : singular(keepName(form, low));
    case 'ADJ':
      if (xpos.startsWith('NNP')) return form;
      if (ofNames.has(low)) return capitalised(low);
      return positive(keepName(form, low), xpos);
    case 'ADV':
      return positive(low, xpos);
    case 'NUM':
      if (/^[IVXLC]+$/.test(form)) return form;
      return /\d/.test(low) ? low.replace(/(?<=\d),(?=\d{3})/g, '') : low;
    case 'X':
      return form;
    default:
      return low;
  }
}

/** The list's answer; an entry may be for one of Penn's tags only ("'d/MD" → would, "her/PRP" → she). */
function irregularLemma(low: string, upos: Upos, xpos: string): string | undefined {
  const forms = irregular.get(upos);
  const own = forms?.get(`${low}/${xpos}`);
  if (own !== undefined) return own;
  // "to found", "a saw": what is no inflected form stays as it is.
  if (xpos === 'VB' || (upos === 'NOUN' && xpos === 'NN')) return undefined;
  return forms?.get(low);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "TV", "DNA", "F1s": short words in capitals keep them; longer ones are taken for shouting. */
function isAcronym(form: string): boolean {
  return /^(?:[A-Z][A-Z\d]{1,3}|[A-Z]{1,3}\d+)s?$/.test(form);
}

/** Lower case, but a name behind a prefix keeps its capital: "anti-American". */
function keepName(form: string, low: string): string {
  const name = /-[A-Z][a-z]/.exec(form);
  return name ? low.slice(0, name.index) + form.slice(name.index) : low;
}
