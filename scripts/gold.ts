/**
 * Articles annotated by the position guideline, for fitting: a folder with `<id>.txt` and `<id>.gold.json`, whose items quote
 * the article, or one of training/annotations' files, whose items are offsets into shared/corpora/raw.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Span } from '../src/annotator/annotation.ts';

/** Its offsets are both -1 where the article does not hold the words. */
export interface GoldPosition extends Span {
  readonly kind: string;
  readonly party: string;
  readonly addressee: string | null;
  readonly optional: boolean;
}
export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly parties: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly positions: readonly GoldPosition[];
  /** False for articles that the network never learns from (training/data.py): only they can tell how far to trust it. */
  readonly seen: boolean;
}

/** training/frames.py: of a folder's articles, this one of so many is held out. */
const HELD_OUT = { every: 11, offset: 5 };
const RAW = join(process.env.PARLEY_SHARED ?? '../shared', 'corpora/raw/articles.jsonl');

/**
 * The articles of folders and files, in order.
 * @throws where a file is missing, is no JSON, or names an article that the corpus does not hold.
 */
export function readGold(paths: readonly string[]): GoldArticle[] {
  return paths.flatMap((path) => (path.endsWith('.jsonl') ? fromOffsets(path) : fromFolder(path)));
}

/**
 * The part of the longer of two spans that they share, 0…1. By the annotation guideline they are the same where they share
 * half of the shorter and a fifth of the longer; 0 where they are not.
 */
export function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  return shared >= shorter / 2 && shared >= longer / 5 ? shared / longer : 0;
}

function fromFolder(folder: string): GoldArticle[] {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .map((name) => name.replace('.gold.json', ''))
    .sort();
  return ids.map((id, i) => {
    const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
    const file: {
      parties: { name: string; aliases?: string[] }[];
      positions: { kind: string; text: string; party: string; addressee: string | null; optional: boolean }[];
    } = JSON.parse(readFileSync(join(folder, `${id}.gold.json`), 'utf8'));
    let from = 0;
    const positions = file.positions.map(({ text: words, ...rest }) => {
      const ahead = text.indexOf(words, from);
      const start = ahead < 0 ? text.indexOf(words) : ahead;
      if (ahead >= 0) from = ahead;
      return { ...rest, start, end: start < 0 ? start : start + words.length };
    });
    const parties = file.parties.map(({ name, aliases = [] }) => ({ name, aliases }));
    return { id, text, parties, positions, seen: i % HELD_OUT.every !== HELD_OUT.offset };
  });
}

function fromOffsets(path: string): GoldArticle[] {
  const texts = new Map(lines<{ id: string; text: string }>(RAW).map(({ id, text }) => [id, text]));
  const rows = lines<{
    id: string;
    parties: { name: string; aliases: [number, number][] }[];
    positions: (Omit<GoldPosition, 'start' | 'end'> & { span: [number, number] })[];
  }>(path);
  return rows.map(({ id, parties, positions }) => {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`${path} names the article "${id}", which ${RAW} does not hold.`);
    return {
      id,
      text,
      parties: parties.map(({ name, aliases }) => ({
        name,
        aliases: [...new Set(aliases.map(([start, end]) => text.slice(start, end)))],
      })),
      positions: positions.map(({ span: [start, end], ...rest }) => ({ ...rest, start, end })),
      seen: basename(path) !== 'held-out.jsonl',
    };
  });
}

function lines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
