/** The W3C's own model (https://www.w3.org/TR/annotation-model/) and its JSON-LD context, the latter read by a JSON-LD processor. */
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import * as v from 'valibot';

/** http://www.w3.org/ns/anno.jsonld as the W3C publishes it. */
const CONTEXT = JSON.parse(readFileSync('test/export/anno.jsonld.json', 'utf8'));
const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld')
    throw new Error(`nothing but the W3C's context may be loaded, not ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: CONTEXT };
};

/** `safe`: what the context does not know is an error, not dropped; the types do not know it yet, nor that these calls are promises. */
const options = { documentLoader, safe: true };
interface Quad {
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string; readonly datatype?: { readonly value: string } };
}
export const expand = (of: object) => jsonld.expand(of, options) as unknown as Promise<{ '@type'?: string[] }[]>;
export const quadsOf = (of: object) => jsonld.toRDF(of, options) as unknown as Promise<Quad[]>;

/** What the model requires of each part ("MUST"), as far as we use it. */
const iri = v.pipe(v.string(), v.url());
const agent = v.object({ type: v.literal('Software'), name: v.string() });
const moment = v.pipe(v.string(), v.isoTimestamp());
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const annotation = v.object({
  id: iri,
  type: v.literal('Annotation'),
  motivation: v.literal('classifying'),
  generator: agent,
  created: moment,
  body: v.pipe(
    v.array(
      v.object({
        type: v.literal('TextualBody'),
        purpose: v.picklist(['classifying', 'identifying', 'tagging', 'describing']),
        value: v.pipe(v.string(), v.minLength(1)),
        format: v.literal('text/plain'),
        language: v.literal('en'),
      }),
    ),
    v.minLength(1),
  ),
  target: v.object({
    type: v.literal('SpecificResource'),
    source: v.looseObject({ id: iri }),
    selector: v.pipe(
      v.array(
        v.variant('type', [
          v.object({
            type: v.literal('TextQuoteSelector'),
            exact: v.pipe(v.string(), v.minLength(1)),
            prefix: v.optional(v.string()),
            suffix: v.optional(v.string()),
          }),
          v.object({ type: v.literal('TextPositionSelector'), start: offset, end: offset }),
        ]),
      ),
      v.minLength(1),
    ),
  }),
});
export const collection = v.object({
  '@context': v.literal('http://www.w3.org/ns/anno.jsonld'),
  id: iri,
  type: v.literal('AnnotationCollection'),
  label: v.string(),
  generator: agent,
  created: moment,
  total: offset,
  first: v.object({ id: iri, type: v.literal('AnnotationPage'), startIndex: offset, items: v.array(annotation) }),
});
