/** Every state that popup and side panel can be in, and how each is looked at. */
import type { Outcome, Reading } from '../../src/messages.ts';
import { between, dispute } from './dispute.ts';

const read = (reading: Reading): Outcome => ({ state: 'read', reading });
const nothing = { ...dispute, annotation: { ...dispute.annotation, positions: [], summary: [] } };

export const STATES = {
  working: null,
  notArticle: { state: 'none', reason: 'notArticle' },
  notEnglish: { state: 'none', reason: 'notEnglish' },
  browserPage: { state: 'unavailable', reason: 'browserPage' },
  store: { state: 'unavailable', reason: 'store' },
  pdf: { state: 'unavailable', reason: 'pdf' },
  noAccess: { state: 'unavailable', reason: 'noAccess' },
  failed: { state: 'failed', message: 'Error: the page went away while it was read' },
  nothing: read(nothing),
  off: read({ ...dispute, painted: false }),
  two: read(between(['guild', 'council'])),
  three: read(between(['guild', 'council', 'villagers'])),
  four: read(between(['guild', 'council', 'villagers', 'ch'])),
  many: read(dispute),
} as const satisfies Record<string, Outcome | null>;
export type StateName = keyof typeof STATES;

export const VIEWS = ['parties', 'issues', 'share'] as const;
export const SURFACES = ['popup', 'panel'] as const;
export const THEMES = ['light', 'dark'] as const;
export type Look = readonly [
  state: StateName,
  surface: (typeof SURFACES)[number],
  view?: (typeof VIEWS)[number] | undefined,
];

/** All states, the readings in every view. */
export const LOOKS: readonly Look[] = (Object.keys(STATES) as StateName[]).flatMap((state) => {
  const reading = 'reading' in (STATES[state] ?? {}) && state !== 'nothing';
  return SURFACES.flatMap((surface): Look[] =>
    reading ? VIEWS.map((view) => [state, surface, view] as const) : [[state, surface]],
  );
});

/** Wide enough for four parties side by side where there is a table, else what the browsers give. */
export const widthOf = ([, surface, view]: Look): number => (surface === 'panel' ? 360 : view === 'issues' ? 640 : 400);
