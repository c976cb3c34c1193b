import type { Annotation, Kind } from './annotator/annotation.ts';

/** The sign that stands for a kind wherever a colour could be missed: card, popup, printed summary. */
export const GLYPHS: Readonly<Record<Kind | 'speaker', string>> = {
  demand: '→',
  concession: '↘',
  refusal: '✕',
  threat: '!',
  offer: '+',
  speaker: '—',
};

/** The message that heads a list of positions of a kind. */
export const HEADINGS = {
  demand: 'demands',
  concession: 'concessions',
  refusal: 'refusals',
  threat: 'threats',
  offer: 'offers',
} as const satisfies Record<Kind, string>;

/** An annotation with the positions of these kinds alone: what a reader who wants no others sees. */
export function withKinds(annotation: Annotation, kinds: readonly Kind[]): Annotation {
  return {
    ...annotation,
    positions: annotation.positions.filter(({ kind }) => kinds.includes(kind)),
    summary: annotation.summary.flatMap((party) => {
      const entries = party.entries.filter(({ kind }) => kinds.includes(kind));
      return entries.length > 0 ? { ...party, entries } : [];
    }),
  };
}
