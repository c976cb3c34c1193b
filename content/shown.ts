/** What is on the page: an article with its annotation, as layers to paint and as an index to ask. */
import { type Annotation, KINDS, type Span } from '../src/annotator/annotation.ts';
import type { Target } from './card/view.ts';
import type { Extraction } from './extract.ts';
import { Intervals } from './intervals.ts';
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

export function paintAll(painter: Painter, { annotation, locator }: Shown): void {
  const layers = layered(annotation.positions, ({ span }) => span);
  for (const kind of KINDS) {
    const same = layers.filter(({ item }) => item.kind === kind);
    const covered = same.filter(({ covered }) => covered);
    const alone = same.filter(({ covered }) => !covered);
    painter.set(
      kind,
      alone.flatMap(({ span }) => locator.ranges(span)),
    );
    painter.set(
      `${kind}-under`,
      covered.flatMap(({ span }) => locator.ranges(span)),
    );
    painter.set(
      `${kind}-tint`,
      covered.flatMap(({ top }) => top.flatMap((span) => locator.ranges(span))),
    );
  }
  // A line of the speaker's own through a position's line would be neither's.
  const positions = annotation.positions.map(({ span }) => span);
  const sources = annotation.attributions.flatMap(({ source }) => source.flatMap((span) => without(span, positions)));
  painter.set(
    'speaker',
    sources.flatMap((span) => locator.ranges(span)),
  );
}
