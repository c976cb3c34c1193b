/**
 * The page as the reader sees it: shadow trees in their hosts' place, what is slotted in its slot's, documents of the
 * page's own origin in their frames'. Closed shadow roots too, where the browser lets an extension look into them;
 * documents of other origins it shows to no one.
 */

/** What an extension's content script may do beyond a page's own scripts: Firefox's way, and Chromium's. */
interface Privileged {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
  readonly openOrClosedAssignedSlot?: HTMLSlotElement | null;
}
const chromium = (globalThis as { chrome?: { dom?: { openOrClosedShadowRoot(host: Element): ShadowRoot | null } } })
  .chrome?.dom;

/** Elements that can have a shadow root, besides those with a name of their own (DOM, "valid shadow host name"). */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/** Chromium has no way from a slotted node to the slot of a closed root. */
const closed = new WeakMap<Element, ShadowRoot>();

/** A frame smaller than this, or with less to say, is an advertisement or a counter. */
const FRAME_WIDTH = 250;
const FRAME_TEXT = 500;

function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (!HOSTS.has(element.localName) && !element.localName.includes('-')) return null;
  const { openOrClosedShadowRoot } = element as Privileged;
  const root = openOrClosedShadowRoot ?? chromium?.openOrClosedShadowRoot(element) ?? null;
  if (root) closed.set(element, root);
  return root;
}

/** What stands in a node's place other than its own children; null where nothing does. */
export function insteadOfChildren(node: Node): Iterable<Node> | null {
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const element = node as Element;
  if (element.localName === 'iframe') return documentIn(element as HTMLIFrameElement)?.body.childNodes ?? null;
  if (element.localName === 'slot' && 'assignedNodes' in element) {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    return assigned.length > 0 ? assigned : null;
  }
  return shadowOf(element)?.childNodes ?? null;
}

/** The element around a node, across the borders of shadow trees, slots and frames. */
export function parentOf(node: Node): Element | null {
  const { parentNode } = node;
  switch (parentNode?.nodeType) {
    case Node.ELEMENT_NODE:
      return slotOf(node, parentNode as Element) ?? (parentNode as Element);
    case Node.DOCUMENT_FRAGMENT_NODE:
    case Node.DOCUMENT_NODE:
      return outside(parentNode);
    default:
      return null;
  }
}

/** The host of a shadow root, the frame of a document; null for the page's own document. */
export function outside(root: Node): Element | null {
  return (root as ShadowRoot).host ?? (root as Document).defaultView?.frameElement ?? null;
}

/** `Node.contains` across those borders. */
export function contains(ancestor: Node, node: Node | null): boolean {
  for (let up = node; up; up = parentOf(up)) if (up === ancestor) return true;
  return false;
}

/** How far a document's own viewport lies from that of the page: what its boxes must be moved by. */
export function frameOffset(inside: Document): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (let frame = outside(inside); frame; frame = outside(frame.ownerDocument)) {
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
  }
  return { x, y };
}

function documentIn(frame: HTMLIFrameElement): Document | null {
  // null for other origins
  const inside = frame.contentDocument;
  if (!inside?.body || frame.clientWidth < FRAME_WIDTH) return null;
  return (inside.body.textContent ?? '').length >= FRAME_TEXT ? inside : null;
}

function slotOf(node: Node, parent: Element): Element | null {
  const { assignedSlot, openOrClosedAssignedSlot } = node as Element & Privileged;
  const root = closed.get(parent);
  if (assignedSlot || openOrClosedAssignedSlot || !root) return assignedSlot ?? openOrClosedAssignedSlot ?? null;
  return [...root.querySelectorAll('slot')].find((slot) => slot.assignedNodes().includes(node as Element)) ?? null;
}
