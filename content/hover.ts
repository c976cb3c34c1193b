/**
 * When a card comes and goes. WCAG 2.2, 1.4.13: it can be dismissed without moving the pointer (Esc), the pointer can
 * move onto it, and it stays until the pointer has left both it and what it is about.
 */

import type { Span } from '../src/annotator/annotation.ts';
import { anchorOf } from './card/anchor.ts';
import { CardHost } from './card/host.ts';
import { type Target, viewsOf } from './card/view.ts';
import { offsetAtPoint } from './hit.ts';
import type { Intervals } from './intervals.ts';
import type { Painter } from './paint.ts';
import { type Shown, spansOf } from './shown.ts';
import { surfaceOf } from './surface.ts';
import { isDark } from './tint.ts';

/** Long enough that a pointer on its way across the page opens nothing, short enough to feel at once. */
const SHOW_AFTER = 110;
/** On its way from the line to the card the pointer may cross other highlights. */
const SWITCH_AFTER = 220;
const HIDE_AFTER = 260;
export class Hover {
  readonly card: CardHost;
  /** What the card shows or the timer is about to show: the targets' ids. */
  private current = '';
  private dismissed = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;

  constructor(
    private readonly shown: Shown,
    private readonly index: Intervals<Target>,
    private readonly painter: Painter,
    private readonly go: (span: Span) => void,
    signal: AbortSignal,
  ) {
    this.card = new CardHost((inside) => (inside ? this.stay() : this.leave()));
    const passive = { signal, passive: true, capture: true };
    document.addEventListener('pointermove', (event) => this.moved(event), passive);
    // Not captured: on its way down it would be every element's.
    document.documentElement.addEventListener('pointerleave', () => this.leave(), { signal, passive: true });
    document.addEventListener('pointerdown', (event) => !this.card.holds(event) && this.hide(), passive);
    document.addEventListener('click', (event) => this.tapped(event), passive);
    window.addEventListener('keydown', (event) => this.key(event), { signal, capture: true });
    signal.addEventListener('abort', () => this.stop());
  }

  hide(): void {
    clearTimeout(this.timer);
    this.current = '';
    if (this.card.open) this.painter.calm();
    this.card.hide();
  }

  private stop(): void {
    cancelAnimationFrame(this.frame);
    this.hide();
    this.card.remove();
  }

  private moved(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.buttons !== 0 || this.card.holds(event)) return;
    const { clientX, clientY } = event;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.at(clientX, clientY));
  }

  private at(x: number, y: number): void {
    const targets = this.targetsAt(x, y);
    const key = keyOf(targets);
    if (key === '') {
      this.dismissed = '';
      this.leave();
    } else if (key === this.current) {
      if (this.card.open) this.stay();
    } else if (key !== this.dismissed) {
      clearTimeout(this.timer);
      this.current = this.card.open ? this.current : key;
      this.timer = setTimeout(() => this.show(targets, x, y), this.card.open ? SWITCH_AFTER : SHOW_AFTER);
    }
  }

  private targetsAt(x: number, y: number): Target[] {
    const offset = offsetAtPoint(this.shown.locator, x, y);
    return offset === null ? [] : this.index.at(offset);
  }

  private show(targets: readonly Target[], x: number, y: number): void {
    const { annotation, article, locator } = this.shown;
    const [innermost] = targets;
    const rangesOf = (target: Target) => spansOf(target).flatMap((span) => locator.ranges(span));
    const ranges = innermost ? rangesOf(innermost) : [];
    const [first] = ranges;
    if (!innermost || !first) return;
    this.current = keyOf(targets);
    this.painter.restore();
    this.painter.calm();
    this.painter.set(`active-${'position' in innermost ? innermost.position.kind : 'speaker'}`, ranges);
    const under = first.startContainer.parentElement ?? document.documentElement;
    this.card.show(
      {
        views: viewsOf(targets, annotation, article.text),
        dark: isDark(surfaceOf(under)),
        palette: this.painter.palette,
        onClose: () => this.dismiss(),
        onGo: (span) => {
          this.hide();
          this.go(span);
        },
      },
      { getBoundingClientRect: anchorOf(targets.flatMap(rangesOf), x, y), contextElement: under },
      () => this.hide(),
    );
  }

  private tapped(event: MouseEvent): void {
    const touch = 'pointerType' in event && event.pointerType === 'touch';
    if (!touch || this.card.holds(event)) return;
    const targets = this.targetsAt(event.clientX, event.clientY);
    if (targets.length > 0) this.show(targets, event.clientX, event.clientY);
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
    if (this.card.open) this.timer = setTimeout(() => this.hide(), HIDE_AFTER);
    else this.current = '';
  }
}

function keyOf(targets: readonly Target[]): string {
  return targets.map((target) => ('position' in target ? target.position.id : `source ${target.source.id}`)).join('\n');
}
