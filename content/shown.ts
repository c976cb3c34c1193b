/** What is on the page: an article with its annotation, as layers to paint and as an index to ask. */
import { type Annotation, KINDS, type Span } from '../src/annotator/annotation.ts';
import type { Target } from './card/view.ts';
import type { Extraction } from './extract.ts';
import { Intervals } from './intervals.ts';
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
  for (const kind of KINDS) {
    const same = annotation.positions.filter((position) => position.kind === kind);
    painter.set(
      kind,
      same.flatMap(({ span }) => locator.ranges(span)),
    );
  }
  painter.set(
    'speaker',
    annotation.attributions.flatMap(({ source }) => source.flatMap((span) => locator.ranges(span))),
  );
}
