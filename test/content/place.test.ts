import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { place } from '../../content/card/place.ts';

const view = { width: 1000, height: 800 };
const box = (left: number, top: number, width: number, height: number) =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect;
const card = { width: 300, height: 200 };

describe('where a card stands', () => {
  test.each([
    ['above', box(500, 400, 0, 20), { x: 350, y: 200, room: 200 }],
    ['below, where there is no room above', box(500, 100, 0, 20), { x: 350, y: 120, room: 200 }],
    ['clear of the left edge', box(10, 400, 0, 20), { x: 8, y: 200, room: 200 }],
    ['clear of the right edge', box(990, 400, 0, 20), { x: 692, y: 200, room: 200 }],
    ['where there is more room, and no higher than that', box(500, 180, 0, 500), { x: 350, y: 8, room: 172 }],
  ])('%s', (_, anchor, where) => {
    expect(place(card, anchor, view)).toEqual(where);
  });

  test('never over what it speaks of while there is room to read it beside, and always within the viewport', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 20, max: 448 }),
    );
    fc.assert(
      fc.property(numbers, ([left, top, height, high]) => {
        const anchor = box(left, top, 0, height);
        const { x, y, room } = place({ width: 300, height: high }, anchor, view);
        expect(x).toBeGreaterThanOrEqual(8);
        expect(x + 300).toBeLessThanOrEqual(992);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + room).toBeLessThanOrEqual(800);
        if (Math.max(top, 800 - anchor.bottom) >= 96 + 8) expect(y + room <= top || y >= anchor.bottom).toBe(true);
      }),
    );
  });
});
