/**
 * Highlights on the page by the CSS Custom Highlight API: no element is added, moved or changed.
 * The registry belongs to the page as well, so every name is ours by its prefix. What is painted is kept here too:
 * in Firefox a content script cannot iterate a Highlight or the registry (it throws through Xray).
 */
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { surfaceOf } from './surface.ts';
import { bearsActive, isDark, type Surface, tintFor } from './tint.ts';

/**
 * Which layer: a kind of position; its parts where it holds another (underline of the whole, tint of the rest); the
 * source of a statement; what the pointer is on; what the popup points at.
 */
export type Layer = Kind | `${Kind}-under` | `${Kind}-tint` | `active-${Kind | 'speaker'}` | 'speaker' | 'flash';

const PREFIX = 'parley-';
/** Later ones lie above. */
const LAYERS: readonly Layer[] = [
  'speaker',
  ...KINDS.map((kind) => `${kind}-under` as const),
  ...KINDS.map((kind) => `${kind}-tint` as const),
  ...KINDS,
  ...KINDS.map((kind) => `active-${kind}` as const),
  'active-speaker',
  'flash',
];
/** How a layer's name ends on a light page, a dark one, and where a tint would make the text hard to read. */
const DRESSES = ['', '-dark', '-bare'] as const;
type Dress = (typeof DRESSES)[number];

export class Painter {
  private readonly painted = new Map<string, { highlight: Highlight; ranges: readonly Range[] }>();
  private readonly surfaces = new Map<Element, Surface>();

  /** Replaces what a layer shows. */
  set(layer: Layer, ranges: readonly Range[]): void {
    const dressed = new Map<Dress, Range[]>(DRESSES.map((dress) => [dress, []]));
    for (const range of ranges) {
      const dress = this.dress(layer, range);
      if (dress !== null) dressed.get(dress)?.push(range);
    }
    for (const [dress, same] of dressed) {
      const name = PREFIX + layer + dress;
      if (same.length > 0) this.put(name, layer, same);
      else this.remove(name);
    }
  }

  /** Nothing is under the pointer any more. */
  calm(): void {
    for (const kind of [...KINDS, 'speaker'] as const) this.set(`active-${kind}`, []);
  }

  /** Whether the page has left every range where it was; nodes taken out and put back have lost theirs. */
  get whole(): boolean {
    return [...this.painted.values()].every(({ ranges }) => ranges.every((range) => !range.collapsed));
  }

  /** Puts back what the page may have cleared from the registry; cheap when it has not. */
  restore(): void {
    for (const [name, { highlight }] of this.painted)
      if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
  }

  /** Takes everything away, also what an earlier copy of this script has left. */
  clear(): void {
    for (const layer of LAYERS) for (const dress of DRESSES) this.remove(PREFIX + layer + dress);
    this.surfaces.clear();
  }

  private put(name: string, layer: Layer, ranges: readonly Range[]): void {
    const highlight = new Highlight(...ranges);
    highlight.priority = LAYERS.indexOf(layer);
    this.painted.set(name, { highlight, ranges });
    CSS.highlights.set(name, highlight);
  }

  private remove(name: string): void {
    this.painted.delete(name);
    CSS.highlights.delete(name);
  }

  /** Null where the layer would only harm. */
  private dress(layer: Layer, range: Range): Dress | null {
    // Forced colours make a solid box of every highlight: a source, or a second layer, would look like a position.
    const plain = layer === 'flash' || KINDS.some((kind) => layer === kind || layer === `${kind}-under`);
    if (!plain && matchMedia('(forced-colors: active)').matches) return null;
    const element = range.startContainer.parentElement;
    if (!element || layer === 'speaker' || layer === 'active-speaker' || layer.endsWith('-under')) return '';
    const surface = this.surfaces.get(element) ?? surfaceOf(element);
    this.surfaces.set(element, surface);
    if (layer === 'flash') return isDark(surface) ? '-dark' : '';
    const kind = KINDS.find((kind) => layer.includes(kind));
    if (!kind) return '';
    if (layer.startsWith('active-')) return bearsActive(kind, surface) ? '' : null;
    const tint = tintFor(kind, surface);
    if (tint === null) return layer === kind ? '-bare' : null;
    return tint === 'dark' ? '-dark' : '';
  }
}
