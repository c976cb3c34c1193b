import type { Document } from '../entities/document.ts';
import { isName } from '../entities/wordclass.ts';
import type { Candidate } from './candidate.ts';
import { type Piece, trimPiece } from './content.ts';
import { headOf } from './framed.ts';

/** A signature or a speaker's label is no longer than this, in words. */
const LONGEST_NAME = 8;
const DASH = /^(?:―|—|–|--|-)$/;

/**
 * What is attributed by layout instead of by words: “…” ― Name at the end of a block, and NAME: … at its beginning, as
 * transcripts have it.
 */
export function labelled(doc: Document, ranges: readonly Piece[]): Candidate[] {
  return blocksOf(doc).flatMap((block) => signed(doc, ranges, block) ?? transcribed(doc, block) ?? []);
}

/** “…” ― Name. What is quoted inside of the quotation may end it too early: the dash behind the last mark counts. */
function signed(doc: Document, ranges: readonly Piece[], block: Piece): Candidate | null {
  if (ranges[doc.words[block.first]?.quote ?? -1]?.first !== block.first) return null;
  for (let i = block.last - 1; i > block.first && block.last - i <= LONGEST_NAME + 2; i--) {
    if (!DASH.test(doc.words[i]?.text ?? '') || !/["”’']$/.test(doc.words[i - 1]?.text ?? '')) continue;
    const name = trimPiece(doc, i + 1, block.last);
    if (name === null || !isNameOf(doc, name)) return null;
    return candidate(doc, { first: i, last: i + 1 }, name, { first: block.first, last: i }, 'signed');
  }
  return null;
}

/** NAME: … The label stands in capitals: any other word before a colon may be part of a sentence. */
function transcribed(doc: Document, block: Piece): Candidate | null {
  for (let i = block.first; i < Math.min(block.last, block.first + LONGEST_NAME); i++) {
    const text = doc.words[i]?.text ?? '';
    if (text === ':' && i > block.first) {
      const name = trimPiece(doc, block.first, i);
      const said = trimPiece(doc, i + 1, block.last);
      if (name === null || said === null || said.last - said.first < 3 || !isNameOf(doc, name)) return null;
      return candidate(doc, { first: i, last: i + 1 }, name, said, 'transcript');
    }
    if (/\p{Ll}/u.test(text)) return null;
  }
  return null;
}

function isNameOf(doc: Document, name: Piece): boolean {
  if (name.last - name.first > LONGEST_NAME) return false;
  return isName(doc.words[name.first]?.text ?? '') && doc.words[name.first]?.tag === 'PROPN';
}

function candidate(doc: Document, cue: Piece, name: Piece, content: Piece, rule: string): Candidate {
  const source = { ...name, head: headOf(doc, name.first, name.last) };
  return { cue, source, relative: -1, content: [content], at: cue.first, nominal: false, rule, confidence: 0.9 };
}

function blocksOf(doc: Document): Piece[] {
  const out: { block: number; first: number; last: number }[] = [];
  for (const { block, first, last } of doc.sentences) {
    const open = out.at(-1);
    if (open?.block === block) open.last = last;
    else out.push({ block, first, last });
  }
  return out;
}
