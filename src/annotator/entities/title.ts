import type { Clause, Word } from './document.ts';
import { type Known, lookUp } from './gazetteer.ts';
import organizations from './organizations.json';
import roles from './roles.json';
import titles from './titles.json';
import { isDeterminer, isName, isPossessive, isSentenceOpener } from './wordclass.ts';

const organizationNouns = new Set(organizations.nouns);
const portfolios = new Set(organizations.portfolios);
const partisan = new Set(titles.before);
/** Whether a word goes before a title and names nobody: "Republican", "Transport". */
export const precedesTitle = (text: string): boolean => partisan.has(text) || portfolios.has(text);
const lowerRoles = new Set([...roles.person, ...roles.office]);
const lowerModifiers = new Set(
  'foreign prime deputy chief senior former top press defense defence interior finance acting vice interim lead trade state campaign union opposition party rebel government military army police security health executive national political'.split(
    ' ',
  ),
);

export type TitleKind = 'office' | 'legislator' | 'honorific';
const titleWords = new Map<string, TitleKind>();
for (const t of titles.office) titleWords.set(t, 'office');
for (const t of titles.legislator) titleWords.set(t, 'legislator');
for (const t of titles.honorific) titleWords.set(t, 'honorific');
const heWords = new Set(titles.sex.he);
const sheWords = new Set(titles.sex.she);

/** What stands in front of a name and says what its bearer is: "Russian President" Vladimir Putin. */
export interface Titled {
  /** First word of the title; that of the name itself without one. */
  readonly titleFirst: number;
  readonly titleKind: TitleKind | null;
  /** The state or body named in the title or right in front of it. */
  readonly affiliation: Known | null;
  /** The words before the title that name an organisation ("UAW" in "UAW President Shawn Fain"), or null. */
  readonly affiliationName: readonly [number, number] | null;
}

/** The longest title that begins at `at`. */
export function titleAt(words: readonly Word[], at: number, end: number): { kind: TitleKind; length: number } | null {
  for (let n = Math.min(3, end - at); n > 0; n--) {
    let phrase = words[at]?.text ?? '';
    for (let k = 1; k < n; k++)
      phrase += `${words[at + k]?.text === '-' || phrase.endsWith('-') ? '' : ' '}${words[at + k]?.text}`;
    const kind = titleWords.get(phrase);
    if (kind !== undefined) return { kind, length: n };
  }
  return null;
}

/** What the words `[first, last)` of a title say about "he" or "she". */
export function sexOf(words: readonly Word[], first: number, last: number): 'he' | 'she' | null {
  for (let i = last - 1; i >= first; i--) {
    if (sheWords.has(words[i]?.text ?? '')) return 'she';
    if (heWords.has(words[i]?.text ?? '')) return 'he';
  }
  return null;
}

/** Whether a title follows behind nothing but parties, portfolios and bodies. */
export function titleWithin(words: readonly Word[], from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const title = titleAt(words, i, end);
    if (title !== null) return title.kind !== 'honorific' || i === from;
    if (!precedesTitle(words[i]?.text ?? '') && !organizationNouns.has(words[i]?.text ?? '')) return false;
  }
  return false;
}

/** Number of words from `at` that name an organisation and are followed by an office ("UAW President"). */
export function organizationBefore(words: readonly Word[], at: number, end: number): number {
  for (let n = 1; n <= 5 && at + n < end; n++) {
    const title = titleAt(words, at + n, end);
    if (title === null) continue;
    if (title.kind === 'honorific' || at + n + title.length >= end) return 0;
    // "Transport Minister": a portfolio is no body.
    return n === 1 && portfolios.has(words[at]?.text ?? '') ? 0 : n;
  }
  return 0;
}

/** A role in lower case right in front of a name: "Kremlin spokesman Dmitry Peskov", "foreign minister Sergei Lavrov". */
export function lowerTitle(words: readonly Word[], at: number, sentence: Clause): Titled | null {
  let i = at - 1;
  if (words[i]?.text === ',' && lowerRoles.has(words[i - 1]?.lower ?? '')) i--;
  if (i < sentence.first || !lowerRoles.has(words[i]?.lower ?? '') || isName(words[i]?.text ?? 'X')) return null;
  while (
    i - 1 >= sentence.first &&
    (lowerModifiers.has(words[i - 1]?.lower ?? '') || lowerRoles.has(words[i - 1]?.lower ?? '')) &&
    !isName(words[i - 1]?.text ?? 'X')
  )
    i--;
  const titleFirst = i;
  let j = i - 1;
  if (isPossessive(words[j]?.lower ?? '')) j--;
  const lastName = j + 1;
  while (j >= sentence.first && isName(words[j]?.text ?? '') && lastName - j <= 5) j--;
  // "The Kremlin’s spokesman" at a sentence's beginning: the article is no name.
  const from = lastName - j > 2 && isDeterminer(words[j + 1]?.lower ?? '') ? j + 2 : j + 1;
  const lone = lastName - from === 1 ? words[from] : undefined;
  if (from >= lastName || (lone && (isDeterminer(lone.lower) || isSentenceOpener(lone.lower))))
    return { titleFirst, titleKind: 'office', affiliation: null, affiliationName: null };
  // "Republican nominee Donald Trump": of a party, but not its voice.
  if (lone && partisan.has(lone.text))
    return { titleFirst: from, titleKind: 'office', affiliation: null, affiliationName: null };
  const known = lookUp(words, from, lastName);
  const whole = known !== null && from + known.length === lastName;
  return {
    titleFirst: from,
    titleKind: 'office',
    affiliation: whole ? known.known : null,
    affiliationName: whole ? null : [from, lastName],
  };
}
