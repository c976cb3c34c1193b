/**
 * A copy of the page that Readability may take apart, and the way back from its text nodes to the page's.
 *
 * Two ways lead back. Identity is exact, but Readability retries weak pages from `innerHTML`, after which no node of the
 * copy is the one we knew (14 of its own 130 test pages). The number that every element of the copy carries survives
 * that. Identity first, then number and text: 99.95 % of the characters of those pages.
 */

/** Set on the copy only; the live page never sees it. */
const MARK = 'data-parley';

export interface Twins {
  /** Readability's to mutate. */
  readonly copy: Document;
  /** The live text nodes that a text node of the copy (or of what Readability made of it) stands for. */
  back(node: Text): readonly Text[];
}

/** Copies the document and remembers which node came from which. */
export function twins(live: Document): Twins {
  const copy = live.cloneNode(true) as Document;
  const texts = new Map<Node, Text>();
  const elements: Element[] = [];

  const ours = copy.createTreeWalker(copy, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const theirs = live.createTreeWalker(live, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let twin = ours.nextNode(), node = theirs.nextNode(); twin && node; ) {
    if (isText(twin)) {
      texts.set(twin, node as Text);
    } else {
      (twin as Element).setAttribute(MARK, String(elements.length));
      elements.push(node as Element);
    }
    twin = ours.nextNode();
    node = theirs.nextNode();
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
