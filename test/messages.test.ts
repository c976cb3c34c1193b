import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { annotation, fromPage, outcome, pageAnswer, toBackground, toPage } from '../src/messages.ts';

const article = { id: 'a', text: 'Hello.', blocks: [{ start: 0, end: 6, kind: 'paragraph' }] };

describe('messages are checked where they arrive', () => {
  test.each([
    ['a run', toBackground, { type: 'read', tab: 3 }],
    ['a run in the page', toPage, { type: 'read' }],
    ['a step back', toPage, { type: 'step', by: -1 }],
    ['the switch', toPage, { type: 'switch', on: false }],
    ['reveal', toPage, { type: 'reveal', span: { start: 0, end: 4 } }],
    ['an article', fromPage, { type: 'annotate', article }],
    ['no article', pageAnswer, { state: 'none', reason: 'notArticle' }],
    ['a closed page', outcome, { state: 'unavailable', reason: 'store' }],
  ])('%s is taken', (_, schema, message) => {
    expect(v.safeParse(schema as v.GenericSchema, message).success).toBe(true);
  });

  test.each([
    ['nothing', toBackground, undefined],
    ['another type', toBackground, { type: 'steal', tab: 3 }],
    ['a tab that is no number', toBackground, { type: 'read', tab: '3' }],
    ['a negative offset', toPage, { type: 'reveal', span: { start: -1, end: 4 } }],
    ['half an offset', toPage, { type: 'reveal', span: { start: 0.5, end: 4 } }],
    ['a switch without a side', toPage, { type: 'switch' }],
    ['an annotation that is a string', annotation, '<b>'],
    ['a step of no length', toPage, { type: 'step', by: 0 }],
    ['a content script that asks for another tab', fromPage, { type: 'read', tab: 3 }],
    [
      'a block of no kind',
      fromPage,
      { type: 'annotate', article: { ...article, blocks: [{ start: 0, end: 1, kind: 'ad' }] } },
    ],
    ['a reason that we do not know', pageAnswer, { state: 'none', reason: 'because' }],
  ])('%s is refused', (_, schema, message) => {
    expect(v.safeParse(schema as v.GenericSchema, message).success).toBe(false);
  });
});
