/**
 * What the network sees of a token: a word id, hashed affixes, a shape; and of its place: quotation state, starts.
 * Everything about the form alone depends on its letters only, so that the first layer's input can be kept per form.
 * training/features.py holds the same rules: change both together.
 */

const PLAIN = new Map<string, string>([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['``', '"'],
  ["''", '"'],
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['–', '--'],
  ['—', '--'],
  ['―', '--'],
  ['…', '...'],
]);

function isAscii(form: string): boolean {
  for (let i = 0; i < form.length; i++) if (form.charCodeAt(i) > 127) return false;
  return true;
}

/** The form with typographic quotes and dashes made plain: a match of the whole first, then character by character. */
export function normalise(form: string): string {
  const whole = PLAIN.get(form);
  if (whole !== undefined) return whole;
  if (isAscii(form)) return form;
  let plain = '';
  for (const char of form) plain += PLAIN.get(char) ?? char;
  return plain;
}

/** What marks the kinds of n-grams apart: "=", "<", ">". */
const WHOLE = 61;
const PREFIX = 60;
const SUFFIX = 62;

/** FNV-1a of the sign `mark` and of `text[from, to)`, 32 bits, one step a UTF-16 code unit. */
function fnv1a(mark: number, text: string, from: number, to: number): number {
  let hash = Math.imul(0x811c9dc5 ^ mark, 0x01000193);
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Buckets of a normalised form: itself with its capitals, then prefixes of 1–4 and suffixes of 1–5 letters of its lower case. */
export function ngrams(form: string, buckets: number): number[] {
  const low = form.toLowerCase();
  const { length } = low;
  const found = [fnv1a(WHOLE, form, 0, form.length) % buckets];
  for (let n = 1; n <= 4 && n < length; n++) found.push(fnv1a(PREFIX, low, 0, n) % buckets);
  for (let n = 1; n <= 5 && n < length; n++) found.push(fnv1a(SUFFIX, low, length - n, length) % buckets);
  return found;
}

/** Indices of the shape bits that are on: case (0–5), digits (6–8), signs (9–12), length (13–23). */
export function shape(form: string): number[] {
  let letters = 0;
  let upper = 0;
  let digits = 0;
  let length = 0;
  let firstUpper = false;
  for (const char of form) {
    length++;
    if (char >= '0' && char <= '9') digits++;
    const lower = char.toLowerCase();
    if (lower === char.toUpperCase()) continue;
    if (char !== lower) {
      if (letters === 0) firstUpper = true;
      upper++;
    }
    letters++;
  }
  const bits = [caseOf(letters, upper, firstUpper), digits === 0 ? 6 : digits === length ? 8 : 7];
  for (let k = 0; k < 4; k++) if (form.includes("-.'@".charAt(k))) bits.push(9 + k);
  bits.push(13 + Math.min(length, 11) - 1);
  return bits;
}

function caseOf(letters: number, upper: number, firstUpper: boolean): number {
  if (letters === 0) return 0;
  if (upper === 0) return 1;
  if (upper === letters) return letters > 1 ? 3 : 4;
  return upper === 1 && firstUpper ? 2 : 5;
}

/** The id of the form's lower case in the vocabulary, or of that with every digit as 0, or 0 (unknown). */
export function wordId(form: string, vocabulary: ReadonlyMap<string, number>): number {
  const low = form.toLowerCase();
  return vocabulary.get(low) ?? vocabulary.get(low.replace(/[0-9]/g, '0')) ?? 0;
}

/** Quotation states: outside, inside, opening mark, closing mark. */
const OUTSIDE = 0;
const INSIDE = 1;
const OPENING = 2;
const CLOSING = 3;

/** Follows quotations over the tokens of a document; a block's end closes them. */
export class QuoteTracker {
  #open: 'none' | 'double' | 'single' = 'none';

  /** The state of the next token. */
  next(form: string, startsBlock: boolean): number {
    if (startsBlock) this.#open = 'none';
    switch (form) {
      case '“':
      case '„':
      case '«':
      case '``':
        this.#open = 'double';
        return OPENING;
      case '”':
      case '»':
        this.#open = 'none';
        return CLOSING;
      case '"':
      case "''": {
        const closes = this.#open === 'double';
        this.#open = closes ? 'none' : 'double';
        return closes ? CLOSING : OPENING;
      }
      case '‘':
        if (this.#open !== 'none') return INSIDE;
        this.#open = 'single';
        return OPENING;
      case '’':
        if (this.#open !== 'single') return this.#open === 'none' ? OUTSIDE : INSIDE;
        this.#open = 'none';
        return CLOSING;
      default:
        return this.#open === 'none' ? OUTSIDE : INSIDE;
    }
  }
}

/** One code for a token's place. */
export function contextCode(quote: number, startsSentence: boolean, startsBlock: boolean): number {
  return quote + (startsSentence ? 4 : 0) + (startsBlock ? 8 : 0);
}
