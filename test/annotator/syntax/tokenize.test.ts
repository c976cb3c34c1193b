import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/annotator/syntax/tokenize.ts';

const words = (text: string): string[] => tokenize(text, 0, text.length).map((token) => token.text);

/** Text and its tokens, separated by spaces ("_" stands for a space inside a cell, where a table needs none). */
const table: Record<string, readonly (readonly [string, string])[]> = {
  clitics: [
    ["They don't, can't and won't.", "They do n't , ca n't and wo n't ."],
    ['They don’t; it’s theirs', 'They do n’t ; it ’s theirs'],
    ["Kyiv's allies' plans", "Kyiv 's allies ' plans"],
    ["I'm sure you'll say we've lost and they'd won", "I 'm sure you 'll say we 've lost and they 'd won"],
    ["She couldn't've known", "She could n't 've known"],
    ['We cannot; I am gonna go, wanna come? gotta', 'We can not ; I am gon na go , wan na come ? got ta'],
    ["DON'T and dont", "DO N'T and do nt"],
    ["O'Hara and Sana'a stay", "O'Hara and Sana'a stay"],
    ["'tis the '90s, ’twas", "'tis the '90s , ’twas"],
    ["the 1990s and the 60's, 2014's deal", "the 1990s and the 60's , 2014 's deal"],
  ],
  hyphens: [
    ['a long-term US-led plan', 'a long - term US - led plan'],
    ['re-elected co-founder of a non-profit, mid-2003', 're-elected co-founder of a non-profit , mid-2003'],
    ['anti-war e-mail', 'anti-war e-mail'],
    ['a 14-year-old', 'a 14 - year - old'],
    ['2014-2016 and 5–6', '2014 - 2016 and 5 – 6'],
    ['COVID-19 and F-16s', 'COVID - 19 and F - 16s'],
    ['wait--no; wait—no', 'wait -- no ; wait — no'],
    ['U.S.-backed forces', 'U.S. - backed forces'],
  ],
  numbers: [
    ['$5 or £30, US$ 4.5bn', '$ 5 or £ 30 , US$ 4.5 bn'],
    ['30% of 1,200.50', '30 % of 1,200.50'],
    ['at 7:30pm, 5 p.m.', 'at 7:30 pm , 5 p.m.'],
    ['on 9/11, 11/28/2000 and 2022-02-24', 'on 9/11 , 11/28/2000 and 2022-02-24'],
    ['430km, 65k, 3rd', '430 km , 65 k , 3rd'],
    ['#1 and No. 5', '# 1 and No. 5'],
    ['call 713-555-0199.', 'call 713-555-0199 .'],
    ['.265 and +44', '.265 and +44'],
  ],
  abbreviations: [
    ['Mr. Smith of the U.S. met Gen. Lee', 'Mr. Smith of the U.S. met Gen. Lee'],
    ['J. R. Brown and W.E.B. Grey', 'J. R. Brown and W.E.B. Grey'],
    ['Acme Inc. and Brown Co., i.e., two', 'Acme Inc. and Brown Co. , i.e. , two'],
    ['on Sept. 11', 'on Sept. 11'],
    ['He said no. Five left.', 'He said no . Five left .'],
    ['We are ill. They mass.', 'We are ill . They mass .'],
    ['salt, pepper, etc.', 'salt , pepper , etc .'],
    ['a Ph.D. in law', 'a Ph.D. in law'],
    ['Plan B. The end', 'Plan B . The end'],
  ],
  quotes: [
    ['“No,” he said. ‘Never.’', '“ No , ” he said . ‘ Never . ’'],
    ["``No,'' he said", "`` No , '' he said"],
    ['"No," he said', '" No , " he said'],
    ['(he left [sic])', '( he left [ sic ] )'],
    ['so [...] be it', 'so [...] be it'],
    ['talks.The minister', 'talks . The minister'],
    ['What?! No...', 'What ?! No ...'],
    ['No… yes', 'No … yes'],
  ],
  wholes: [
    ['See https://example.org/a-b?c=d&e=f, please.', 'See https://example.org/a-b?c=d&e=f , please .'],
    ['mail jane.doe@example.co.uk (now)', 'mail jane.doe@example.co.uk ( now )'],
    ['@parley and #peace-talks', '@parley and #peace - talks'],
    ['#Peace now :-)', '#Peace now :-)'],
    ['peace 🕊️ now 👩‍👩‍👧!', 'peace 🕊️ now 👩‍👩‍👧 !'],
    ['🇺🇦🇪🇺', '🇺🇦 🇪🇺'],
    ['AT&T and and/or', 'AT&T and and / or'],
    ['www.example.com.', 'www.example.com .'],
  ],
};

describe('tokenize', () => {
  for (const [what, rows] of Object.entries(table)) {
    it.each(rows)(`${what}: %s`, (text, expected) => {
      expect(words(text)).toEqual(expected.split(' '));
    });
  }

  it('reads only between start and end', () => {
    expect(tokenize('ab cd ef', 3, 5)).toEqual([{ start: 3, end: 5, text: 'cd' }]);
  });

  it('covers every character but white space once, in order, without cutting a character in two', () => {
    const pieces = fc.constantFrom(
      'word',
      "don't",
      '“',
      '”',
      '"',
      "'",
      '.',
      '...',
      '-',
      '🕊️',
      '👩‍👧',
      ' ',
      '\n',
      '\u00a0',
      '5',
      '$',
      'U.S.',
      '@',
      '/',
      '\ud800',
      'é',
      '字',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (text) => {
          let at = 0;
          for (const token of tokenize(text, 0, text.length)) {
            expect(token.start).toBeGreaterThanOrEqual(at);
            expect(token.end).toBeGreaterThan(token.start);
            expect(token.text).toBe(text.slice(token.start, token.end));
            expect(text.slice(at, token.start)).toMatch(/^[\s\p{Z}\p{Cc}\u200b\ufeff]*$/u);
            expect(token.text).not.toMatch(/[ \n]/);
            const first = text.charCodeAt(token.start);
            const before = text.charCodeAt(token.start - 1);
            expect(first >= 0xdc00 && first <= 0xdfff && before >= 0xd800 && before <= 0xdbff).toBe(false);
            at = token.end;
          }
          expect(text.slice(at)).toMatch(/^[\s\p{Z}\p{Cc}\u200b\ufeff]*$/u);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['a', '.', '-', "'", '"', '(', 'a-', 'a.', 'a@', '🕊', '.a', 'U.', '\u0301', '#a', '👩‍'])(
    'takes linear time on a paragraph of nothing but %s',
    { timeout: 20_000 },
    (unit) => {
      const text = unit.repeat(300_000 / unit.length);
      const started = performance.now();
      expect(tokenize(text, 0, text.length).length).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(8000);
    },
  );
});
