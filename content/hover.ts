/**
 * When a card comes and goes. WCAG 2.2, 1.4.13: it can be dismissed without moving the pointer (Esc), the pointer can
 * move onto it, and it stays until the pointer has left both it and what it is about.
 */

import type { Span } from '../src/annotator/annotation.ts';
import { t } from '../src/i18n.ts';
import type { CardMode } from '../src/settings.ts';
import { anchorOf } from './card/anchor.ts';
import { citationOf, copy } from './card/cite.ts';
import { CardHost } from './card/host.ts';
import { type Target, viewsOf } from './card/view.ts';
import { frameOffset, parentOf } from './extract/flat.ts';
import { offsetAtPoint } from './hit.ts';
import type { Intervals } from './intervals.ts';
import type { Painter } from './paint.ts';
import { reveal } from './reveal.ts';
import { indexOf, type Shown, spansOf } from './shown.ts';
import { surfaceOf } from './surface.ts';
import { isDark } from './tint.ts';
import { Walk } from './walk.ts';

/** Long enough that a pointer on its way across the page opens nothing, short enough to feel at once. */
const SHOW_AFTER = 110;
/** On its way from the line to the card the pointer may cross other highlights. */
const SWITCH_AFTER = 220;
const HIDE_AFTER = 260;

/** What is under a point: targets of one article. */
interface Under {
  readonly shown: Shown;
  readonly targets: readonly Target[];
}

export class Hover {
  readonly card: CardHost;
  /** What the card comes for, besides keys and fingers. */
  mode: CardMode = 'hover';
  /** What the card shows or the timer is about to show: the targets' ids. */
  private current = '';
  private dismissed = '';
  /** Opened by a key or a finger: the pointer's leaving means nothing. */
  private pinned = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  private readonly articles: readonly { readonly shown: Shown; readonly index: Intervals<Target> }[];
  private readonly walk: Walk;
  /** The page's own, and those in frames that hold some of the text. */
  private readonly documents = new Set([document]);

  constructor(
    shown: readonly Shown[],
    private readonly painter: Painter,
    private readonly go: (shown: Shown, span: Span) => void,
    signal: AbortSignal,
    /** Told what the card is about: an article's positions, none once it has gone. */
    private readonly over: (article: string, positions: string[]) => void = () => {},
  ) {
    this.articles = shown.map((shown) => ({ shown, index: indexOf(shown.annotation) }));
    this.walk = new Walk(shown);
    this.card = new CardHost((inside) => (inside ? this.stay() : this.leave()));
    for (const { locator } of shown)
      for (const root of locator.roots()) if ('defaultView' in root) this.documents.add(root);
    for (const document of this.documents) this.listen(document, signal);
    signal.addEventListener('abort', () => this.stop());
  }

  /** Goes to the next position (-1: the one before) from where the reader is, opens its card and takes the keyboard there. */
  step(by: 1 | -1): boolean {
    const next = this.walk.step(by);
    const [range] = next?.shown.locator.ranges(next.position.span) ?? [];
    if (!next || !range) return false;
    reveal(range, 'instant');
    const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const { x, y } = frameOffset(range.startContainer.ownerDocument ?? document);
    const under = { shown: next.shown, targets: [{ position: next.position }] };
    this.show(under, x + box.left + Math.min(12, box.width / 2), y + box.top + box.height / 2);
    this.pinned = true;
    this.card.focus(this.toSay(under));
    return true;
  }

  hide(): void {
    clearTimeout(this.timer);
    this.current = '';
    this.pinned = false;
    if (this.card.open) {
      this.painter.calm();
      for (const { shown } of this.articles) this.over(shown.article.id, []);
    }
    this.card.hide();
  }

  private stop(): void {
    cancelAnimationFrame(this.frame);
    this.hide();
    this.card.remove();
  }

  private listen(document: Document, signal: AbortSignal): void {
    const passive = { signal, passive: true, capture: true };
    document.addEventListener('pointermove', (event) => this.moved(event, document), passive);
    // Not captured: on its way down it would be every element's.
    document.documentElement.addEventListener('pointerleave', () => this.leave(), { signal, passive: true });
    document.addEventListener('pointerdown', (event) => !this.card.holds(event) && this.hide(), passive);
    document.addEventListener('click', (event) => this.tapped(event, document), passive);
    document.defaultView?.addEventListener('keydown', (event) => this.key(event), { signal, capture: true });
  }

