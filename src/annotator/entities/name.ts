import type { Clause, Document, Word } from './document.ts';
import { type GazetteerMatch, type Known, lookUp } from './gazetteer.ts';
import organizations from './organizations.json';
import roles from './roles.json';
import {
  lowerTitle,
  organizationBefore,
  precedesTitle,
  sexOf,
  type Titled,
  type TitleKind,
  titleAt,
  titleWithin,
} from './title.ts';
import titles from './titles.json';
import { isCalendar, isDeterminer, isName, isNominal, isPossessive, isSentenceOpener } from './wordclass.ts';

/** A name as it stands in a sentence, taken apart: "Russian President Vladimir Putin". */
export interface NameMention extends Titled {
  /** Words of the name proper, `last` exclusive: "Vladimir Putin". */
  readonly first: number;
  readonly last: number;
  readonly type: 'person' | 'organization' | 'known' | 'unsure';
  readonly known: Known | null;
  readonly form: GazetteerMatch['form'] | null;
  /** What an honorific says about "he" or "she". */
  readonly sex: 'he' | 'she' | null;
}

const organizationNouns = new Set(organizations.nouns);
const connectors = new Set(organizations.connectors);
const particles = new Set(organizations.particles);
const peopleNouns = new Set(roles.group);
const memberNouns = new Set(titles.member);
const bodyTitles = new Set(titles.body);

/** Whether no space stands between two words, as around the hyphen of "Ocasio-Cortez". */
const glued = (a: Word | undefined, b: Word | undefined): boolean =>
  a !== undefined && b !== undefined && a.end === b.start;

/** End of the run of name words that begins at `at`, exclusive. */
function runEnd(words: readonly Word[], at: number, end: number): number {
  let i = at + 1;
  let organization = organizationNouns.has(words[at]?.text ?? '');
  while (i < end) {
    const word = words[i];
    if (word === undefined || word.quote !== words[at]?.quote) break;
    if (isName(word.text) && !isCalendar(word.lower) && !/^(?:PRON|ADP|SCONJ|AUX)$/.test(word.tag)) {
      if (beginsClause(words, at, i, end)) break;
      organization ||= organizationNouns.has(word.text);
      i++;
    } else if (word.lower === 'of' && (titleAt(words, i - 1, end)?.length ?? 0) > 2) i += 2;
    else if (joinsGenitive(words, at, i, end)) i += 2;
    else if (word.text === '-' && glued(words[i - 1], word) && glued(word, words[i + 1])) i += 2;
    else if (particles.has(word.lower) && isName(words[i + 1]?.text ?? '') && i + 1 < end) i += 2;
    else if (
      particles.has(word.lower) &&
      particles.has(words[i + 1]?.lower ?? '') &&
      isName(words[i + 2]?.text ?? '') &&
      i + 2 < end
    )
      i += 3;
    else if (word.text === '&' && isName(words[i + 1]?.text ?? '')) i += 2;
    else if (organization && connectors.has(word.lower)) {
      // "Department of Health and Human Services", "Bank of the West"; "and" only after an "of" or "for".
      const next = words[i + 1]?.lower === 'the' ? i + 2 : i + 1;
      const after = words[next];
      const sawOf = words.slice(at, i).some((w) => w.lower === 'of' || w.lower === 'for');
      const joins =
        word.lower === 'of' ||
        word.lower === 'for' ||
        word.lower === '&' ||
        ((word.lower === 'and' || word.lower === 'on') && sawOf);
      if (!joins || after === undefined || next >= end || !isName(after.text) || isCalendar(after.lower)) break;
      i = next + 1;
    } else break;
  }
  return i;
}

/** "told the Associated Press Iran would": a state or body that the tree makes the subject of what follows. */
function beginsClause(words: readonly Word[], at: number, i: number, end: number): boolean {
  const word = words[i];
  if (word?.label !== 'nsubj' || word.head <= i || lookUp(words, i, end) === null) return false;
  return !words.slice(at, i).some((w) => w.head === i);
}

