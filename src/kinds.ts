import type { Kind } from './annotator/annotation.ts';

/** The sign that stands for a kind wherever a colour could be missed: card, popup, printed summary. */
export const GLYPHS: Readonly<Record<Kind | 'speaker', string>> = {
  demand: '→',
  concession: '↘',
  refusal: '✕',
  threat: '!',
  offer: '+',
  speaker: '—',
};
