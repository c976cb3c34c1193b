import type { Document } from '../entities/document.ts';

/** What a name is in its clause, by the tree: "nsubj", "obj", "obl to", "nmod:poss". */
export function roleOf(doc: Document, at: number): string {
  const { words } = doc;
  let word = words[at];
  // Up within the name and its noun: "Kyiv’s leaders".
  for (let step = 0; step < 4 && word !== undefined; step++) {
    if (!/^(?:flat|compound|amod|appos|det|nummod)$/.test(word.label)) break;
    word = words[word.head];
  }
  if (word === undefined) return 'none';
  if (word.label !== 'obl' && word.label !== 'nmod') return word.label;
  for (let i = word.index - 1; i >= Math.max(0, word.index - 6); i--)
    if (words[i]?.head === word.index && words[i]?.label === 'case') return `${word.label} ${words[i]?.lower}`;
  return word.label;
}
