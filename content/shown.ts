/** What is on the page: an article with its annotation, as layers to paint and as an index to ask. */
import { type Annotation, KINDS, type Span } from '../src/annotator/annotation.ts';
import type { Target } from './card/view.ts';
import type { Extraction } from './extract.ts';
import { Intervals } from './intervals.ts';
import type { Layer } from './layers.ts';
import { layered, without } from './overlap.ts';
import type { Painter } from './paint.ts';

export interface Shown extends Extraction {
  readonly annotation: Annotation;
}

/** The spans that a target is painted on. */
export function spansOf(target: Target): readonly Span[] {
  return 'position' in target ? [target.position.span] : target.source.source;
}

export function indexOf({ positions, attributions }: Annotation): Intervals<Target> {
  const targets: Target[] = [
    ...positions.map((position) => ({ position })),
    ...attributions.map((source) => ({ source })),
  ];
  return new Intervals(targets.flatMap((value) => spansOf(value).map(({ start, end }) => ({ start, end, value }))));
}

export function paintAll(painter: Painter, all: readonly Shown[]): void {
  const layers = new Map<Layer, Range[]>();
  for (const shown of all)
    for (const [layer, ranges] of layersOf(shown)) {
      const known = layers.get(layer);
      if (known) known.push(...ranges);
      else layers.set(layer, ranges);
    }
  for (const [layer, ranges] of layers) painter.set(layer, ranges);
}

function* layersOf({ annotation, locator }: Shown): Generator<[Layer, Range[]]> {
  const rangesOf = (spans: readonly Span[]) => spans.flatMap((span) => locator.ranges(span));
  const layers = layered(annotation.positions, ({ span }) => span);
  for (const kind of KINDS) {
    const same = layers.filter(({ item }) => item.kind === kind);
    const covered = same.filter(({ covered }) => covered);
    const alone = same.filter(({ covered }) => !covered);
    yield [kind, rangesOf(alone.map(({ span }) => span))];
    yield [`${kind}-under`, rangesOf(covered.map(({ span }) => span))];
    yield [`${kind}-tint`, rangesOf(covered.flatMap(({ top }) => top))];
  }
  // A line of the speaker's own through a position's line would be neither's.
  const positions = annotation.positions.map(({ span }) => span);
  yield [
    'speaker',
    rangesOf(annotation.attributions.flatMap(({ source }) => source.flatMap((span) => without(span, positions)))),
  ];
}
