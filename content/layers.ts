/**
 * The names under which our highlights stand in the page's registry, shared by what paints them and by their style sheet.
 */
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { DEFAULT_PALETTE, type PaletteName } from '../src/palette.ts';

/**
 * Which layer: a kind of position; its parts where it holds another (underline of the whole, tint of the rest); the
 * source of a statement; what the pointer is on; what the popup points at.
 */
export type Layer = Kind | `${Kind}-under` | `${Kind}-tint` | `active-${Kind | 'speaker'}` | 'speaker' | 'flash';

/** Later ones lie above. */
export const LAYERS: readonly Layer[] = [
  'speaker',
  ...KINDS.map((kind) => `${kind}-under` as const),
  ...KINDS.map((kind) => `${kind}-tint` as const),
  ...KINDS,
  ...KINDS.map((kind) => `active-${kind}` as const),
  'active-speaker',
  'flash',
];

/** How a layer's name ends on a light page, a dark one, and where a tint would make the text hard to read. */
export const DRESSES = ['', '-dark', '-bare'] as const;
export type Dress = (typeof DRESSES)[number];

/** The registry belongs to the page as well, so every name is ours by its prefix; the default palette goes unsaid. */
export function nameOf(layer: Layer, dress: Dress, palette: PaletteName): string {
  const coloured = palette !== DEFAULT_PALETTE && kindOf(layer) !== undefined;
  return `parley-${layer}${dress}${coloured ? `-${palette}` : ''}`;
}

/** The kind that a layer shows; undefined for sources and the flash. */
export const kindOf = (layer: Layer): Kind | undefined => KINDS.find((kind) => layer.includes(kind));
