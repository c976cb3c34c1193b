import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test, vi } from 'vitest';

vi.mock('../../src/browser.ts', () => import('../content/no-extension.ts'));
const { toMarkdown } = await import('../../src/export/markdown.ts');
const { recordOf } = await import('../../src/export/record.ts');
const { pay } = await import('../fixtures.ts');

const record = recordOf(pay, new Date('2025-03-05T10:00:00Z'));

interface Tree {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Tree[];
}
const all = (node: Tree): Tree[] => [node, ...(node.children ?? []).flatMap(all)];
const words = (node: Tree): string => node.value ?? (node.children ?? []).map(words).join('');
const tree = (markdown: string): Tree => fromMarkdown(markdown) as Tree;

describe('a summary in Markdown', () => {
  const parsed = all(tree(toMarkdown(record)));
  const of = (type: string) => parsed.filter((node) => node.type === type).map(words);

  test('is headed by the title, and by each party and kind', () => {
    expect(of('heading')).toEqual([
      'Pay',
      'the union',
      'Demands',
      'the company',
      'Refusals',
      'Party not named',
      'Offers',
    ]);
  });
  test('says where it is from, when, and that a machine made it', () => {
    const text = words(tree(toMarkdown(record)));
    expect(text).toContain('https://example.org/pay');
    expect(text).toContain('Published March 4, 2025 · Read March 5, 2025');
    expect(text.toLowerCase()).toContain('machine-made, may be wrong');
  });
  test('quotes each position with speaker, addressee, condition, doubt and places', () => {
    expect(of('listItem')).toEqual([
      '“demanded a raise again” · to the company · 2 places',
      '“refuses” · Condition: “unless hours grow” · uncertain',
      '“hours grow”',
    ]);
  });
  test('says so where nothing was found', () => {
    expect(toMarkdown({ ...record, positions: [] })).toContain('No demands, concessions');
  });

  test('never lets the page’s words become markup', () => {
    const hostile = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'*_`<>[]()!#&;~|\\/-+= \n1a.:') }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '[x](javascript:alert(1))',
        '&lt;b&gt;',
        '![](a)',
        '```',
        '~~a~~',
      ),
    );
    fc.assert(
      fc.property(hostile, (quote) => {
        const [first, ...others] = record.positions;
        const nodes = all(
          tree(toMarkdown({ ...record, title: quote, positions: first ? [{ ...first, quote }, ...others] : [] })),
        );
        const types = new Set(nodes.map(({ type }) => type));
        for (const type of [
          'html',
          'image',
          'code',
          'inlineCode',
          'strong',
          'imageReference',
          'linkReference',
          'definition',
        ])
          expect(types).not.toContain(type);
        expect(nodes.filter(({ type }) => type === 'link').map(words)).toEqual([pay.url]);
        const item = nodes.find(({ type }) => type === 'listItem');
        expect(words(item as Tree)).toContain(`“${quote.replace(/\s+/g, ' ').trim()}”`);
      }),
    );
  });
});
