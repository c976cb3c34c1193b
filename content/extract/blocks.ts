/**
 * From the live text nodes that belong to the article to its blocks. The live page is walked, not Readability's result:
 * only the live page knows what is a block to the reader, and the result glues what it moved.
 */
import type { BlockKind } from '../../src/annotator/annotation.ts';
import type { Steps } from '../slices.ts';
import { contains, insteadOfChildren, parentOf } from './flat.ts';
import type { Form } from './form.ts';

/** Characters that stand in the page as they stand in the text: `length` of them from `offset` in `node`, from `start` in the text. */
export interface Run {
  start: number;
  length: number;
  readonly node: Text;
  readonly offset: number;
}

/** A block before it is known whether it belongs to the article; its runs count from 0. */
export interface Draft {
  kind: BlockKind;
  text: string;
  runs: Run[];
  /** How many of its characters are links. */
  linked: number;
  /** The innermost element that makes it a block. */
  element: Element;
}

/** Stretches of words, and stretches of whitespace and of characters without width (soft hyphens), which no word should hold. */
const PIECES = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]+|[^\s\u00AD\u200B-\u200D\u2060\uFEFF]+/g;
const WORD = /[^\s\u00AD\u200B-\u200D\u2060\uFEFF]/;
/** Whitespace, without the byte order mark that \s holds. */
const SPACE = /[^\S\uFEFF]/;
/** What ends a line although none of its text is the article's: a picture, an advertisement, a table between two texts. */
const BREAKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DETAILS DIV DL FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR IFRAME LI MAIN NAV OL P PRE SECTION TABLE UL VIDEO'.split(
    ' ',
  ),
);

/** The blocks made of `chosen`, in the order of the page. */
export function* drafts(chosen: ReadonlySet<Text>, form: Form): Steps<Draft[]> {
  const onPath = ancestors(chosen);
  const root = commonRoot(chosen);
  const done: Draft[] = [];
  const writer = new Writer(form, (draft) => done.push(draft));

  const ahead: Node[] = root ? [root] : [];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    yield;
    if (enter(node))
      for (const child of Array.from(insteadOfChildren(node) ?? node.childNodes).reverse()) ahead.push(child);
  }
  writer.end();
  return done;

  function enter(at: Node): boolean {
    if (at.nodeType === Node.TEXT_NODE) {
      writer.text(at as Text, chosen.has(at as Text));
      return false;
    }
    if (at.nodeType !== Node.ELEMENT_NODE) return false;
    const element = at as Element;
    if (element.tagName === 'BR') writer.lineBreak();
    else if (onPath.has(element)) return true;
    else if (BREAKS.has(element.tagName)) writer.end();
    else if (/\w/.test(element.textContent ?? '') && form.visible(element)) writer.gap();
    return false;
  }
}

/** Writes texts into blocks, each run of whitespace as one space that belongs to the node it begins in. */
class Writer {
  private draft: Draft | null = null;
  private space: { node: Text; offset: number } | null = null;
  private gapped = false;

  constructor(
    private readonly form: Form,
    private readonly finish: (draft: Draft) => void,
  ) {}

  text(node: Text, chosen: boolean): void {
    const parent = parentOf(node);
    if (!parent) return;
    if (!chosen) {
      if (WORD.test(node.data)) {
        if (this.form.visible(parent)) this.gap();
      } else if (SPACE.test(node.data)) this.spaceAt(node, 0);
      return;
    }
    const element = this.blockOf(parent);
    if (this.draft && this.draft.element !== element) this.end();
    const linked = this.form.linked(parent);
    for (const { 0: piece, index } of node.data.matchAll(PIECES)) {
      if (!WORD.test(piece)) {
        const space = piece.search(SPACE);
        if (space >= 0) this.spaceAt(node, index + space);
        continue;
      }
      // Something that is not the article's stood between two of its words: two texts, not one glued word.
      if (this.gapped && !this.space) this.end();
      this.gapped = false;
      this.draft ??= { kind: this.form.kind(parent), text: '', runs: [], linked: 0, element };
      if (this.space) this.put(' ', this.space.node, this.space.offset, linked);
      this.space = null;
      this.put(piece, node, index, linked);
    }
  }

  private spaceAt(node: Text, offset: number): void {
    if (this.draft) this.space ??= { node, offset };
  }

  gap(): void {
    this.gapped = true;
  }

  /** A headline is broken for its looks, anything else for its sense. */
  lineBreak(): void {
    if (this.draft?.kind === 'heading') this.broken();
    else this.end();
  }

  end(): void {
    if (this.draft) this.finish(this.draft);
    this.draft = null;
    this.space = null;
    this.gapped = false;
  }

  /** There is no character for the space that a <br> makes; the heading goes on as a block of its own unless there is one. */
  private broken(): void {
    if (!this.space) this.end();
  }

  private put(piece: string, node: Text, offset: number, linked: boolean): void {
    const draft = this.draft;
    if (!draft) return;
    const last = draft.runs.at(-1);
    if (last && last.node === node && last.offset + last.length === offset) last.length += piece.length;
    else draft.runs.push({ start: draft.text.length, length: piece.length, node, offset });
    draft.text += piece;
    if (linked) draft.linked += piece.length;
  }

  private blockOf(element: Element): Element {
    let up = element;
    for (let next = parentOf(up); next && !this.form.block(up); next = parentOf(up)) up = next;
    return up;
  }
}

function ancestors(chosen: ReadonlySet<Text>): Set<Element> {
  const found = new Set<Element>();
  for (const text of chosen) {
    for (let up = parentOf(text); up && !found.has(up); up = parentOf(up)) found.add(up);
  }
  return found;
}

function commonRoot(chosen: ReadonlySet<Text>): Element | null {
  let root: Element | null = null;
  for (const text of chosen) {
    root ??= parentOf(text);
    while (root && !contains(root, text)) root = parentOf(root);
  }
  return root;
}
