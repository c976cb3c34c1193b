/** What this script knows of its page and does to it. One object an injection. */
import { type Annotation, type Article, KINDS, type Kind, type Span } from '../src/annotator/annotation.ts';
import { withKinds } from '../src/kinds.ts';
import type { Anchors, NotReadable, PageAnswer, Reading, ToPanel } from '../src/messages.ts';
import type { CardMode, Settings } from '../src/settings.ts';
import { anchorsOf } from './anchors.ts';
import { form } from './extract/form.ts';
import { type Extraction, extraction } from './extract.ts';
import { follow, Patience, type Watch, watch } from './follow.ts';
import { Hover } from './hover.ts';
import { Painter } from './paint.ts';
import { reveal } from './reveal.ts';
import { paintAll, type Shown } from './shown.ts';
import { inSlices } from './slices.ts';

const FLASH = 1200;
/** Characters that must have come to a page for another article to be looked for below the first: Readability's least, twice. */
const ANOTHER = 1000;
/** Articles below each other that are kept up; after that the page is a stream. */
const MANY = 5;
/** Annotations kept, so that the way back to an article needs no second reading. */
const KEPT = 8;

export class Page {
  /** The articles that have been read, as far as they are on the page. */
  private shown: readonly Shown[] = [];
  /** By content: the same text is never annotated twice. */
  private readonly annotations = new Map<string, Annotation>();
  private readonly painter = new Painter();
  /** Everything that hangs on the present painting: listeners, the card. */
  private painting: AbortController | null = null;
  private watch: Watch | null = null;
  private readonly patience = new Patience();
  private hover: Hover | null = null;
  private kinds: readonly Kind[] = KINDS;
  private cardMode: CardMode = 'hover';
  private flash: ReturnType<typeof setTimeout> | undefined;
  private looking: Promise<NotReadable | null> | null = null;
  /** Read without a click. */
  private always = false;
  /** Counts up with every stop: what was begun before it ends in nothing. */
  private life = 0;

  /** `annotate` reads an article, elsewhere. */
  constructor(private readonly annotate: (article: Article) => Promise<Annotation>) {}

  /** Hears what a side panel wants to know of the page. */
  tell: (news: ToPanel) => void = () => {};
  /** The reading that was told of last. */
  private told: Reading | null = null;

  /** For tests only: the card's closed shadow root. */
  get card(): ShadowRoot | null {
    return this.hover?.card.shadow ?? null;
  }

  /** What is on the page, where anything is; of several articles the one before the reader. */
  get reading(): Reading | null {
    const shown = inFront(this.shown);
    return shown && this.readingOf(shown);
  }

  /** Reads the page's article and paints it; what has been read and painted already is not read again. */
  async read(): Promise<PageAnswer> {
    if (this.watch?.changed !== false) {
      const reason = await this.look();
      if (reason) {
        this.stop();
        return { state: 'none', reason };
      }
    }
    const { reading } = this;
    if (!reading) throw new Error('The page has changed while it was read.');
    return { state: 'read', reading };
  }

  /** As `read`, of itself: quietly where there is no article, and again once there is one (applications turn into articles without a load). */
  async readAlways(): Promise<void> {
    this.always = true;
    const answer = await this.read();
    if (answer.state === 'none' && this.always) this.attend();
  }

  /** Takes away what was read without a click. */
  readNoMore(): void {
    if (this.always) this.stop();
    this.always = false;
  }

  /** From now on by the reader's settings; what is painted already is painted anew. */
  use(settings: Settings): void {
    const { hover } = this;
    this.kinds = settings.kinds;
    this.cardMode = settings.card;
    if (hover) this.off();
    this.painter.palette = settings.palette;
    if (hover) this.on();
  }

  /** Highlights on or off. Throws where nothing has been read. */
  switch(on: boolean): Reading {
    if (this.shown.length === 0) throw new Error('Nothing has been read on this page.');
    if (on) this.on();
    else this.off();
    this.tellReading();
    const { reading } = this;
    if (!reading) throw new Error('The page does not show this text any more.');
    return reading;
  }

  /** Scrolls to a span and flashes it; false where the page does not hold it any more. */
  reveal(span: Span): boolean {
    const shown = inFront(this.shown);
    return shown !== null && this.flashAt(shown, span);
  }

  /** Goes to the next position (or, with -1, to the one before) and opens its card; false where there is none. */
  step(by: 1 | -1): boolean {
    return this.hover?.step(by) ?? false;
  }

  /** Where the positions stand in the page's own text; nowhere while nothing has been read. */
  anchors(): Anchors {
    const shown = inFront(this.shown);
    return shown ? anchorsOf(shown, document.body) : {};
  }

  /** Leaves the page as it was found. */
  stop(): void {
    this.life++;
    this.off();
    this.shown = [];
  }

