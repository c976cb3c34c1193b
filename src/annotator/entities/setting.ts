import type { Cast, Entity } from './cast.ts';
import type { Document } from './document.ts';

/** What an article as a whole tells about the sides in it. */
export interface Setting {
  /** Party key for the President of the United States and all who speak for that office: the state abroad, the White House at home. */
  readonly presidency: string;
  /** The state that the article names by far most often, or null. */
  readonly mainState: string | null;
  /** Whether the article is about the politics of the United States at all. */
  readonly american: boolean;
  /** Whether the article speaks of "the government". */
  readonly government: boolean;
}

const DOMESTIC = new Set([
  'body:Congress',
  'body:Senate',
  'body:House of Representatives',
  'body:Republicans',
  'body:Democrats',
  'body:House Republicans',
  'body:House Democrats',
  'body:Senate Republicans',
  'body:Senate Democrats',
  'body:Supreme Court',
]);

/** Reads the setting out of the frequencies of names. */
export function settingOf(doc: Document, cast: Cast): Setting {
  let domestic = 0;
  let abroad = 0;
  const states: [string, number][] = [];
  let us = 0;
  for (const entity of cast.entities) {
    const key = entity.known?.key;
    if (key === undefined) continue;
    const n = entity.mentions.length;
    if (DOMESTIC.has(key)) domestic += n;
    if (key === 'state:US' || key === 'body:White House') us += n;
    if (entity.known?.kind === 'state' && key !== 'state:US') abroad += n;
    if (['body:NATO', 'body:European Union', 'body:United Nations', 'body:Taliban', 'body:Hamas'].includes(key))
      abroad += n;
    if (entity.known?.kind === 'state') states.push([key, n]);
  }
  states.sort((a, b) => b[1] - a[1]);
  const [first, second] = states;
  const mainState = first !== undefined && first[1] >= 3 && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null;
  return {
    presidency: abroad > domestic ? 'state:US' : 'body:White House',
    mainState,
    american: domestic + us > 0,
    government: doc.words.some((w) => w.lower === 'government' && doc.words[w.index - 1]?.lower === 'the'),
  };
}

/**
 * On which side of the aisle a leader of a chamber stands who is not labelled: by "Republican-controlled House" and the
 * like for leaders of the majority, else by what the words right around the name speak of. Null where they disagree.
 */
export function sideOf(
  doc: Document,
  entity: Entity,
  role: string,
  majorityOf: (chamber: Chamber) => string | null,
): string | null {
  const majority = majorityOf(/Senate/.test(role) ? 'senate' : 'house');
  if (majority !== null && /Majority|majority|Speaker/.test(role)) return majority;
  if (majority !== null && /Minority|minority/.test(role)) return majority === REPUBLICANS ? DEMOCRATS : REPUBLICANS;
  let republican = 0;
  let democratic = 0;
  for (const mention of entity.mentions.slice(0, 12)) {
    const sentence = doc.sentences[doc.words[mention.first]?.sentence ?? -1];
    if (sentence === undefined) continue;
    for (let i = Math.max(sentence.first, mention.first - 6); i < Math.min(sentence.last, mention.last + 6); i++) {
      const w = doc.words[i]?.text ?? '';
      if (/^(?:Republicans?|GOP)$/.test(w)) republican++;
      if (/^(?:Democratic|Democrats?)$/.test(w)) democratic++;
    }
  }
  if (republican >= 2 * democratic && republican > 0) return REPUBLICANS;
  return democratic >= 2 * republican && democratic > 0 ? DEMOCRATS : null;
}

export type Chamber = 'senate' | 'house';

const REPUBLICANS = 'body:Republicans';
const DEMOCRATS = 'body:Democrats';

/** Who holds a chamber: "the Republican-led House", "GOP-controlled Senate". */
export function majorityOf(doc: Document, chamber: Chamber): string | null {
  for (const word of doc.words) {
    if (!/^(?:led|controlled|run|dominated|majority|held)$/.test(word.lower) || doc.words[word.index - 1]?.text !== '-')
      continue;
    const near = doc.words.slice(word.index + 1, word.index + 4).map((w) => w.lower);
    const side = doc.words[word.index - 2]?.text ?? '';
    if (!near.includes(chamber)) continue;
    if (/^(?:Republican|GOP)$/.test(side)) return REPUBLICANS;
    if (/^(?:Democratic|Democrat)$/.test(side)) return DEMOCRATS;
  }
  return null;
}
