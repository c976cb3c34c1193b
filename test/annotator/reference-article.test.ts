import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { read } from './helper.ts';

const file = fileURLToPath(new URL('../../../shared/gold/dev-00.txt', import.meta.url));
const present = existsSync(file);

describe.skipIf(!present)(`the reference article${present ? '' : ' (left out: shared/gold is not here)'}`, () => {
  const r = read(present ? readFileSync(file, 'utf8') : '');
  const { positions, parties, speakers } = r.annotation;
  const held = positions.map((p) => ({
    kind: p.kind,
    party: r.party(p.party),
    speaker: r.speaker(p.speaker),
    span: r.text(p.span),
    condition: r.text(p.condition),
  }));

  test('its parties and their voices', () => {
    expect(parties.map((p) => p.country)).toEqual(expect.arrayContaining(['RU', 'UA']));
    const voices = speakers.map((s) => [s.name, r.party(s.party)]);
    expect(voices).toContainEqual(['Vladimir Putin', 'Russia']);
    expect(voices).toContainEqual(['Kremlin', 'Russia']);
    expect(voices).toContainEqual(['Volodymyr Zelensky', 'Ukraine']);
  });

  test.each([
    ['demand', 'Russia', 'Vladimir Putin', 'Crimea', ''],
    ['demand', 'Russia', 'Kremlin', 'armed forces and abandon any ambition of joining NATO', ''],
    [
      'concession',
      'Ukraine',
      'Volodymyr Zelensky',
      'willingness to make limited concessions',
      'provided Kyiv receives binding security guarantees',
    ],
    ['refusal', 'Russia', 'Vladimir Putin', 'foreign troops', ''],
    ['threat', 'Russia', 'Vladimir Putin', 'buffer security zone', 'if talks fail'],
  ] as const)('the %s of %s by %s: %s', (kind, party, speaker, words, condition) => {
    const found = held.filter((p) => p.kind === kind && p.span.includes(words));
    expect(found).toMatchObject([{ party, speaker, condition }]);
  });

  test('nothing in the biography and the teasers behind it', () => {
    const end = r.text({ start: 0, end: Number.MAX_SAFE_INTEGER }).indexOf('Zubair Amin is');
    const starts = [
      ...positions.map((p) => p.span.start),
      ...r.annotation.attributions.map((a) => a.content[0]?.start ?? 0),
    ];
    expect(starts.filter((s) => s >= end)).toEqual([]);
  });
});
