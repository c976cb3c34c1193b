/**
 * Highlights on the page by the CSS Custom Highlight API: no element is added, moved or changed.
 * What is painted is kept here too: in Firefox a content script cannot iterate a Highlight or the registry (it throws through Xray).
 */
import { KINDS } from '../src/annotator/annotation.ts';
import { DEFAULT_PALETTE, PALETTES, type PaletteName } from '../src/palette.ts';
import { DRESSES, type Dress, kindOf, LAYERS, type Layer, nameOf } from './layers.ts';
import { surfaceOf } from './surface.ts';
import { bearsActive, isDark, type Surface, tintFor } from './tint.ts';

export class Painter {
  private readonly painted = new Map<string, { highlight: Highlight; ranges: readonly Range[] }>();
  private readonly surfaces = new Map<Element, Surface>();
  /** What is painted from now on has these colours. */
  palette: PaletteName = DEFAULT_PALETTE;

  /** Replaces what a layer shows. */
  set(layer: Layer, ranges: readonly Range[]): void {
    const dressed = new Map<Dress, Range[]>(DRESSES.map((dress) => [dress, []]));
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
    return [...this.painted.values()].every(({ ranges }) => ranges.every((range) => !range.collapsed));
  }

  /** Puts back what the page may have cleared from the registry; cheap when it has not. */
  restore(): void {
    for (const [name, { highlight }] of this.painted)
      if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
  }

  /** Takes everything away, also what an earlier copy of this script has left. */
  clear(): void {
    for (const layer of LAYERS)
      for (const dress of DRESSES) for (const palette of PALETTES) this.remove(nameOf(layer, dress, palette));
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
    const kind = kindOf(layer);
    if (!kind) return '';
    if (layer.startsWith('active-')) return bearsActive(kind, surface, this.palette) ? '' : null;
    const tint = tintFor(kind, surface, this.palette);
    if (tint === null) return layer === kind ? '-bare' : null;
    return tint === 'dark' ? '-dark' : '';
  }
}
