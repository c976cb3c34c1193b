/** What this script knows of its page and does to it, as the messages ask. One object an injection. */
import type { Annotation, Span } from '../src/annotator/annotation.ts';
import type { PageAnswer, Reading } from '../src/messages.ts';
import { type Extraction, extract } from './extract.ts';
import { Hover } from './hover.ts';
import { Painter } from './paint.ts';
import { reveal } from './reveal.ts';
import { indexOf, paintAll, type Shown } from './shown.ts';

const FLASH = 1200;

export class Page {
  private extraction: Extraction | null = null;
  private shown: Shown | null = null;
  private readonly painter = new Painter();
  /** Everything that hangs on the present painting: listeners, the card. */
  private painting: AbortController | null = null;
  private hover: Hover | null = null;
  private flash: ReturnType<typeof setTimeout> | undefined;

  /** For tests only: the card's closed shadow root. */
  get card(): ShadowRoot | null {
    return this.hover?.card.shadow ?? null;
  }

  /** Isolates the article; what has been read and painted already is not read again. */
  extract(): PageAnswer {
    const { shown } = this;
    if (shown && this.painting && shown.locator.intact()) return { state: 'read', reading: this.reading(shown) };
    const found = extract(document);
    if (typeof found === 'string') {
      this.stop();
      return { state: 'none', reason: found };
    }
    this.extraction = found;
    if (shown && this.painting && shown.article.id === found.article.id) {
      // The same text on other nodes: a framework has rendered it anew.
      return { state: 'read', reading: this.show(shown.annotation) };
    }
    this.off();
    this.shown = null;
    return { state: 'article', article: found.article };
  }

  /** Paints an annotation of the article last extracted. Throws where there is none: its offsets would mean nothing. */
  show(annotation: Annotation): Reading {
    if (this.extraction?.article.id !== annotation.id) throw new Error('This annotation belongs to another text.');
    this.shown = { ...this.extraction, annotation };
    this.on(this.shown);
    return this.reading(this.shown);
  }

  /** Highlights on or off. Throws where nothing has been read. */
  switch(on: boolean): Reading {
    if (!this.shown) throw new Error('Nothing has been read on this page.');
    if (on) this.on(this.shown);
    else this.off();
    return this.reading(this.shown);
  }

  /** Scrolls to a span and flashes it; false where the page does not hold it any more. */
  reveal(span: Span): boolean {
    const ranges = this.shown?.locator.ranges(span) ?? [];
    const [first] = ranges;
    if (!first) return false;
    reveal(first);
    this.painter.restore();
    this.painter.set('flash', ranges);
    clearTimeout(this.flash);
    this.flash = setTimeout(() => this.painter.set('flash', []), FLASH);
    return true;
  }

  /** Leaves the page as it was found. */
  stop(): void {
    this.off();
    this.extraction = null;
    this.shown = null;
  }

  private on(shown: Shown): void {
    this.off();
    this.painting = new AbortController();
    paintAll(this.painter, shown);
    this.hover = new Hover(
      shown,
      indexOf(shown.annotation),
      this.painter,
      (span) => this.reveal(span),
      this.painting.signal,
    );
  }

  private off(): void {
    clearTimeout(this.flash);
    this.painting?.abort();
    this.painting = null;
    this.hover = null;
    this.painter.clear();
  }

  private reading({ title, article, annotation }: Shown): Reading {
    return { title, url: location.href, article, annotation, painted: this.painting !== null };
  }
}
