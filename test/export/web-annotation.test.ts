/** Checked as the W3C's own model and its JSON-LD context say. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { NOTE, recordOf } from '../../src/export/record.ts';
import { toWebAnnotations } from '../../src/export/web-annotation.ts';
import { pay } from '../fixtures.ts';
import { collection, expand, quadsOf } from './web-annotation-model.ts';

const OA = 'http://www.w3.org/ns/oa#';

const record = recordOf(pay, new Date('2025-03-05T10:00:00Z'));
const anchors = {
  p1: { start: 110, end: 125, exact: 'demands a raise', prefix: 'The union ', suffix: '. It' },
  p2: { start: 130, end: 153, exact: 'demanded a raise\n again', prefix: 'It ', suffix: '. The' },
  p3: { start: 167, end: 174, exact: 'refuses', prefix: 'company ', suffix: ', unless' },
};
const document = JSON.parse(toWebAnnotations(record, anchors));

describe('positions as Web Annotations', () => {
  test('have the form that the model requires', () => {
    expect(() => v.parse(collection, document)).not.toThrow();
    expect(document.total).toBe(document.first.items.length);
  });

  test('mean what they say: every term is one of the W3C’s context, nothing is dropped', async () => {
    const [expanded] = await expand(document);
    expect(expanded?.['@type']).toEqual(['http://www.w3.org/ns/activitystreams#OrderedCollection']);
    const quads = await quadsOf(document);
    const of = (term: string) =>
      quads.filter(({ predicate }) => predicate.value === OA + term).map(({ object }) => object);
    expect(of('hasTarget')).toHaveLength(4);
    expect(new Set(of('motivatedBy').map(({ value }) => value))).toEqual(new Set([`${OA}classifying`]));
    expect(of('exact').map(({ value }) => value)).toContain('demanded a raise\n again');
    expect(of('start').map(({ value, datatype }) => [Number(value), datatype?.value])).toContainEqual([
      110,
      'http://www.w3.org/2001/XMLSchema#nonNegativeInteger',
    ]);
    const titles = quads.filter(({ predicate }) => predicate.value === 'http://purl.org/dc/terms/title');
    expect(new Set(titles.map(({ object }) => object.value))).toEqual(new Set(['Pay']));
  });

  test('would not pass with a term of our own', async () => {
    await expect(expand({ ...document, mood: 'angry' })).rejects.toThrow();
  });

  test('carry title, address, date and the note', () => {
    expect(document.label).toBe(`Positions in “Pay”. ${NOTE}`);
    for (const { target, body } of document.first.items) {
      expect(target.source).toMatchObject({ id: pay.url, 'dcterms:title': 'Pay', 'dcterms:issued': '2025-03-04' });
      expect(body.at(-1).value).toContain(NOTE);
    }
  });

  test('select by words and place where the page holds them, by words alone where it does not', () => {
    const selectors = document.first.items.map((item: { target: { selector: object[] } }) => item.target.selector);
    expect(selectors[0]).toEqual([
      { type: 'TextQuoteSelector', exact: 'demanded a raise\n again', prefix: 'It ', suffix: '. The' },
      { type: 'TextPositionSelector', start: 130, end: 153 },
    ]);
    expect(selectors[3]).toEqual([{ type: 'TextQuoteSelector', exact: 'hours grow' }]);
  });

  test('keep their names from one export to the next, each its own', () => {
    expect(JSON.parse(toWebAnnotations(record, anchors))).toEqual(document);
    const ids = document.first.items.map(({ id }: { id: string }) => id);
    expect(new Set([...ids, document.id, document.first.id]).size).toBe(ids.length + 2);
  });
});
