/**
 * Highlights on the page by the CSS Custom Highlight API: no element is added, moved or changed.
 * What is painted is kept here too: in Firefox a content script cannot iterate a Highlight or the registry (it throws
 * through Xray). Every document has a registry of its own: an article in a frame is painted there.
 */
import { KINDS } from '../src/annotator/annotation.ts';
import { DEFAULT_PALETTE, PALETTES, type PaletteName } from '../src/palette.ts';
import { dressRoot } from './dress.ts';
import { parentOf } from './extract/flat.ts';
import { DRESSES, type Dress, kindOf, LAYERS, type Layer, nameOf } from './layers.ts';
import { surfaceOf } from './surface.ts';
import { bearsActive, isDark, type Surface, tintFor } from './tint.ts';

interface Painted {
  readonly registry: HighlightRegistry;
  readonly highlight: Highlight;
  readonly ranges: readonly Range[];
}

export class Painter {
  private readonly painted = new Map<string, readonly Painted[]>();
  private readonly surfaces = new Map<Element, Surface>();
  /** What is painted from now on has these colours. */
  palette: PaletteName = DEFAULT_PALETTE;

  /** Replaces what a layer shows. */
  set(layer: Layer, ranges: readonly Range[]): void {
    const dressed = new Map<Dress, Range[]>(DRESSES.map((dress) => [dress, []]));
    if (ranges.length > 0 && !isLost(layer))
      for (const range of ranges) {
        const dress = this.dress(layer, range);
        if (dress !== null) dressed.get(dress)?.push(range);
      }
    for (const [dress, same] of dressed) {
      const name = nameOf(layer, dress, this.palette);
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
    return [...this.painted.values()].flat().every(({ ranges }) => ranges.every((range) => !range.collapsed));
  }

  /** Puts back what the page may have cleared from the registry; cheap when it has not. */
  restore(): void {
    for (const [name, painted] of this.painted)
      for (const { registry, highlight } of painted) if (!registry.has(name)) registry.set(name, highlight);
  }

  /** Takes everything away, also what an earlier copy of this script has left. */
  clear(): void {
    for (const layer of LAYERS)
      for (const dress of DRESSES) for (const palette of PALETTES) this.remove(nameOf(layer, dress, palette));
    this.surfaces.clear();
  }

  private put(name: string, layer: Layer, ranges: readonly Range[]): void {
    this.remove(name);
    const documents = new Set(ranges.map(documentOf));
    const painted = [...documents].map((document): Painted => {
      const own = ranges.filter((range) => documentOf(range) === document);
      const { CSS, Highlight } = (document.defaultView ?? window) as Window & typeof globalThis;
      const highlight = new Highlight(...own);
      highlight.priority = LAYERS.indexOf(layer);
      CSS.highlights.set(name, highlight);
      return { registry: CSS.highlights, highlight, ranges: own };
    });
    this.painted.set(name, painted);
    for (const range of ranges) dressRoot(range.startContainer.getRootNode());
  }

  private remove(name: string): void {
    for (const { registry } of this.painted.get(name) ?? []) registry.delete(name);
    this.painted.delete(name);
    CSS.highlights.delete(name);
  }

  /** Null where the layer would only harm. */
  private dress(layer: Layer, range: Range): Dress | null {
    const element = parentOf(range.startContainer);
    if (!element || layer === 'speaker' || layer === 'active-speaker' || layer.endsWith('-under')) return '';
    const surface = this.surfaces.get(element) ?? surfaceOf(element);
    this.surfaces.set(element, surface);
    if (layer === 'flash') return isDark(surface) ? '-dark' : '';
    const kind = kindOf(layer);
    if (!kind) return '';
    if (layer.startsWith('active-')) return bearsActive(kind, surface, this.palette) ? '' : null;
    const tint = tintFor(kind, surface, this.palette);
    if (tint === null) return layer === kind ? '-bare' : null;
    return tint === 'dark' ? '-dark' : '';
  }
}

/** Forced colours make a solid box of every highlight: a source, or a second layer, would look like a position. */
function isLost(layer: Layer): boolean {
  const plain = layer === 'flash' || KINDS.some((kind) => layer === kind || layer === `${kind}-under`);
  return !plain && matchMedia('(forced-colors: active)').matches;
}

const documentOf = ({ startContainer }: Range) => startContainer.ownerDocument ?? document;
