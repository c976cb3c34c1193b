/** A copy of the page that Readability may take apart, and the way back from its text nodes to the page's: by identity. */

import type { Steps } from '../slices.ts';
import { insteadOfChildren } from './flat.ts';

/** Nodes between two looks at the clock. */
const MANY = 64;

export interface Twins {
  /** Readability's to mutate. */
  readonly copy: Document;
  /** The live text that a text node of the copy stands for. */
  readonly origin: ReadonlyMap<Node, Text>;
}

/**
 * Copies the document node by node, with what shadow trees and frames hold in their place, and remembers which text came
 * from which. `without`: texts that are not to be seen. `hollow`: elements that are copied without what they hold.
 *
 * Into a document without a window, by `importNode`: no custom element wakes up in it, no picture is loaded.
 */
export function* twins(
  live: Document,
  without: ReadonlySet<Text>,
  hollow: (element: Element) => boolean,
): Steps<Twins> {
  const copy = live.cloneNode(false) as Document;
  const origin = new Map<Node, Text>();

  const ahead: [node: Node, into: Node][] = [[live.documentElement, copy]];
  for (let next = ahead.pop(), count = 1; next; next = ahead.pop(), count++) {
    if (count % MANY === 0) yield;
    const [node, into] = next;
    if (isText(node)) {
      if (!without.has(node)) origin.set(into.appendChild(copy.importNode(node)), node);
      continue;
    }
    if (!isElement(node)) {
      // a comment parts two texts for Readability
      if (node.nodeType === Node.COMMENT_NODE) into.appendChild(copy.createComment(''));
      continue;
    }
    const instead = insteadOfChildren(node);
    // a frame becomes an element that can hold what stands in it
    const twin = into.appendChild(
      instead && node.localName === 'iframe' ? copy.createElement('div') : copy.importNode(node),
    );
    if (hollow(node)) continue;
    if (instead) for (const child of [...instead].reverse()) ahead.push([child, twin]);
    else for (let child = node.lastChild; child; child = child.previousSibling) ahead.push([child, twin]);
  }
  return { copy, origin };
}

/** Of the characters that Readability chose (whitespace aside), how many were found on the live page. */
export interface Mapped {
  readonly found: number;
  readonly of: number;
}

/** The live text nodes of what Readability chose. */
export function* mapBack(content: Node, { origin }: Twins): Steps<{ chosen: Set<Text>; mapped: Mapped }> {
  const chosen = new Set<Text>();
  let found = 0;
  let of = 0;
  for (const text of textsOf(content)) {
    const size = text.data.replace(/\s/g, '').length;
    if (size === 0) continue;
    of += size;
    const live = origin.get(text);
    if (!live) continue;
    found += size;
    if (live.isConnected) chosen.add(live);
    yield;
  }
  return { chosen, mapped: { found, of } };
}

/** The text nodes below a node, in order. */
export function* textsOf(root: Node): Generator<Text> {
  const walker = (root.ownerDocument ?? document).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
