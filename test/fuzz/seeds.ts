import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What mutation begins with: the sentences of the annotator's own test tables. */
export function sentences(): string[] {
  const folder = 'test/annotator';
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/(['"`])((?:(?!\1).){25,})\1/g)])
    .map(([, , sentence = '']) => sentence.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1'));
  if (found.length < 200) throw new Error(`only ${found.length} sentences were found in ${folder}`);
  return found;
}
