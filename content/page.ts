/** What this script knows of its page and does to it, as the messages ask. One object an injection. */
import { type Annotation, KINDS, type Kind, type Span } from '../src/annotator/annotation.ts';
import { withKinds } from '../src/kinds.ts';
import type { Anchors, PageAnswer, Reading } from '../src/messages.ts';
import type { Settings } from '../src/settings.ts';
import { anchorsOf } from './anchors.ts';
import { type Extraction, extract } from './extract.ts';
import { anchorAgain, found, Patience, type Watch, watch } from './follow.ts';
import { Hover } from './hover.ts';
import { Locator } from './locate.ts';
import { Painter } from './paint.ts';
import { reveal } from './reveal.ts';
import { indexOf, paintAll, type Shown } from './shown.ts';

const FLASH = 1200;
/** Less than this of the text found again: another article. */
const SAME = 0.3;

export class Page {
  private extraction: Extraction | null = null;
  private shown: Shown | null = null;
  private readonly painter = new Painter();
  /** Everything that hangs on the present painting: listeners, the card. */
  private painting: AbortController | null = null;
  private watch: Watch | null = null;
  private readonly patience = new Patience();
  private hover: Hover | null = null;
  private kinds: readonly Kind[] = KINDS;
  private flash: ReturnType<typeof setTimeout> | undefined;

  /** For tests only: the card's closed shadow root. */
  get card(): ShadowRoot | null {
    return this.hover?.card.shadow ?? null;
  }

  /** Isolates the article; what has been read and painted already is not read again. */
  extract(): PageAnswer {
    const { shown } = this;
    if (shown && this.watch && !this.watch.changed) return { state: 'read', reading: this.reading(shown) };
    const now = extract(document);
    if (typeof now === 'string') {
      this.stop();
      return { state: 'none', reason: now };
    }
    this.extraction = now;
    if (shown && this.watch && shown.article.id === now.article.id) {
      return { state: 'read', reading: this.show(shown.annotation) };
    }
    this.off();
    this.shown = null;
    return { state: 'article', article: now.article };
  }

  /** From now on by the reader's settings; what is painted already is painted anew. */
  use(settings: Settings): void {
    const { painting, shown } = this;
    this.off();
    this.kinds = settings.kinds;
    this.painter.palette = settings.palette;
    if (painting && shown) this.follow();
  }

  /** Paints an annotation of the article last extracted. Throws where there is none: its offsets would mean nothing. */
  show(annotation: Annotation): Reading {
    if (this.extraction?.article.id !== annotation.id) throw new Error('This annotation belongs to another text.');
    this.shown = { ...this.extraction, annotation };
    return this.paint();
  }

  /** Highlights on or off. Throws where nothing has been read. */
  switch(on: boolean): Reading {
    if (on) return this.paint();
    if (!this.shown) throw new Error('Nothing has been read on this page.');
    this.off();
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

  /** Where the positions stand in the page's own text; nowhere while nothing has been read. */
  anchors(): Anchors {
    return this.shown ? anchorsOf(this.shown, document.body) : {};
  }

  /** Leaves the page as it was found. */
  stop(): void {
    this.off();
    this.extraction = null;
    this.shown = null;
  }

  /** Paints what has been read, on the nodes that carry it now. */
  private paint(): Reading {
    if (!this.shown) throw new Error('Nothing has been read on this page.');
    if (this.shown.locator.intact()) this.on(this.shown);
    else this.follow();
    if (!this.shown) throw new Error('The page does not show this text any more.');
    return this.reading(this.shown);
  }

  /**
   * The page has changed what was read: finds it again on other nodes; waits where there is no article at all (one may be
   * on its way); lets go where there is another.
   */
  private follow(): void {
    const { shown } = this;
    if (!shown) return;
    if (shown.locator.intact()) {
      this.on(shown);
      return;
    }
    const now = extract(document);
    const locator = typeof now === 'string' ? new Locator([]) : anchorAgain(shown, now);
    if (typeof now !== 'string' && found(shown, locator) < SAME) {
      this.stop();
      return;
    }
    this.shown = { ...shown, locator };
    this.on(this.shown);
  }

  private on({ annotation, ...extraction }: Shown): void {
    this.off();
    const shown = { ...extraction, annotation: withKinds(annotation, this.kinds) };
    this.painting = new AbortController();
    paintAll(this.painter, shown);
    const whole = () => shown.locator.intact() && this.painter.whole;
    this.watch = watch(whole, () => this.follow(), this.patience, this.painting.signal);
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
    this.watch = null;
    this.hover = null;
    this.painter.clear();
  }

  private reading({ title, published, article, annotation }: Shown): Reading {
    return { title, url: location.href, published, article, annotation, painted: this.painting !== null };
  }
}