  /**
   * Brings what is shown up to date with the page; says why where the page holds no article (one may be on its way: what
   * has been read is not forgotten).
   */
  private look(): Promise<NotReadable | null> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<NotReadable | null> {
    const { life } = this;
    const found = await this.articles();
    if (life !== this.life) return null;
    if (typeof found === 'string') {
      if (this.shown.some(({ locator }) => locator.intact())) this.on();
      else this.attend();
      return found;
    }
    const before = new Set(this.shown);
    const shown: Shown[] = [];
    for (const now of found) {
      const old = [...before].find((old) => follow(old, now));
      const followed = old && follow(old, now);
      if (old) before.delete(old);
      if (old && followed && !followed.news) shown.push({ ...old, locator: followed.locator });
      else shown.push({ ...now, annotation: await this.annotationOf(now.article) });
      if (life !== this.life) return null;
    }
    // Readability takes one article of several: one that it has not taken this time is still there
    this.shown = [...[...before].filter(({ locator }) => locator.intact()), ...shown];
    this.on();
    return null;
  }

  /** The page's article; once text has come to it, also those that stand below. */
  private async articles(): Promise<Extraction[] | NotReadable> {
    const more = this.shown.length > 1 || (this.shown.length === 1 && (this.watch?.grown ?? 0) >= ANOTHER);
    const first = await inSlices(extraction(document));
    if (typeof first === 'string') return first;
    const found = [first];
    while (more && found.length < MANY) {
      const read = new Set(found.flatMap(({ locator }) => [...locator.nodes()]));
      const next = await inSlices(extraction(document, form(), read));
      if (typeof next === 'string') break;
      found.push(next);
    }
    return found;
  }

  private async annotationOf(article: Article): Promise<Annotation> {
    const annotation = this.annotations.get(article.id) ?? (await this.annotate(article));
    if (annotation.id !== article.id) throw new Error('This annotation belongs to another text.');
    this.annotations.delete(article.id);
    this.annotations.set(article.id, annotation);
    for (const oldest of this.annotations.keys()) {
      if (this.annotations.size <= KEPT) break;
      this.annotations.delete(oldest);
    }
    return annotation;
  }

  private on(): void {
    const signal = this.attend();
    const shown = this.shown.map((shown) => ({ ...shown, annotation: withKinds(shown.annotation, this.kinds) }));
    paintAll(this.painter, shown);
    // it may have changed while it was read
    this.watch?.check();
    this.hover = new Hover(
      shown,
      this.painter,
      (shown, span) => this.flashAt(shown, span),
      signal,
      (article, positions) => this.tell({ type: 'hovered', article, positions }),
    );
    this.hover.mode = this.cardMode;
    this.tellReading();
  }

  private tellReading(): void {
    const { reading, told } = this;
    if (!reading || (reading.annotation === told?.annotation && reading.painted === told.painted)) return;
    this.told = reading;
    this.tell({ type: 'reading', reading });
  }

  /** Paints nothing (any more), but follows the page. */
  private attend(): AbortSignal {
    this.off();
    this.painting = new AbortController();
    const { signal } = this.painting;
    const roots = new Set<Document | ShadowRoot>([document]);
    for (const { locator } of this.shown) for (const root of locator.roots()) roots.add(root);
    const whole = () => {
      this.painter.restore();
      return this.painter.whole && this.shown.every(({ locator }) => locator.intact());
    };
    // a failed look (the extension has been updated) leaves the page as it is
    const look = () => void this.look().catch(() => {});
    this.watch = watch(roots, whole, look, this.patience, signal);
    return signal;
  }

  private off(): void {
    clearTimeout(this.flash);
    this.painting?.abort();
    this.painting = null;
    this.watch = null;
    this.hover = null;
    this.painter.clear();
  }

  private flashAt({ locator }: Shown, span: Span): boolean {
    const ranges = locator.ranges(span);
    const [first] = ranges;
    if (!first) return false;
    reveal(first);
    this.painter.restore();
    this.painter.set('flash', ranges);
    clearTimeout(this.flash);
    this.flash = setTimeout(() => this.painter.set('flash', []), FLASH);
    return true;
  }

  private readingOf({ title, published, article, annotation }: Shown): Reading {
    return { title, url: location.href, published, article, annotation, painted: this.hover !== null };
  }
}

/** Of several articles the one that is nearest to the middle of the viewport. */
function inFront(shown: readonly Shown[]): Shown | null {
  const [first = null, ...others] = shown;
  if (others.length === 0) return first;
  const far = ({ article, locator }: Shown) => {
    const [top] = locator.ranges({ start: 0, end: 1 });
    const [bottom] = locator.ranges({ start: article.text.length - 1, end: article.text.length });
    const from = top?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
    const to = bottom?.getBoundingClientRect().bottom ?? from;
    return Math.max(from - innerHeight / 2, innerHeight / 2 - to, 0);
  };
  return shown.reduce((best, one) => (far(one) < far(best) ? one : best));
}
