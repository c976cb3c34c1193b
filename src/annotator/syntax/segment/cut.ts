import { characterEnd } from './chars.ts';
import { cliticCuts } from './contractions.ts';

/** Takes the offsets of a token that was found. */
export type Emit = (start: number, end: number) => void;

/** Signs that make one token with their like: "--", "...", "***". */
export const RUNS = '-–—=*.!?~_#<>+…|•$';

/** Two single marks typed for one double quotation mark. */
export const DOUBLED: readonly string[] = ['``', "''", '’’', '‘‘'];

/** Emits a word with its clitics cut off. */
export function emitWord(text: string, start: number, end: number, emit: Emit): void {
  let from = start;
  for (const cut of cliticCuts(text.slice(start, end))) {
    emit(from, start + cut);
    from = start + cut;
  }
  emit(from, end);
}

/** Where the run of the sign at `at` ends: "--", "...", "?!" are one token each, other signs stand alone. */
export function signEnd(text: string, at: number, end: number): number {
  const sign = text.charAt(at);
  const two = text.slice(at, at + 2);
  if (DOUBLED.includes(two) && at + 2 <= end) return at + 2;
  if (!RUNS.includes(sign)) return characterEnd(text, at, end);
  const question = sign === '!' || sign === '?';
  let to = at + 1;
  while (to < end && (text.charAt(to) === sign || (question && '!?'.includes(text.charAt(to))))) to++;
  return to;
}