  private moved(event: PointerEvent, document: Document): void {
    if (this.mode !== 'hover') return;
    if (event.pointerType === 'touch' || event.buttons !== 0 || this.card.holds(event)) return;
    const { clientX, clientY } = event;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.at(document, clientX, clientY));
  }

  private at(document: Document, x: number, y: number): void {
    const under = this.under(document, x, y);
    const key = under ? keyOf(under.targets) : '';
    if (!under) {
      this.dismissed = '';
      this.leave();
    } else if (key === this.current) {
      if (this.card.open) this.stay();
    } else if (key !== this.dismissed) {
      clearTimeout(this.timer);
      this.current = this.card.open ? this.current : key;
      const { x: dx, y: dy } = frameOffset(document);
      this.timer = setTimeout(() => this.show(under, dx + x, dy + y), this.card.open ? SWITCH_AFTER : SHOW_AFTER);
    }
  }

  private under(document: Document, x: number, y: number): Under | null {
    for (const { shown, index } of this.articles) {
      const offset = offsetAtPoint(shown.locator, document, x, y);
      const targets = offset === null ? [] : index.at(offset);
      if (targets.length > 0) return { shown, targets };
    }
    return null;
  }

  /** `x`, `y`: in the page's viewport. */
  private show({ shown, targets }: Under, x: number, y: number): void {
    const { annotation, article, locator } = shown;
    const [innermost] = targets;
    const rangesOf = (target: Target) => spansOf(target).flatMap((span) => locator.ranges(span));
    const ranges = innermost ? rangesOf(innermost) : [];
    const [first] = ranges;
    if (!innermost || !first) return;
    this.current = keyOf(targets);
    this.pinned = false;
    this.painter.restore();
    this.painter.calm();
    this.over(
      article.id,
      targets.flatMap((target) => ('position' in target ? [target.position.id] : [])),
    );
    this.painter.set(`active-${'position' in innermost ? innermost.position.kind : 'speaker'}`, ranges);
    const under = parentOf(first.startContainer) ?? document.documentElement;
    this.card.show(
      {
        views: viewsOf(targets, annotation, article.text),
        dark: isDark(surfaceOf(under)),
        palette: this.painter.palette,
        place: 'position' in innermost ? this.walk.stand(innermost.position) : null,
        onClose: () => this.dismiss(),
        onGo: (span) => {
          this.hide();
          this.go(shown, span);
        },
        onStep: (by) => this.step(by),
        onCopy: (view) => copy(citationOf(view, shown, location.href) ?? ''),
      },
      anchorOf(targets.flatMap(rangesOf), x, y),
      this.documents,
      () => this.hide(),
    );
  }

  /** What one who only hears the page is told of a card. */
  private toSay({ shown, targets }: Under): string {
    const { article, annotation } = shown;
    return viewsOf(targets, annotation, article.text)
      .map(({ kind, name, span }) => {
        const words = span ? article.text.slice(span.start, span.end) : '';
        return `${t(kind)}. ${name ?? t('cardUnknownSpeaker')}: ${words}`;
      })
      .join(' ');
  }

  private tapped(event: MouseEvent, document: Document): void {
    const touch = 'pointerType' in event && event.pointerType === 'touch';
    const asks = this.mode === 'click' || (this.mode === 'hover' && touch);
    if (!asks || this.card.holds(event)) return;
    const under = this.under(document, event.clientX, event.clientY);
    if (!under) return;
    const { x, y } = frameOffset(document);
    this.show(under, x + event.clientX, y + event.clientY);
    this.pinned = true;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.card.open) return;
    // The reader means the card, not the page's own dialog below it.
    event.preventDefault();
    event.stopPropagation();
    this.dismiss();
  }

  private dismiss(): void {
    this.dismissed = this.current;
    this.hide();
  }

  private stay(): void {
    clearTimeout(this.timer);
  }

  private leave(): void {
    clearTimeout(this.timer);
    if (this.pinned || this.card.focused) return;
    if (this.card.open) this.timer = setTimeout(() => this.hide(), HIDE_AFTER);
    else this.current = '';
  }
}

function keyOf(targets: readonly Target[]): string {
  return targets.map((target) => ('position' in target ? target.position.id : `source ${target.source.id}`)).join('\n');
}
