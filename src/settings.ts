/**
 * What the reader has chosen, in `storage.local`, each setting under its own name: two places that change different
 * settings at once (the popup a site, the options page a colour) do not undo each other.
 */
import * as v from 'valibot';
import { KINDS } from './annotator/annotation.ts';
import { browser } from './browser.ts';
import { DEFAULT_PALETTE, PALETTES } from './palette.ts';

/** When the card over a highlight comes; the first is the default. */
export const CARD_MODES = ['hover', 'click', 'never'] as const;
export type CardMode = (typeof CARD_MODES)[number];

/** A host as `URL.hostname` writes it: lower case, no port, no path. */
const site = v.pipe(
  v.string('a site must be text'),
  v.check((host) => hostOf(host) === host, 'a site must be a host name such as "news.example.org"'),
);

/** Each setting, checked. */
const FIELDS = {
  /** The kinds of positions that are painted and listed. */
  kinds: unique(v.picklist(KINDS, `a kind must be one of ${KINDS.join(', ')}`)),
  palette: v.picklist(PALETTES, `palette must be one of ${PALETTES.join(', ')}`),
  card: v.picklist(CARD_MODES, `card must be one of ${CARD_MODES.join(', ')}`),
  /** Hosts whose articles are read without a click, as far as the browser's permission goes with it. */
  sites: unique(site),
  /** Whether the positions of every article read are kept on this computer. */
  keep: v.boolean('keep must be true or false'),
};

const settings = v.strictObject(FIELDS, ({ expected, received }) =>
  expected === 'never' ? `there is no setting ${received}` : `the setting ${expected} is missing`,
);
type Stored = v.InferOutput<typeof settings>;
export type Settings = {
  readonly [Name in keyof Stored]: Stored[Name] extends (infer Item)[] ? readonly Item[] : Stored[Name];
};

export const DEFAULTS: Settings = {
  kinds: [...KINDS],
  palette: DEFAULT_PALETTE,
  card: 'hover',
  sites: [],
  keep: false,
};

/** What is stored may come from an older or a newer version: what cannot be read is as if it had never been set, alone. */
const stored = v.object({
  kinds: v.fallback(FIELDS.kinds, DEFAULTS.kinds),
  palette: v.fallback(FIELDS.palette, DEFAULTS.palette),
  card: v.fallback(FIELDS.card, DEFAULTS.card),
  sites: v.fallback(FIELDS.sites, DEFAULTS.sites),
  keep: v.fallback(FIELDS.keep, DEFAULTS.keep),
});

const NAMES = Object.keys(FIELDS) as (keyof Settings)[];

export async function loadSettings(): Promise<Settings> {
  return v.parse(stored, { ...DEFAULTS, ...(await browser.storage.local.get([...NAMES])) });
}

/** Stores these settings and leaves the others. Rejects where the browser cannot write. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set(change);
}

/** Calls `hear` with the settings now and after every change, wherever it is made, until the signal aborts. */
export function followSettings(hear: (settings: Settings) => void, signal: AbortSignal): void {
  const load = () => loadSettings().then((now) => signal.aborted || hear(now));
  const changed = (changes: object, area: string) => {
    if (area === 'local' && NAMES.some((name) => name in changes)) load();
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
  load();
}

/** The host that an address or a host name means, or null. */
export function hostOf(address: string): string | null {
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  // Chromium takes a space into a host's name, as %20
  return url && /^https?:$/.test(url.protocol) && /^[a-z0-9.:[\]-]+$/.test(url.hostname) ? url.hostname : null;
}

const FORMAT = 'parley-settings';
const file = v.object({ format: v.literal(FORMAT), version: v.literal(1), settings });

/** The settings as a file to take along. */
export function writeSettings(now: Settings): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, settings: now }, null, 2)}\n`;
}

/** What is wrong with a file of settings: a message of the interface with its values; `message` says the same in English. */
export class SettingsFileError extends Error {
  constructor(
    readonly key: 'importNotJson' | 'importNotSettings' | 'importVersion' | 'importValue',
    readonly values: readonly string[],
    message: string,
  ) {
    super(message);
  }
}

/** The settings in such a file. @throws SettingsFileError */
export function readSettings(text: string): Settings {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new SettingsFileError('importNotJson', [], 'this is not a JSON file');
  }
  const { success, output, issues } = v.safeParse(file, json);
  if (success) return output.settings;
  const [issue] = issues;
  const path = v.getDotPath(issue);
  if (!path || path === 'format')
    throw new SettingsFileError('importNotSettings', [], 'this is not a file of Parley settings');
  if (path === 'version')
    throw new SettingsFileError('importVersion', [issue.received], `this file has version ${issue.received}, not 1`);
  throw new SettingsFileError('importValue', [path, issue.received], `${path}: ${issue.message}`);
}

function unique<const Item extends v.GenericSchema<unknown, string>>(item: Item) {
  return v.pipe(
    v.array(item, 'this must be a list'),
    v.transform((list) => [...new Set(list)]),
  );
}
