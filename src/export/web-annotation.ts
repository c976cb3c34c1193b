/**
 * Positions as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a collection with an annotation a position,
 * each on the page's own address by its words (TextQuoteSelector) and by their place in the page's text
 * (TextPositionSelector), so that other annotation software finds them on the page.
 *
 * uuid: an annotation must have an IRI; of name and address (version 5) it is the same at every export.
 */
import { v5 as uuid } from 'uuid';
import type { Anchor } from '../messages.ts';
import { type ArticleRecord, NOTE, type PositionRecord } from './record.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const GENERATOR = { type: 'Software', name: 'Parley' };

/** `anchors` by position id; what the page does not hold any more is selected by its quote alone. */
export function toWebAnnotations(record: ArticleRecord, anchors: Readonly<Record<string, Anchor>>): string {
  const { title, url, published, read, positions } = record;
  const iri = (name: string) => `urn:uuid:${uuid(`${url}#parley-${name}`, uuid.URL)}`;
  const source = {
    id: url,
    type: 'Text',
    format: 'text/html',
    language: 'en',
    'dcterms:title': title,
    ...(published === null ? {} : { 'dcterms:issued': published }),
  };
  const collection = {
    '@context': CONTEXT,
    id: iri('collection'),
    type: 'AnnotationCollection',
    label: `Positions in “${title}”. ${NOTE}`,
    generator: GENERATOR,
    created: read,
    total: positions.length,
    first: {
      id: iri('page'),
      type: 'AnnotationPage',
      startIndex: 0,
      items: positions.map((position) => ({
        id: iri(position.id),
        type: 'Annotation',
        motivation: 'classifying',
        generator: GENERATOR,
        created: read,
        body: [
          text('classifying', position.kind),
          ...(position.party === null ? [] : [text('identifying', position.party)]),
          ...(position.issue === null ? [] : [text('tagging', position.issue)]),
          text('describing', sentence(position)),
        ],
        target: { type: 'SpecificResource', source, selector: selectors(position, anchors[position.id]) },
      })),
    },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

const text = (purpose: string, value: string) => ({
  type: 'TextualBody',
  purpose,
  value,
  format: 'text/plain',
  language: 'en',
});

function selectors({ quote }: PositionRecord, anchor: Anchor | undefined): object[] {
  if (!anchor) return [{ type: 'TextQuoteSelector', exact: quote }];
  const { start, end, exact, prefix, suffix } = anchor;
  return [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    { type: 'TextPositionSelector', start, end },
  ];
}

/** "demand of the union (Ada Roe) to the company, condition: …" */
function sentence({ kind, party, speaker, addressee, condition, confidence }: PositionRecord): string {
  const who = [party, speaker && speaker !== party && `(${speaker})`].filter(Boolean).join(' ');
  const what = [kind, who && `of ${who}`, addressee && `to ${addressee}`].filter(Boolean).join(' ');
  return [what, condition && `condition: “${condition}”`, `confidence ${confidence}. ${NOTE}`]
    .filter(Boolean)
    .join('; ');
}
