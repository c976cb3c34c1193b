/**
 * Highlights on the page by the CSS Custom Highlight API: no element is added, moved or changed.
 * The registry belongs to the page as well, so every name is ours by its prefix. What is painted is kept here too:
 * in Firefox a content script cannot iterate a Highlight or the registry (it throws through Xray).
 */
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { surfaceOf } from './surface.ts';
import { type Dress, dressFor, isDark, type Surface } from './tint.ts';

/** Which layer: a kind of position, the source of a statement, what is hovered, what the popup points at. */
export type Layer = Kind | 'speaker' | 'active' | 'flash';

const PREFIX = 'parley-';
/** Later layers lie above earlier ones: a threat is never hidden under the demand that holds it. */
const ORDER: readonly Layer[] = ['speaker', 'demand', 'offer', 'concession', 'refusal', 'threat', 'active', 'flash'];
const DRESSES: readonly Dress[] = ['light', 'dark', 'bare'];

export class Painter {
  private readonly painted = new Map<string, Highlight>();
  private readonly surfaces = new Map<Element, Surface>();

  /** Replaces what a layer shows. */
  set(layer: Layer, ranges: readonly Range[]): void {
    const byName = new Map<string, Range[]>();
    for (const range of ranges) {
      const name = nameOf(layer, this.dress(layer, range));
      const same = byName.get(name);
      if (same) same.push(range);
      else byName.set(name, [range]);
    }
    for (const dress of DRESSES) {
      const name = nameOf(layer, dress);
      const same = byName.get(name);
      if (same) this.put(name, layer, same);
      else this.remove(name);
    }
  }

  /** Puts back what the page may have cleared from the registry; cheap when it has not. */
  restore(): void {
    for (const [name, highlight] of this.painted) if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
  }

  /** Takes everything away, also what an earlier copy of this script has left. */
  clear(): void {
    for (const layer of ORDER) for (const dress of DRESSES) this.remove(nameOf(layer, dress));
    this.surfaces.clear();
  }

  private put(name: string, layer: Layer, ranges: readonly Range[]): void {
    const highlight = new Highlight(...ranges);
    highlight.priority = ORDER.indexOf(layer);
    this.painted.set(name, highlight);
    CSS.highlights.set(name, highlight);
  }

  private remove(name: string): void {
    this.painted.delete(name);
    CSS.highlights.delete(name);
  }

  private dress(layer: Layer, range: Range): Dress {
    if (layer === 'speaker') return 'light';
    const element = range.startContainer.parentElement;
    if (!element) return 'bare';
    const surface = this.surfaces.get(element) ?? surfaceOf(element);
    this.surfaces.set(element, surface);
    if (isKind(layer)) return dressFor(layer, surface);
    return isDark(surface) ? 'dark' : 'light';
  }
}

function nameOf(layer: Layer, dress: Dress): string {
  return PREFIX + layer + (dress === 'light' ? '' : `-${dress}`);
}

function isKind(layer: Layer): layer is Kind {
  return (KINDS as readonly string[]).includes(layer);
}
