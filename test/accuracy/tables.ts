import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'test/annotator';

/** Literals that look like text: in either quotes, with a blank, from a capital or a quotation mark through a last mark; some mark words. */
const LITERAL = /(['"])((?:\\.|(?!\1)[^\\\n])+)\1/g;
const TEXT = /^\[?[\p{Lu}“‘'"].* .*[.!?”’'"]$/su;

/** The sentences of the tables in test/annotator, by file. Each table asks one thing of them; much else is read in them, too. */
export const TABLES: readonly (readonly [file: string, sentences: readonly string[]])[] = readdirSync(FOLDER, {
  recursive: true,
  encoding: 'utf8',
})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.test.ts') && !/^syntax|property/.test(file))
  .sort()
  .map((file) => [file, textsIn(readFileSync(join(FOLDER, file), 'utf8'))] as const)
  .filter(([, texts]) => texts.length > 0);

function textsIn(source: string): string[] {
  const literals = [...source.matchAll(LITERAL)].map(([, , text]) => text ?? '');
  const texts = literals.filter((text) => TEXT.test(text)).map((text) => text.replace(/\[|(?:\|\w)?\]/g, ''));
  return [...new Set(texts)].map((text) => text.replaceAll('\\n', '\n').replace(/\\(.)/g, '$1'));
}
