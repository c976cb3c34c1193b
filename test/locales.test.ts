/** Every language of the interface says the same things: the same keys, the same placeholders, all the plural forms that it has. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import en from '../public/_locales/en/messages.json';

type Messages = Record<string, { readonly message: string }>;
const FOLDER = 'public/_locales';
const LOCALES = readdirSync(FOLDER);
const read = (locale: string): Messages => JSON.parse(readFileSync(`${FOLDER}/${locale}/messages.json`, 'utf8'));

/** The keys without their plural forms; `_other` stands for all of them. */
const stems = (messages: Messages) =>
  new Set(Object.keys(messages).map((key) => key.replace(/_(zero|one|two|few|many)$/, '_other')));
const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].sort();

test('the interface speaks English, German, French, Spanish and Ukrainian', () => {
  expect(LOCALES.sort()).toEqual(['de', 'en', 'es', 'fr', 'uk']);
});

describe.each(LOCALES)('%s', (locale) => {
  const messages = read(locale);

  test('says which language it is', () => {
    expect(messages.language?.message).toBe(locale);
  });

  test('has every message and no other', () => {
    expect([...stems(messages)].sort()).toEqual([...stems(en)].sort());
  });

  test('fills in the same values', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      const original = (en as Messages)[key] ?? (en as Messages)[key.replace(/_[a-z]+$/, '_other')];
      // "the one article": a singular may leave its number unsaid
      const expected = placeholders(original?.message ?? '');
      if (key.endsWith('_one')) expect([[], ['$1']]).toContainEqual(placeholders(message));
      else expect({ key, values: placeholders(message) }).toEqual({ key, values: expected });
    }
  });

  test('has the plural form of every number that can occur', () => {
    const rules = new Intl.PluralRules(locale);
    const forms = new Set(Array.from({ length: 1000 }, (_, n) => rules.select(n)));
    const counted = Object.keys(messages).filter((key) => key.endsWith('_other'));
    expect(counted.length).toBeGreaterThan(0);
    for (const key of counted) for (const form of forms) expect(messages).toHaveProperty([key.replace(/other$/, form)]);
  });

  test('leaves nothing empty, and nothing but names as it is in English', () => {
    const same = Object.entries(messages).filter(([key, { message }]) => message === (en as Messages)[key]?.message);
    for (const [, { message }] of Object.entries(messages)) expect(message.trim()).not.toBe('');
    // words that a language shares with English ("Position", "Gris") are few
    if (locale !== 'en') expect(same.length).toBeLessThan(Object.keys(en).length / 10);
  });

  test('can be put into a style sheet, where its first words stand', () => {
    const keys = [...readFileSync('popup/css/first.css', 'utf8').matchAll(/"__MSG_(\w+)__"/g)].map(
      ([, key = '']) => key,
    );
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys)
      expect({ key, message: messages[key]?.message }).toEqual({
        key,
        message: expect.not.stringMatching(/["\\\n]|^$/),
      });
  });

  test('describes the extension in what the stores allow', () => {
    expect(messages.description?.message.length).toBeLessThanOrEqual(132);
  });
});

test('no style sheet of ours says left or right: what is read from right to left is mirrored of itself', () => {
  const sheets = ['src', 'popup', 'pages'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => `${folder}/${file}`),
  );
  expect(sheets.length).toBeGreaterThan(4);
  for (const sheet of sheets) {
    const rules = readFileSync(sheet, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    expect({ sheet, sided: rules.match(/(?:^|[\s;{-])(?:left|right)\b[^;]*/g) }).toEqual({ sheet, sided: null });
  }
});
