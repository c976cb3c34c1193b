/**
 * A copy of the page that Readability may take apart, and the way back from its text nodes to the page's.
 *
 * Two ways lead back. Identity is exact, but Readability retries weak pages from `innerHTML`, after which no node of the
 * copy is the one we knew (14 of its own 130 test pages). The number that every element of the copy carries survives
 * that. Identity first, then number and text: 99.95 % of the characters of those pages.
 */

import { insteadOfChildren } from './flat.ts';

/** Set on the copy only; the live page never sees it. */
const MARK = 'data-parley';

export interface Twins {
  /** Readability's to mutate. */
  readonly copy: Document;
  /** The live text nodes that a text node of the copy (or of what Readability made of it) stands for. */
  back(node: Text): readonly Text[];
}

/**
 * Copies the document, with what shadow trees and frames hold in their place, and remembers which node came from which.
 * In one go: a page that changes in the middle would pair the wrong nodes. `without`: texts that are not to be seen.
 */
export function twins(live: Document, without: ReadonlySet<Text> = new Set()): Twins {
  const copy = live.cloneNode(true) as Document;
  const texts = new Map<Node, Text>();
  const elements: Element[] = [];

  const pairs: [twin: Node, node: Node][] = [[copy, live]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [twin, node] = pair;
    if (isText(node)) {
      if (without.has(node)) (twin as Text).data = '';
      else texts.set(twin, node);
      continue;
    }
    let within = twin;
    if (node.nodeType === Node.ELEMENT_NODE) {
      const instead = insteadOfChildren(node);
      if (instead) within = refill(twin as Element, instead);
      (within as Element).setAttribute(MARK, String(elements.length));
      elements.push(node as Element);
      if (instead) {
        let inside = within.firstChild;
        for (const child of instead) {
          if (inside) pairs.push([inside, child]);
          inside = inside?.nextSibling ?? null;
        }
        continue;
      }
    }
    for (let a = within.firstChild, b = node.firstChild; a && b; a = a.nextSibling, b = b.nextSibling)
      pairs.push([a, b]);
  }

  const used = new Set<Text>();
  return {
    copy,
    back(node) {
      const twin = texts.get(node);
      const found = twin ? [twin] : byMark(node, elements, used);
      for (const text of found) used.add(text);
      return found;
    },
  };
}

/** Puts copies of other nodes where an element's children were; a frame becomes an element that can hold them. */
function refill(twin: Element, children: Iterable<Node>): Element {
  const copy = twin.ownerDocument;
  const box = twin.localName === 'iframe' ? copy.createElement('div') : twin;
  if (box !== twin) twin.replaceWith(box);
  box.replaceChildren(...Array.from(children, (child) => copy.importNode(child, true)));
  return box;
}

/** Of the characters that Readability chose (whitespace aside), how many were found on the live page. */
export interface Mapped {
  readonly found: number;
  readonly of: number;
}

/** The live text nodes of what Readability chose. */
export function mapBack(content: Node, copies: Twins): { chosen: Set<Text>; mapped: Mapped } {
  const chosen = new Set<Text>();
  let found = 0;
  let of = 0;
  for (const text of textsOf(content)) {
    const size = text.data.replace(/\s/g, '').length;
    if (size === 0) continue;
    of += size;
    const back = copies.back(text);
    if (back.length > 0) found += size;
    for (const node of back) chosen.add(node);
  }
  return { chosen, mapped: { found, of } };
}

/** The text nodes below a node, in order. */
export function* textsOf(root: Node): Generator<Text> {
  const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}

/** The first unused live text of the same words below the nearest numbered ancestor; parsing joins neighbours, so runs count too. */
function byMark(node: Text, elements: readonly Element[], used: ReadonlySet<Text>): readonly Text[] {
  const wanted = collapse(node.data);
  if (wanted === '') return [];
  for (let up = node.parentElement; up; up = up.parentElement) {
    const mark = up.getAttribute(MARK);
    const live = mark === null ? undefined : elements[Number(mark)];
    if (!live) continue;
    const free = [...textsOf(live)].filter((text) => !used.has(text));
    const same = free.find((text) => collapse(text.data) === wanted);
    return same ? [same] : run(free, wanted);
  }
  return [];
}

/** Neighbouring texts that say `wanted` together. */
function run(free: readonly Text[], wanted: string): readonly Text[] {
  for (let start = 0; start < free.length; start++) {
    let said = '';
    for (let end = start; end < free.length && said.length <= wanted.length * 2; end++) {
      said += free[end]?.data ?? '';
      const words = collapse(said);
      if (words === wanted) return free.slice(start, end + 1);
      if (!wanted.startsWith(words)) break;
    }
  }
  return [];
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
