import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One syntactic word of a treebank; `head` counts from 1, 0 is the root. `start`, `end` go into the document's text. */
export interface GoldWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly deprel: string;
  readonly start: number;
  readonly end: number;
}

export interface GoldSentence {
  readonly words: readonly GoldWord[];
  /** Whether a paragraph begins with it. */
  readonly paragraph: boolean;
}

/** A document with its raw text: paragraphs are lines. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly GoldSentence[];
}

/** The folder of the treebanks, from PARLEY_CORPORA or beside the repository; null where there is none. */
export function corporaFolder(): string | null {
  const folder = process.env.PARLEY_CORPORA ?? join(process.cwd(), '..', 'shared', 'corpora');
  return existsSync(join(folder, 'ud')) ? folder : null;
}

interface Draft {
  id: string;
  text: string;
  sentences: GoldSentence[];
}

/** Reads a CoNLL-U file; the raw text is put together from the forms, SpaceAfter=No and "# newpar". */
export function readConllu(file: string): GoldDocument[] {
  const documents: Draft[] = [];
  let fresh = true;
  let paragraph = true;
  for (const block of readFileSync(file, 'utf8').split(/\n\n+/)) {
    const lines = block.split('\n').filter((line) => line !== '');
    if (lines.length === 0) continue;
    for (const line of lines) {
      if (line.startsWith('# newdoc')) {
        documents.push({ id: line.split('=')[1]?.trim() ?? '', text: '', sentences: [] });
        fresh = true;
      }
      if (/^# newpar(?:\s|$)/.test(line)) paragraph = true;
    }
    let doc = documents.at(-1);
    if (!doc) {
      doc = { id: '', text: '', sentences: [] };
      documents.push(doc);
    }
    if (!fresh) doc.text = paragraph ? `${doc.text.trimEnd()}\n` : doc.text;
    readSentence(lines, doc, paragraph || fresh);
    fresh = false;
    paragraph = false;
  }
  return documents;
}

function readSentence(lines: readonly string[], doc: Draft, paragraph: boolean): void {
  const words: GoldWord[] = [];
  let surfaceLeft = 0;
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    const [id = '', form = '', lemma = '', upos = '', xpos = '', , head = '0', deprel = '', , misc = ''] =
      line.split('\t');
    if (id.includes('.')) continue;
    const space = /SpaceAfter=No/.test(misc) ? '' : ' ';
    if (id.includes('-')) {
      const [first = 0, last = 0] = id.split('-').map(Number);
      surfaceLeft = last - first + 1;
      // The words of "don't" share its letters: what the last of them leaves over is put back there.
      const rest = lines.filter(
        (l) => Number(l.split('\t')[0]) >= first && Number(l.split('\t')[0]) <= last && /^\d+\t/.test(l),
      );
      let at = doc.text.length;
      doc.text += form + space;
      const end = at + form.length;
      rest.forEach((l, i) => {
        const cells = l.split('\t');
        const to = i === rest.length - 1 ? end : Math.min(end, at + (cells[1] ?? '').length);
        words.push(word(cells, at, to));
        at = to;
      });
      continue;
    }
    if (surfaceLeft > 0) {
      surfaceLeft--;
      continue;
    }
    const start = doc.text.length;
    doc.text += form + space;
    words.push({ form, lemma, upos, xpos, head: Number(head), deprel, start, end: start + form.length });
  }
  doc.sentences.push({ words, paragraph });
}

function word(cells: readonly string[], start: number, end: number): GoldWord {
  const [, form = '', lemma = '', upos = '', xpos = '', , head = '0', deprel = ''] = cells;
  return { form, lemma, upos, xpos, head: Number(head), deprel, start, end };
}
