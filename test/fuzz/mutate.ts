/** New inputs out of good ones: what stands in them is cut, doubled, swapped and strewn with what parsers stumble over. */
import type { Random } from './random.ts';

/** Signs and words that mean something to some part of the annotator, to JSON, to HTML, or to a display. */
const TRICKY = [
  ...' \n\t.,;:!?-–—…()[]{}<>&"\'“”‘’«»/\\0%$€',
  '\r\n',
  '\u0000',
  '\ufeff',
  '\u2028',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\ud83d',
  '\ude00',
  '😀',
  'e\u0301',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '1e999',
  '-1',
  '<img src=x onerror=1>',
  '</script>',
  '&lt;',
  '"}',
  '\\ud800',
  ' said ',
  ' demanded that ',
  ' unless ',
  ' he ',
  ' of ',
  ' Mr. ',
  ' U.S. ',
  ' not ',
];

/** One to eight changes to a text; `other` lends pieces. */
export function mutateText(text: string, other: string, random: Random): string {
  let now = text;
  for (let n = 1 + random.below(8); n > 0; n--) {
    const at = random.below(now.length + 1);
    const end = Math.min(now.length, at + 1 + random.below(random.below(3) === 0 ? 80 : 6));
    const rest = now.slice(end);
    switch (random.below(6)) {
      case 0:
        now = now.slice(0, at) + rest;
        break;
      case 1:
        now = now.slice(0, at) + random.of(TRICKY) + now.slice(at);
        break;
      case 2:
        now = now.slice(0, at) + now.slice(at, end).repeat(2 + random.below(6)) + rest;
        break;
      case 3: {
        const from = random.below(other.length + 1);
        now = now.slice(0, at) + other.slice(from, from + random.below(60)) + rest;
        break;
      }
      case 4:
        now = now.slice(0, at) + String.fromCharCode(random.below(0x10000)) + now.slice(at + 1);
        break;
      default:
        now = rest + now.slice(0, at);
    }
  }
  return now.slice(0, 4000);
}

/** One to eight changes to bytes. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const now = bytes.slice(0, random.below(20) === 0 ? random.below(bytes.length) : bytes.length);
  for (let n = 1 + random.below(8); n > 0 && now.length > 0; n--) {
    // the head is small and decides most
    const at = random.below(random.below(2) === 0 ? Math.min(4096, now.length) : now.length);
    now[at] = random.of([0, 1, 127, 128, 255, random.below(256), (now[at] ?? 0) ^ (1 << random.below(8))]);
  }
  return now;
}

/** A value that JSON can hold, like or unlike the good one. */
export function mutateValue(value: unknown, random: Random): unknown {
  if (random.below(12) === 0) return random.of<unknown>([null, -1, 0.5, 1e308, '', '__proto__', [], {}, true, '3']);
  if (Array.isArray(value)) {
    const list = value.map((item) => (random.below(3) === 0 ? mutateValue(item, random) : item));
    return random.below(6) === 0 ? [...list, ...list, null] : list;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(() => random.below(15) > 0)
      .map(([key, item]): [string, unknown] => [key, random.below(2) === 0 ? mutateValue(item, random) : item]);
    if (random.below(8) === 0) entries.push([random.of(['__proto__', 'constructor', 'extra', 'type']), 1]);
    return Object.fromEntries(entries);
  }
  if (typeof value === 'string') return mutateText(value, value, random).slice(0, 200);
  if (typeof value === 'number') return random.of([value, value + 1, -value, value / 2, 2 ** 53, Number.NaN]);
  return value;
}