/** "Dockworkers’ Federation", "St. Alban’s Hospital": a genitive that is part of an organisation's name. */
function joinsGenitive(words: readonly Word[], at: number, i: number, end: number): boolean {
  const mark = words[i]?.lower ?? '';
  const next = words[i + 1];
  if (!isPossessive(mark) || next === undefined || i + 1 >= end || !organizationNouns.has(next.text)) return false;
  // "Russia’s Parliament" is Russia's, but the workers' union is called so.
  return mark === "'"
    ? i - at === 1 && /s$/.test(words[i - 1]?.lower ?? '')
    : /^(?:St\.?|Saint|Children|Women|Men|People|Veterans)$/.test(words[at]?.text ?? '');
}

/** Tags of words that are capitalised only where a sentence or a line begins, or for emphasis. */
const CLOSED = /^(?:ADV|ADP|AUX|CCONJ|DET|INTJ|PRON|SCONJ)$/;

/** Whether a name can begin at a word: capitalised, and not only because a sentence begins there. */
function startsName(words: readonly Word[], at: number, sentence: Clause, known: GazetteerMatch | null): boolean {
  const word = words[at];
  if (word === undefined || !isName(word.text) || isCalendar(word.lower) || word.lower === 'i') return false;
  if (known !== null) return true;
  // "Previously President Obama", but "But Ltd"
  if (CLOSED.test(word.tag) && (!isName(words[at + 1]?.text ?? '') || titleAt(words, at + 1, sentence.last)))
    return false;
  // "Eleven GOP senators", "Two Norwegians", but "Seven Network"
  if (word.tag === 'NUM' && (precedesTitle(words[at + 1]?.text ?? '') || lookUp(words, at + 1, sentence.last)))
    return false;
  if (!opensSentence(words, at, sentence)) return !isDeterminer(word.lower) || word.text.length > 3;
  return !isSentenceOpener(word.lower);
}

