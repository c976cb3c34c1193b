/**
 * The one element that we add to a page, and only once a card is first shown: a popover (so that no z-index, transform
 * or clipping of the page matters) with a closed shadow root (so that no style or script of the page matters).
 */
import { h, render } from 'preact';
import { adopt } from '../dress.ts';
import css from './card.css?inline';
import { Card, type CardProps } from './card.tsx';
import { place } from './place.ts';

export const TAG = 'parley-card';
/** Between what is hovered and the card. The host's transparent padding fills it: the pointer can cross without leaving. */
const GAP = 8;
/** The card's border, and how high it ever becomes. */
const BORDER = 2;
const HIGHEST = 448;
/** What may stand at the right of a viewport; no one says whether it does under `zoom`. */
const SCROLLBAR = 15;
/** How high the card may become here; read by its style sheet. */
const ROOM = '--parley-room';

/** What the page must not touch: everything that would move, hide or restyle the host. */
const LOOK: Readonly<Record<string, string>> = {
  all: 'initial',
  direction: 'ltr',
  display: 'none',
  position: 'fixed',
  inset: 'auto',
  top: '0',
  left: '0',
  margin: '0',
  border: '0',
  background: 'transparent',
  overflow: 'visible',
  width: 'max-content',
  'box-sizing': 'border-box',
  'z-index': '2147483647',
  padding: `${GAP}px 0`,
};

export class CardHost {
  private host: HTMLElement | null = null;
  private mount: HTMLElement | null = null;
  private heard: HTMLElement | null = null;
  /** What had the focus before the card took it. */
  private before: Element | null = null;
  /** Our tests look in through here; the page cannot. */
  shadow: ShadowRoot | null = null;
  private following: AbortController | null = null;

  constructor(private readonly onInside: (inside: boolean) => void) {}

  get open(): boolean {
    return this.following !== null;
  }

  /** Whether the keyboard is in the card. */
  get focused(): boolean {
    return this.host !== null && document.activeElement === this.host;
  }

  /** Takes the keyboard into the card and says it to those who cannot see it; `hide` gives it back to where it was. */
  focus(words: string): void {
    if (!this.focused) this.before = document.activeElement;
    this.mount?.querySelector<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
    if (this.heard) this.heard.textContent = words;
  }

  /** Whether an event of the page happened in the card. */
  holds(event: Event): boolean {
    return this.host !== null && event.composedPath().includes(this.host);
  }

  /** Shows the card beside `anchor` (asked anew whenever something moves) until `hide`; `onGone` when that has left the viewport. */
  show(props: CardProps, anchor: () => DOMRect, documents: Iterable<Document>, onGone: () => void): void {
    this.following?.abort();
    const { host, mount } = this.build();
    render(h(Card, props), mount);
    mount.firstElementChild?.scrollTo(0, 0);
    // From one highlight to the next the card moves and changes its words; taken away and put back, it would flicker.
    if (host.style.display === 'none') {
      host.style.setProperty('display', 'block', 'important');
      host.showPopover?.();
      unzoom(host);
    }
    this.following = new AbortController();
    const { signal } = this.following;
    const follow = () => {
      const box = anchor();
      if (box.bottom < 0 || box.top > innerHeight) onGone();
      else this.place(host, mount, box);
    };
    for (const document of documents)
      document.addEventListener('scroll', (event) => !this.holds(event) && follow(), {
        signal,
        capture: true,
        passive: true,
      });
    window.addEventListener('resize', follow, { signal, passive: true });
    const grown = new ResizeObserver(follow);
    grown.observe(mount);
    signal.addEventListener('abort', () => grown.disconnect());
    follow();
  }

  hide(): void {
    this.following?.abort();
    this.following = null;
    if (!this.host || !this.mount) return;
    const { before, focused } = this;
    this.before = null;
    if (this.heard) this.heard.textContent = '';
    if (this.host.isConnected) this.host.hidePopover?.();
    this.host.style.setProperty('display', 'none', 'important');
    render(null, this.mount);
    if (focused && before?.isConnected) (before as HTMLElement).focus?.({ preventScroll: true });
  }

  /** Leaves nothing in the page. */
  remove(): void {
    this.hide();
    this.host?.remove();
    this.host = null;
    this.mount = null;
    this.heard = null;
    this.shadow = null;
  }

  private place(host: HTMLElement, mount: HTMLElement, anchor: DOMRect): void {
    const words = mount.firstElementChild?.scrollHeight ?? 0;
    const size = { width: host.offsetWidth, height: 2 * GAP + Math.min(HIGHEST, BORDER + words) };
    const { x, y, room } = place(size, anchor, { width: innerWidth - SCROLLBAR, height: innerHeight });
    host.style.setProperty(ROOM, `${Math.floor(room) - 2 * GAP}px`);
    host.style.setProperty('left', `${Math.round(x)}px`, 'important');
    host.style.setProperty('top', `${Math.round(y)}px`, 'important');
  }

  private build(): { host: HTMLElement; mount: HTMLElement } {
    // A page that replaces its whole document takes the host with it.
    if (this.host?.isConnected && this.mount) return { host: this.host, mount: this.mount };
    this.host?.remove();
    const host = document.createElement(TAG);
    for (const [property, value] of Object.entries(LOOK)) host.style.setProperty(property, value, 'important');
    host.popover = 'manual';
    host.addEventListener('pointerenter', () => this.onInside(true));
    host.addEventListener('pointerleave', () => this.onInside(false));
    const shadow = host.attachShadow({ mode: 'closed' });
    adopt(shadow, css);
    const mount = document.createElement('div');
    // A live region is heard only if it was there before its words.
    const heard = document.createElement('p');
    heard.className = 'heard';
    heard.role = 'status';
    shadow.append(mount, heard);
    document.documentElement.append(host);
    this.host = host;
    this.mount = mount;
    this.heard = heard;
    this.shadow = shadow;
    return { host, mount };
  }
}

/** A page with `zoom` on its root would double our pixels, and with them the place that they say. */
function unzoom(host: HTMLElement): void {
  host.style.setProperty('zoom', '1', 'important');
  const { currentCSSZoom = 1 } = host;
  host.style.setProperty('zoom', String(1 / currentCSSZoom), 'important');
}
