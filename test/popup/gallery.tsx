/** Every state of popup and side panel, shown in a plain page: what no real tab can be brought to show at will. */
import { render } from 'preact';
import { App, type Surface } from '../../popup/app.tsx';
import css from '../../popup/css/popup.css?inline';
import type { PageAccess } from '../../popup/page.ts';
import type { Outcome, Reading, ToPanel } from '../../src/messages.ts';
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

/** What the views have asked for. */
const asked: string[] = [];
let hear: (news: ToPanel) => void = () => {};

function pageOf(state: StateName): PageAccess {
  const outcome: Outcome | null = STATES[state];
  return {
    currentTab: async () => 1,
    read: () => (outcome === null ? new Promise(() => {}) : Promise.resolve(outcome)),
    setPainted: async (_, painted) => {
      asked.push(`painted ${painted}`);
      return { ...dispute, painted };
    },
    reveal: async (_, { start, end }) => {
      asked.push(`reveal ${dispute.article.text.slice(start, end)}`);
    },
    listen: (_, listener) => {
      hear = listener;
      return () => {};
    },
    onTurn: () => () => {},
    onRun: () => () => {},
    openPanel: async () => void asked.push('panel'),
  };
}

const gallery = {
  states: Object.keys(STATES) as StateName[],
  asked,
  show(state: StateName, surface: Surface, view = 'parties'): void {
    document.documentElement.dataset.surface = surface;
    localStorage.setItem('view', view);
    render(null, document.body);
    render(<App page={pageOf(state)} surface={surface} />, document.body);
  },
  hover(...positions: string[]): void {
    hear({ type: 'hovered', article: dispute.article.id, positions });
  },
};
export type Gallery = typeof gallery;
Object.assign(globalThis, { gallery });

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];
