/**
 * Between the article's text and the page: which live text a span stands on, and which offset a place of the page has.
 * Holds node and offset, not ranges; a node whose text the page has changed since is not trusted any more.
 */
import type { Span } from '../src/annotator/annotation.ts';
import type { Run } from './extract/blocks.ts';
import { outside } from './extract/flat.ts';

/** A stretch of one live text node. */
export interface Place {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

export class Locator {
  private readonly byNode = new Map<Text, Run[]>();
  private readonly data = new Map<Text, string>();

  private found: ReadonlySet<Document | ShadowRoot> | undefined;
  private shadows: ShadowRoot[] | undefined;

  /** `runs` in the order of the text, not overlapping. */
  constructor(private readonly runs: readonly Run[]) {
    for (const run of runs) {
      const known = this.byNode.get(run.node);
      if (known) known.push(run);
      else {
        this.byNode.set(run.node, [run]);
        this.data.set(run.node, run.node.data);
      }
    }
  }

  /** Where a span stands, one place a text node, in order; what the page has taken away is left out. */
  places(span: Span): Place[] {
    const found: { node: Text; start: number; end: number }[] = [];
    for (let i = firstEndingAfter(this.runs, span.start); i < this.runs.length; i++) {
      const run = this.runs[i];
      if (!run || run.start >= span.end) break;
      const start = run.offset + Math.max(0, span.start - run.start);
      const end = run.offset + Math.min(run.length, span.end - run.start);
      const last = found.at(-1);
      if (last?.node === run.node) last.end = end;
      else if (this.holds(run.node)) found.push({ node: run.node, start, end });
    }
    return found;
  }

  /** The span as live ranges, one a text node: together they hold the span's text and nothing else. */
  ranges(span: Span): Range[] {
    return this.places(span).map(({ node, start, end }) => {
      const range = node.ownerDocument.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    });
  }

  /** The offset in the article's text of the character that begins at this place of the page, or null. */
  offsetAt(node: Node, offset: number): number | null {
    const run = this.byNode.get(node as Text)?.findLast((run) => run.offset <= offset);
    if (!run || offset > run.offset + run.length || !this.holds(run.node)) return null;
    return run.start + offset - run.offset;
  }

  /** Whether the page still shows every text as it was read; false where there is none. */
  intact(): boolean {
    if (this.runs.length === 0) return false;
    for (const node of this.byNode.keys()) if (!this.holds(node)) return false;
    return true;
  }

  /** Every live text that carries some of the article, in order. */
  nodes(): IterableIterator<Text> {
    return this.byNode.keys();
  }

  /** The documents and shadow roots that hold them: what must be watched, listened to and dressed. */
  roots(): ReadonlySet<Document | ShadowRoot> {
    if (this.found) return this.found;
    const found = new Set<Document | ShadowRoot>();
    this.found = found;
    for (const node of this.nodes()) {
      if (!node.isConnected) continue;
      for (let root: Node | undefined = node.getRootNode(); root && !found.has(root as Document); ) {
        found.add(root as Document | ShadowRoot);
        root = outside(root)?.getRootNode();
      }
    }
    return found;
  }

  /** Those of them that a point of a document leads into only if they are named. */
  shadowRoots(): ShadowRoot[] {
    this.shadows ??= [...this.roots()].filter((root) => 'host' in root);
    return this.shadows;
  }

  /** The runs of a block of the text, which no run ever leaves. */
  runsOf({ start, end }: Span): Run[] {
    return this.runs.filter((run) => start <= run.start && run.start < end);
  }

  private holds(node: Text): boolean {
    return node.isConnected && node.data === this.data.get(node);
  }
}

function firstEndingAfter(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.start + run.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
