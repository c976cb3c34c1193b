import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/annotator/syntax/network/crc32.ts';
import { ModelError, readModel } from '../../../src/annotator/syntax/network/model.ts';
import { floats, type SectionSource, writeModel } from './model-file.ts';

const f32 = (...values: number[]): Uint8Array => floats(values);
const sections: Record<string, SectionSource> = {
  bias: { dtype: 'f32', shape: [3], data: f32(1, -2, 0.5) },
  weight: { dtype: 'i8', shape: [2, 3], data: Uint8Array.from([1, 255, 3, 4, 5, 128]) },
  'weight.scale': { dtype: 'f32', shape: [2], data: f32(0.5, 0.25) },
  words: { dtype: 'utf8', shape: [3], data: new TextEncoder().encode('\nthe\nZelenskyй') },
  table: { dtype: 'u4', shape: [2, 3], data: Uint8Array.from([0x21, 0x03, 0x54, 0x06]) },
  'table.scale': { dtype: 'f32', shape: [2], data: f32(1, 2) },
};
const good = writeModel(sections, { hidden: 2 });

describe('crc32', () => {
  it('is that of IEEE 802.3', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
  it('can be continued at any place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
        const at = Math.min(cut, bytes.length);
        expect(crc32(bytes, at, bytes.length, crc32(bytes, 0, at))).toBe(crc32(bytes));
        if (zlibCrc32) expect(crc32(bytes)).toBe(zlibCrc32(bytes));
      }),
    );
  });
});

describe('readModel', () => {
  it('reads what was written', () => {
    const model = readModel(good);
    expect(model.name).toBe('test');
    expect(model.network).toEqual({ hidden: 2 });
    expect([...model.f32('bias')]).toEqual([1, -2, 0.5]);
    expect([...model.i8('weight')]).toEqual([1, -1, 3, 4, 5, -128]);
    expect(model.strings('words')).toEqual(['', 'the', 'Zelenskyй']);
    expect(model.section('table', 'u4').bytes).toHaveLength(4);
    expect(model.has('bias')).toBe(true);
  });

  it('reads from the middle of a buffer, at any alignment', () => {
    for (const shift of [1, 2, 3, 4, 7]) {
      const larger = new Uint8Array(good.length + shift);
      larger.set(good, shift);
      expect([...readModel(larger.subarray(shift)).f32('bias')]).toEqual([1, -2, 0.5]);
    }
  });

  it('says which section is missing or of another type', () => {
    expect(() => readModel(good).f32('arc')).toThrow('no section "arc"');
    expect(() => readModel(good).f32('weight')).toThrow('"weight" is i8, not f32');
  });

  it('refuses a file that was cut off anywhere', () => {
    for (let length = 0; length < good.length; length += length < 40 ? 1 : 29) {
      expect(() => readModel(good.slice(0, length))).toThrow(ModelError);
    }
  });

  it('refuses a file with something behind it', () => {
    const longer = new Uint8Array(good.length + 1);
    longer.set(good);
    expect(() => readModel(longer)).toThrow('damaged');
  });

  it('refuses a file with any single bit changed', () => {
    fc.assert(
      fc.property(fc.nat(good.length * 8 - 1), (bit) => {
        const damaged = good.slice();
        damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => readModel(damaged)).toThrow(ModelError);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['empty', ''],
    ['HTML', '<!doctype html><title>404 Not Found</title><p>The page was not found.'],
    ['a zip', 'PK\u0003\u0004 and so on, until it is longer than a header'],
    ['JSON', '{"name": "another model", "layers": [1, 2, 3]}'],
  ])('refuses %s', (_, text) => {
    expect(() => readModel(new TextEncoder().encode(text))).toThrow(ModelError);
  });

  it('refuses another version and says which', () => {
    const other = good.slice();
    other[8] = 2;
    expect(() => readModel(other)).toThrow('version 2');
  });

  it('refuses sections that do not fit, even with a right checksum', () => {
    const change = (name: string, key: 'offset' | 'length', value: number) =>
      writeModel(sections, {}, (header) => {
        const section = header.sections[name];
        if (section) section[key] = value;
      });
    expect(() => readModel(change('bias', 'offset', 1e9))).toThrow('outside of the file');
    expect(() => readModel(change('bias', 'offset', 0))).toThrow('outside of the file');
    expect(() => readModel(change('bias', 'length', 8))).toThrow('its shape says 12');
    expect(() => readModel(change('bias', 'length', -1))).toThrow('header is wrong');
    const { 'weight.scale': _, ...withoutScale } = sections;
    expect(() => readModel(writeModel(withoutScale))).toThrow('no scales for its 2 rows');
  });
});