function opensSentence(words: readonly Word[], at: number, sentence: Clause): boolean {
  const before = words[at - 1];
  return at === sentence.first || before === undefined || /^["“‘'`:—–\-…]+$/.test(before.text);
}

/** Whether the word behind a lone capitalised one shows that that is an adjective: a noun in lower case, no verb. */
function isOrdinaryBefore(next: Word | undefined): boolean {
  if (next === undefined || !/^\p{Ll}/u.test(next.text) || !isNominal(next.lower)) return false;
  // A form in -ed or -s may be a verb ("Fain joked"), unless it is a noun for people ("Senior aides").
  return !/(?:ed|s)$/.test(next.lower) || peopleNouns.has(next.lower);
}

/** The names of one sentence, in order. `inside` holds the words that the article capitalises inside sentences. */
export function namesOf(doc: Document, sentence: Clause, inside: ReadonlySet<string>): NameMention[] {
  const { words } = doc;
  const out: NameMention[] = [];
  for (let i = sentence.first; i < sentence.last; ) {
    const known = lookUp(words, i, sentence.last);
    if (!startsName(words, i, sentence, known)) {
      i++;
      continue;
    }
    const end = Math.max(runEnd(words, i, sentence.last), i + (known?.length ?? 1));
    if (
      known === null &&
      end === i + 1 &&
      opensSentence(words, i, sentence) &&
      !inside.has(words[i]?.text ?? '') &&
      (words[i]?.tag !== 'PROPN' || isOrdinaryBefore(words[end]) || peopleNouns.has(words[i]?.lower ?? ''))
    ) {
      // "Senior aides said": capitalised only because the sentence begins.
      i++;
      continue;
    }
    if (!describesMember(words, i, end)) takeApart(words, i, end, sentence, out);
    i = end;
  }
  return out;
}

/** "the Maine Republican", "New York Democrats": whom a run of capitalised words describes, it does not name. */
function describesMember(words: readonly Word[], at: number, end: number): boolean {
  return end - at > 1 && lookUp(words, at, end) === null && memberNouns.has(words[end - 1]?.text ?? '');
}

/** Cuts a run of name words into affiliation, title and name. */
function takeApart(words: readonly Word[], at: number, end: number, sentence: Clause, out: NameMention[]): void {
  let i = at;
  let affiliation: Known | null = null;
  let affiliationName: [number, number] | null = null;
  let titleKind: TitleKind | null = null;
  let sex: 'he' | 'she' | null = null;
  let titled = false;
  while (i < end) {
    const known = lookUp(words, i, end);
    const title = beginsBody(words, i, end) ? null : titleAt(words, i, end);
    if (known !== null && i + known.length < end && !titled && prefixes(words, i + known.length, end, known)) {
      affiliation ??= known.known;
      i += known.length;
    } else if (title !== null && i + title.length <= end) {
      titled = true;
      titleKind = title.kind === 'honorific' ? (titleKind ?? 'honorific') : title.kind;
      sex = sexOf(words, i, i + title.length) ?? sex;
      i += title.length;
    } else if (
      precedesTitle(words[i]?.text ?? '') &&
      i + 1 < end &&
      titleWithin(words, i + 1, Math.min(end, i + 4)) &&
      !beginsBody(words, i, end)
    )
      i++;
    else if (!titled && organizationBefore(words, i, end) > 0) {
      // "UAW President Shawn Fain", "Justice Department Inspector General Michael Horowitz"
      const n = organizationBefore(words, i, end);
      affiliationName = [i, i + n];
      i += n;
    } else break;
  }
  const name = { first: i, last: end, titleFirst: at, titleKind, affiliation, affiliationName, sex };
  // Nothing but a title ("the President", "Prime Minister"): a description, resolved where it is asked for.
  if (i >= end) return;
  const known = lookUp(words, i, end);
  if (known !== null && i + known.length === end && !titled) {
    out.push({ ...name, type: 'known', known: known.known, form: known.form });
    return;
  }
  const isOrganization =
    words.slice(i, end).some((w) => organizationNouns.has(w.text)) ||
    /^\p{Lu}{2,6}$/u.test(end - i === 1 ? (words[i]?.text ?? '') : '');
  if (titled) {
    // "Qatar’s prime minister, Sheikh Hamad"
    const lower = titleKind === 'honorific' && affiliation === null ? lowerTitle(words, at, sentence) : null;
    out.push({ ...name, ...lower, type: 'person', known: null, form: null });
  } else if (isOrganization) {
    // "Israeli Defense Forces": the adjective is part of the name, and says whose they are.
    out.push({ ...name, first: at, titleFirst: at, type: 'organization', known: null, form: null });
  } else {
    const lower = lowerTitle(words, at, sentence);
    if (lower !== null && affiliation === null)
      out.push({ ...name, ...lower, type: 'person', known: null, form: null });
    else if (affiliation !== null)
      out.push({ ...name, first: at, titleFirst: at, type: 'unsure', known: null, form: null });
    else out.push({ ...name, type: 'unsure', known: null, form: null });
  }
}

/** "Justice Department", "General Motors": what is a title elsewhere begins the name of a body. */
function beginsBody(words: readonly Word[], at: number, end: number): boolean {
  return at + 1 < end && bodyTitles.has(words[at]?.text ?? '') && organizationNouns.has(words[at + 1]?.text ?? '');
}

/** Whether a gazetteer word in front of other name words only describes them ("Russian President …"). */
function prefixes(words: readonly Word[], next: number, end: number, match: GazetteerMatch): boolean {
  if (titleWithin(words, next, Math.min(end, next + 4))) return true;
  // "Jordan Peterson" is no Jordanian; "Ukrainian Defense Ministry" is Ukraine's.
  return match.form === 'people' || (match.form === 'name' && organizationNouns.has(words[end - 1]?.text ?? ''));
}
