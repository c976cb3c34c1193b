import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chain } from '../../src/annotator/entities/coreference.ts';
import { type Document, spanOf } from '../../src/annotator/entities/document.ts';

/** A mention as annotated: character offsets into the text, what it is, and the chain it belongs to. */
export interface GoldMention {
  readonly start: number;
  readonly end: number;
  /** "person", "organization", "place", "abstract", … */
  readonly type: string;
  readonly chain: string;
}

export interface CorefDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

const TYPES = new Set(['person', 'organization', 'place']);

/** Chains of persons, organisations and places as sets of "start-end", by the type that most of their mentions have. */
export function keyOf(doc: CorefDocument, least: number): string[][] {
  const chains = new Map<string, { spans: Set<string>; counted: number; all: number }>();
  for (const m of doc.mentions) {
    const chain = chains.get(m.chain) ?? { spans: new Set(), counted: 0, all: 0 };
    chain.spans.add(`${m.start}-${m.end}`);
    chain.all++;
    if (TYPES.has(m.type)) chain.counted++;
    chains.set(m.chain, chain);
  }
  return [...chains.values()].filter((c) => 2 * c.counted > c.all && c.spans.size >= least).map((c) => [...c.spans]);
}

/** The folder of the coreference corpus, from PARLEY_CORPORA or beside the repository; null where there is none. */
export function corefFolder(): string | null {
  const folder = join(process.env.PARLEY_CORPORA ?? join(process.cwd(), '..', 'shared', 'corpora'), 'coref');
  return existsSync(folder) ? folder : null;
}

export function readCoref(folder: string): CorefDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.conll'))
    .sort()
    .map((name) => readDocument(name.replace('.conll', ''), readFileSync(join(folder, name), 'utf8')));
}

const NO_SPACE_BEFORE = /^(?:[.,;:!?)\]”%]|n[’']t|[’'](?:s|re|ve|m|ll|d)?|-)$/i;
const NO_SPACE_BEHIND = /^(?:[([“$£€#]|-)$/;

/** Reads one file in the CoNLL format of GUM: the words are put together again as a reader would see them. */
function readDocument(id: string, file: string): CorefDocument {
  let text = '';
  let before = '';
  let inQuote = false;
  const open: { start: number; type: string; chain: string }[] = [];
  const mentions: GoldMention[] = [];
  for (const line of file.split('\n')) {
    const [, word, column] = line.split('\t');
    if (word === undefined || column === undefined) continue;
    const straight = word === '"';
    const glued =
      text === '' ||
      NO_SPACE_BEFORE.test(word) ||
      NO_SPACE_BEHIND.test(before) ||
      (straight && inQuote) ||
      (before === '"' && inQuote);
    if (!glued) text += ' ';
    const start = text.length;
    text += word;
    if (straight) inQuote = !inQuote;
    before = word;
    for (const [, opens, type = '', number = '', , closes] of column.matchAll(/(\()?([a-z]+)-(\d+)(-[^()]*)?(\))?/g)) {
      if (opens !== undefined) open.push({ start, type, chain: number });
      if (closes !== undefined) {
        const index = open.findLastIndex((m) => m.chain === number && m.type === type);
        const mention = open[index];
        if (mention === undefined) continue;
        open.splice(index, 1);
        mentions.push({ ...mention, end: text.length });
      }
    }
  }
  return { id, text, mentions };
}

/** Chains that were found, as sets of "start-end". */
export function spansOf(doc: Document, chains: readonly Chain[], least: number): string[][] {
  return chains
    .filter((c) => c.mentions.length >= least)
    .map((c) =>
      c.mentions.map((m) => {
        const { start, end } = spanOf(doc, m.first, m.last);
        return `${start}-${end}`;
      }),
    );
}
