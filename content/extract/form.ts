/**
 * What an element is to the reader: seen or not, a block or part of a line, a heading, an item, a link.
 * Asked of the live page, whose style sheets decide, and remembered for the length of one extraction.
 */
import type { BlockKind } from '../../src/annotator/annotation.ts';
import { parentOf } from './flat.ts';

export interface Form {
  visible(element: Element): boolean;
  block(element: Element): boolean;
  kind(element: Element): BlockKind;
  linked(element: Element): boolean;
}

/** What only a renderer knows; a page that is not rendered (the command line's) is judged by its markup instead. */
export interface Looks {
  seen(element: Element): boolean;
  block(element: Element): boolean;
}

export const PHRASING: ReadonlySet<string> = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);

/** A new memory; good as long as the page's style does not change. */
export function form(looks: Looks = rendered): Form {
  const visible = remember<boolean>((element, up) => {
    return up !== false && looks.seen(element);
  });
  const linked = remember<boolean>(
    (element, up) => up === true || (element.tagName === 'A' && element.hasAttribute('href')),
  );
  const kind = remember<BlockKind>((element, up) => ownKind(element) ?? up ?? 'paragraph');
  const blocks = new Map<Element, boolean>();
  return {
    visible,
    linked,
    kind,
    block(element) {
      let known = blocks.get(element);
      if (known === undefined) {
        known = looks.block(element);
        blocks.set(element, known);
      }
      return known;
    },
  };
}

const rendered: Looks = {
  seen: (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !readOnlyByMachines(element),
  block: isBlock,
};

/** Answers from the parent's answer downwards; without recursion, for pages nest as deeply as they like. */
function remember<T>(judge: (element: Element, parent: T | undefined) => T): (element: Element) => T {
  const known = new Map<Element, T>();
  return (element) => {
    const chain: Element[] = [];
    let up: Element | null = element;
    while (up && !known.has(up)) {
      chain.push(up);
      up = parentOf(up);
    }
    let answer = up ? known.get(up) : undefined;
    for (const next of chain.reverse()) {
      answer = judge(next, answer);
      known.set(next, answer);
    }
    return answer as T;
  };
}

function ownKind(element: Element): BlockKind | null {
  if (element.getAttribute('role') === 'heading') return 'heading';
  switch (element.tagName) {
    case 'H1':
    case 'H2':
    case 'H3':
    case 'H4':
    case 'H5':
    case 'H6':
      return 'heading';
    case 'LI':
    case 'DT':
    case 'DD':
      return 'item';
    case 'BLOCKQUOTE':
      return 'quote';
    case 'FIGCAPTION':
    case 'CAPTION':
    case 'FIGURE':
      return 'caption';
    default:
      return /(^|[-_\s])caption([-_\s]|$)/i.test(element.className.toString()) ? 'caption' : null;
  }
}

function isBlock(element: Element): boolean {
  const style = getComputedStyle(element);
  const display = style.display;
  if (display.startsWith('inline') || display === 'contents' || display.startsWith('ruby') || display === '')
    return false;
  // A drop cap is a floated letter: the float makes it a block to CSS, to the reader it begins the word.
  const dropCap =
    style.float !== 'none' && PHRASING.has(element.tagName) && (element.textContent ?? '').trim().length <= 2;
  return !dropCap;
}

/** Text for screen readers ("opens in a new window") is visible to CSS, but clipped to a pixel. */
function readOnlyByMachines(element: Element): boolean {
  // not instanceof: an element in a frame is of that frame's kind
  const { offsetWidth, offsetHeight } = element as Partial<HTMLElement>;
  if (offsetWidth === undefined || offsetHeight === undefined || offsetWidth > 1 || offsetHeight > 1) return false;
  const style = getComputedStyle(element);
  return style.position === 'absolute' && style.overflow !== 'visible';
}
