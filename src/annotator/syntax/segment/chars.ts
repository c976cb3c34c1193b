/** Classes of UTF-16 code units, as tokenising needs them. */
export const OTHER = 0;
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Either half of a surrogate pair: an emoji, a rare letter. Never a place to cut between the halves. */
export const SURROGATE = 4;
/** Joiners and modifiers that belong to the character before: ZWJ, variation selectors, combining marks. */
export const MARK = 5;

const UNKNOWN = 255;
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  if (unit === 0x200d || (unit >= 0xfe00 && unit <= 0xfe0f)) return MARK;
  // Zero-width space and the byte order mark separate words on pages, though Unicode no longer calls them space.
  if (unit === 0x200b || unit === 0xfeff || unit <= 0x20 || unit === 0x7f) return SPACE;
  const char = String.fromCharCode(unit);
  if (/[\s\p{Z}\p{Cc}]/u.test(char)) return SPACE;
  // A soft hyphen is invisible and stands inside words.
  if (unit === 0xad || /\p{L}/u.test(char)) return LETTER;
  if (/\p{M}/u.test(char)) return MARK;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  return OTHER;
}

/** The class of one UTF-16 code unit; looked up once, then remembered. */
export function classOf(unit: number): number {
  let found = classes[unit] as number;
  if (found === UNKNOWN) {
    found = classify(unit);
    classes[unit] = found;
  }
  return found;
}

/** Where the character (with its joiners, modifiers, flags' second halves) that begins at `at` ends: never inside a surrogate pair. */
export function characterEnd(text: string, at: number, end: number): number {
  let i = at;
  let code = text.codePointAt(i) ?? 0;
  i += code > 0xffff ? 2 : 1;
  const flag = code >= 0x1f1e6 && code <= 0x1f1ff;
  if (flag && i < end) {
    const second = text.codePointAt(i) ?? 0;
    if (second >= 0x1f1e6 && second <= 0x1f1ff) return Math.min(end, i + 2);
  }
  while (i < end) {
    code = text.codePointAt(i) ?? 0;
    const skinTone = code >= 0x1f3fb && code <= 0x1f3ff;
    if (skinTone) i += 2;
    else if (code === 0x200d) {
      i += 1;
      if (i < end && classOf(text.charCodeAt(i)) !== SPACE) i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    } else if (classOf(code > 0xffff ? 0xd800 : code) === MARK) i += 1;
    else break;
  }
  return Math.min(i, end);
}

/** Whether `text[at]` is an upper-case letter (of any script that has case). */
export function isUpper(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit >= 65 && unit <= 90;
  const char = text.charAt(at);
  return char !== char.toLowerCase();
}

/** Whether `text[at]` is a lower-case letter. */
export function isLower(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit >= 97 && unit <= 122;
  const char = text.charAt(at);
  return char !== char.toUpperCase();
}
