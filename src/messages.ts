/**
 * Everything that popup, background and content script say to each other. A message is a member of one of the two
 * unions below, checked where it arrives; the static types are inferred from the checks.
 *
 * valibot: the smallest well-kept validator whose parts can be left out of a bundle (about 1.5 kB here).
 */
import * as v from 'valibot';
import type { Annotation, Article } from './annotator/annotation.ts';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.object({ start: offset, end: offset });
const blockKind = v.picklist(['title', 'heading', 'paragraph', 'quote', 'item', 'caption']);

/** The article as the page's content script hands it over. */
const article: v.GenericSchema<unknown, Article> = v.object({
  id: v.string(),
  text: v.string(),
  blocks: v.array(v.object({ start: offset, end: offset, kind: blockKind })),
});

/** Made by our own background worker, never by a page: its shape is the annotator's business. */
export const annotation = v.custom<Annotation>((a) => typeof a === 'object' && a !== null && 'positions' in a);

/** To the background worker, from the popup. */
export const toBackground = v.variant('type', [
  /** Read the article in this tab, paint it and say what was found; answered with an `Outcome`. */
  v.object({ type: v.literal('read'), tab: offset }),
]);
export type ToBackground = v.InferOutput<typeof toBackground>;

/** To the background worker, from a page's content script: a page may have its own text read, and nothing else. */
export const fromPage = v.variant('type', [
  /** Annotate this article; answered with an `Annotation`. */
  v.object({ type: v.literal('annotate'), article }),
  /** Whether the page's site is one that is read without a click; answered with a boolean. */
  v.object({ type: v.literal('automatic') }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;

/** To the content script, from background or popup. */
export const toPage = v.variant('type', [
  /** Isolate the article, have it annotated and paint it; answered with a `PageAnswer`. */
  v.object({ type: v.literal('read') }),
  /** Highlights on or off, without forgetting them; answered with a `Reading`. */
  v.object({ type: v.literal('switch'), on: v.boolean() }),
  /** Scroll to a span and flash it; answered with whether it could be found. */
  v.object({ type: v.literal('reveal'), span }),
  /** Where the positions stand in the page's own text, for other annotation software; answered with `Anchors`. */
  v.object({ type: v.literal('anchors') }),
  /** Go to the next position or the one before, and open its card; answered with whether there is one. */
  v.object({ type: v.literal('step'), by: v.picklist([1, -1]) }),
  /** The sites that are read without a click are others now: ask again whether this one is. */
  v.object({ type: v.literal('sites') }),
]);
export type ToPage = v.InferOutput<typeof toPage>;

/** What was read in one page: the popup shows it, the content script keeps it. */
export const reading = v.object({
  title: v.string(),
  url: v.string(),
  /** When the article was published, in the page's own words; null where it does not say. */
  published: v.nullable(v.string()),
  article,
  annotation,
  /** Whether the highlights are on the page now. */
  painted: v.boolean(),
});
export type Reading = v.InferOutput<typeof reading>;

/** A stretch of the page's own text: its place in `document.body.textContent`, its words, and those around them. */
const anchor = v.object({ start: offset, end: offset, exact: v.string(), prefix: v.string(), suffix: v.string() });
export type Anchor = v.InferOutput<typeof anchor>;
/** By position id; without those that the page does not hold any more. */
export const anchors = v.record(v.string(), anchor);
export type Anchors = v.InferOutput<typeof anchors>;

/** Why a page holds nothing for us to read. */
const notReadable = v.picklist(['notArticle', 'notEnglish', 'tooLong']);
export type NotReadable = v.InferOutput<typeof notReadable>;

/** What a page answers to `read`: its reading, or why there is none. */
export const pageAnswer = v.variant('state', [
  v.object({ state: v.literal('read'), reading }),
  v.object({ state: v.literal('none'), reason: notReadable }),
]);
export type PageAnswer = v.InferOutput<typeof pageAnswer>;

/** Why a page cannot be entered at all. */
const unavailable = v.picklist(['browserPage', 'store', 'pdf', 'noAccess']);
export type Unavailable = v.InferOutput<typeof unavailable>;

/** How a run ended, as the popup shows it. */
export const outcome = v.variant('state', [
  v.object({ state: v.literal('read'), reading }),
  v.object({ state: v.literal('none'), reason: notReadable }),
  v.object({ state: v.literal('unavailable'), reason: unavailable }),
  v.object({ state: v.literal('failed'), message: v.string() }),
]);
export type Outcome = v.InferOutput<typeof outcome>;

/** From the background worker to whichever view is open: how a run in a tab ended, whoever asked for it. */
export const toViews = v.object({ type: v.literal('ran'), tab: offset, outcome });
export type ToViews = v.InferOutput<typeof toViews>;

/** To the side panel that is connected to a page, from its content script. */
export const toPanel = v.variant('type', [
  /** The pointer rests on these positions of an article; on none when it has left. */
  v.object({ type: v.literal('hovered'), article: v.string(), positions: v.array(v.string()) }),
  /** The page shows another reading, or its highlights were switched, perhaps by another view. */
  v.object({ type: v.literal('reading'), reading }),
]);
export type ToPanel = v.InferOutput<typeof toPanel>;
