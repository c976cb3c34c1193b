/** The reader's way from one position to the next, in the order of the text. */
import type { Position } from '../src/annotator/annotation.ts';
import type { Shown } from './shown.ts';

interface Stop {
  readonly shown: Shown;
  readonly position: Position;
}

export class Walk {
  private readonly stops: readonly Stop[];
  private here: Stop | undefined;

  constructor(all: readonly Shown[]) {
    this.stops = all.flatMap((shown) =>
      [...shown.annotation.positions]
        .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
        .map((position) => ({ shown, position })),
    );
  }

  /** The reader looks at this position now: which it is of how many. */
  stand(position: Position): { nth: number; of: number } {
    const at = this.stops.findIndex((stop) => stop.position === position);
    this.here = this.stops[at];
    return { nth: at + 1, of: this.stops.length };
  }

  /**
   * The next stop from where the reader stood last, or, if that is out of sight, from what is in sight; from the last one on to
   * the first. Undefined where the page holds none.
   */
  step(by: 1 | -1): Stop | undefined {
    const there = this.stops.filter((stop) => boxOf(stop));
    const at = this.here ? there.indexOf(this.here) : -1;
    if (this.here && at >= 0 && inSight(this.here)) return there.at((at + by) % there.length);
    const ahead = by > 0 ? there.find((stop) => below(stop)) : there.findLast((stop) => above(stop));
    return ahead ?? there.at(by > 0 ? 0 : -1);
  }
}

function boxOf({ shown, position }: Stop): DOMRect | undefined {
  return shown.locator.ranges(position.span)[0]?.getBoundingClientRect();
}

const below = (stop: Stop) => (boxOf(stop)?.top ?? -1) >= 0;
const above = (stop: Stop) => (boxOf(stop)?.bottom ?? innerHeight) < innerHeight;
const inSight = (stop: Stop) => below(stop) && above(stop);
