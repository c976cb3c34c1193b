/** Every state of popup and side panel, shown in a plain page: what no real tab can be brought to show at will. */
import { render } from 'preact';
import { App, type Surface } from '../../popup/app.tsx';
import css from '../../popup/css/popup.css?inline';
import type { PageAccess } from '../../popup/page.ts';
import takeCss from '../../popup/take/take.css?inline';
import type { Outcome, ToPanel } from '../../src/messages.ts';
import { dispute } from './dispute.ts';
import { STATES, type StateName } from './states.ts';

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

document.adoptedStyleSheets = [css, takeCss].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});

// a frame of `npm run gallery` says in its address what it shows
const { state, surface, view, theme } = Object.fromEntries(new URLSearchParams(location.search));
if (theme) document.documentElement.style.colorScheme = theme;
if (state && surface) gallery.show(state as StateName, surface as Surface, view);
