import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { KINDS } from '../src/annotator/annotation.ts';
import { PALETTES } from '../src/palette.ts';
import { CARD_MODES, DEFAULTS, hostOf, readSettings, type Settings, writeSettings } from '../src/settings.ts';

/** `storage.local` and its event, as the browser has them. */
const { storage, local } = vi.hoisted(() => {
  const local = new Map<string, unknown>();
  const listeners = new Set<(changes: object, area: string) => void>();
  const storage = {
    local: {
      get: async (keys: string[]) => Object.fromEntries(keys.filter((k) => local.has(k)).map((k) => [k, local.get(k)])),
      set: async (items: object) => {
        for (const [key, value] of Object.entries(items)) local.set(key, value);
        for (const hear of listeners) hear(items, 'local');
      },
    },
    onChanged: {
      addListener: (hear: (changes: object, area: string) => void) => listeners.add(hear),
      removeListener: (hear: (changes: object, area: string) => void) => listeners.delete(hear),
    },
    listeners,
  };
  return { storage, local };
});
vi.mock('../src/browser.ts', () => ({ browser: { storage } }));
const { followSettings, loadSettings, saveSettings } = await import('../src/settings.ts');

beforeEach(() => local.clear());

describe('stored settings', () => {
  test('are the defaults as long as nothing is chosen', async () => {
    expect(await loadSettings()).toEqual(DEFAULTS);
  });

  test('come back as they were saved, and two changes at once do not undo each other', async () => {
    await Promise.all([saveSettings({ palette: 'grey' }), saveSettings({ sites: ['news.example.org'] })]);
    expect(await loadSettings()).toEqual({ ...DEFAULTS, palette: 'grey', sites: ['news.example.org'] });
  });

  test('that cannot be read are the default alone', async () => {
    local.set('palette', 'ultraviolet').set('kinds', ['demand', 'prophecy']).set('card', 'click').set('keep', 1);
    expect(await loadSettings()).toEqual({ ...DEFAULTS, card: 'click' });
  });

  test('are followed until the signal, and only they', async () => {
    const heard: Settings[] = [];
    const stop = new AbortController();
    followSettings((now) => heard.push(now), stop.signal);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await storage.local.set({ other: 1 });
    await saveSettings({ keep: true });
    await vi.waitFor(() => expect(heard.at(-1)?.keep).toBe(true));
    expect(heard).toHaveLength(2);
    stop.abort();
    expect(storage.listeners.size).toBe(0);
  });
});

describe('a file of settings', () => {
  const host = fc.domain().map((domain) => domain.toLowerCase());
  const any = fc.record({
    kinds: fc.subarray([...KINDS]),
    palette: fc.constantFrom(...PALETTES),
    card: fc.constantFrom(...CARD_MODES),
    sites: fc.uniqueArray(host.filter((name) => hostOf(name) === name)),
    keep: fc.boolean(),
  });

  test('gives back any settings', () => {
    fc.assert(
      fc.property(any, (settings) => {
        expect(readSettings(writeSettings(settings))).toEqual(settings);
      }),
    );
  });

  const edited = (change: object) =>
    JSON.stringify({ format: 'parley-settings', version: 1, settings: { ...DEFAULTS, ...change } });
  test.each([
    ['no JSON', 'kinds: all', 'this is not a JSON file'],
    ['another file', '{"title": "Pay"}', 'this is not a file of Parley settings'],
    ['a list', '[]', 'this is not a file of Parley settings'],
    ['a later version', '{"format": "parley-settings", "version": 2, "settings": {}}', 'this file has version 2'],
    ['a missing setting', edited({ keep: undefined }), 'keep'],
    ['a setting of the wrong type', edited({ keep: 'yes' }), 'settings.keep: keep must be true or false'],
    ['an unknown palette', edited({ palette: 'red' }), 'settings.palette: palette must be one of okabe-ito'],
    ['an unknown kind', edited({ kinds: ['demand', 'wish'] }), 'settings.kinds.1: a kind must be one of demand'],
    [
      'an address for a host',
      edited({ sites: ['https://example.org/a'] }),
      'settings.sites.0: a site must be a host name',
    ],
    ['a setting that we do not have', edited({ colour: 'red' }), 'there is no setting "colour"'],
  ])('%s is refused with a reason', (_, text, reason) => {
    expect(() => readSettings(text)).toThrow(reason);
  });

  test('any text is either settings or an error with a sentence', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readSettings(text)).toThrow(/^(this|settings)/);
      }),
    );
  });
});

test.each([
  ['https://News.Example.org:8080/a?b#c', 'news.example.org'],
  ['news.example.org', 'news.example.org'],
  ['http://127.0.0.1:3000/', '127.0.0.1'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['file:///home/a.html', null],
  ['about:blank', null],
  ['', null],
  ['two words', null],
])('the host of %j is %j', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
