/** What a card says, worked out from the annotation: plain data, no page and no markup. */
import type { Annotation, Attribution, Kind, Position, Span } from '../../src/annotator/annotation.ts';
import { isUncertain } from '../../src/confidence.ts';

/** What a highlight stands for. */
export type Target = { readonly position: Position } | { readonly source: Attribution };

interface Who {
  /** The speaker, or the party where no one speaks for it; null where the article does not say. */
  readonly name: string | null;
  readonly role: string | null;
  /** Null also where it is the name already. */
  readonly party: string | null;
}

interface Answered {
  readonly kind: Kind;
  readonly party: string | null;
  readonly quote: string;
  readonly span: Span;
}

export interface PositionView extends Who {
  readonly kind: Kind;
  readonly id: string;
  readonly addressee: string | null;
  readonly condition: string | null;
  /** Of ten such marks, how many are right. */
  readonly confidence: number;
  readonly uncertain: boolean;
  readonly rule: string;
  readonly evidence: readonly string[];
  /** What a pronoun or description was taken to mean. */
  readonly antecedent: string | null;
  readonly answers: Answered | null;
  /** What it is about, to be copied. */
  readonly span: Span;
}

export interface SpeakerView extends Who {
  readonly kind: 'speaker';
  readonly id: string;
  readonly quote: string | null;
  /** What was said; null where the article does not tell. */
  readonly span: Span | null;
}

export type View = PositionView | SpeakerView;

const QUOTE = 140;

/** One view a target, positions before sources; a source whose position is shown already says nothing new. */
export function viewsOf(targets: readonly Target[], annotation: Annotation, text: string): View[] {
  const words = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, ' ');
  const party = (id: string | null) => annotation.parties.find((party) => party.id === id)?.name ?? null;
  const positions = targets.flatMap((target) => ('position' in target ? [target.position] : []));
  const told = new Set(positions.map((position) => position.attribution));
  const sources = targets.flatMap((target) =>
    'source' in target && !told.has(target.source.id) ? [target.source] : [],
  );
  return [...positions.map(positionView), ...unique(sources.map(speakerView))];

  function who(speakerId: string | null, partyId: string | null): Who {
    const speaker = annotation.speakers.find(({ id }) => id === speakerId);
    const side = party(partyId ?? speaker?.party ?? null);
    if (!speaker) return { name: side, role: null, party: null };
    return { name: speaker.name, role: speaker.role, party: side === speaker.name ? null : side };
  }

  function positionView(position: Position): PositionView {
    const answered = annotation.positions.find(({ id }) => id === position.answers);
    const { rule, evidence, antecedent } = position.why;
    return {
      ...who(position.speaker, position.party),
      kind: position.kind,
      id: position.id,
      addressee: party(position.addressee),
      condition: position.condition && words(position.condition),
      confidence: Math.min(9, Math.max(1, Math.round(position.confidence * 10))),
      uncertain: isUncertain(position),
      // "demand: call on" under the word "Demand", beside the words "called on": say each thing once
      rule: rule.replace(`${position.kind}: `, ''),
      evidence: [...new Set(evidence.map(words))],
      antecedent: antecedent && words(antecedent),
      answers: answered
        ? {
            kind: answered.kind,
            party: party(answered.party),
            quote: shorten(words(answered.span)),
            span: answered.span,
          }
        : null,
      span: position.span,
    };
  }

  function speakerView(attribution: Attribution): SpeakerView {
    const { name, ...rest } = who(attribution.speaker, null);
    const said = attribution.content.map(words).join(' … ');
    const source = attribution.source.map(words).join(' ');
    return {
      name: name ?? source,
      ...rest,
      kind: 'speaker',
      id: attribution.id,
      quote: said === '' ? null : shorten(said),
      span: attribution.content[0] ?? null,
    };
  }
}

/** One name under the pointer can be the source of several statements; the reader needs it once. */
function unique(views: readonly SpeakerView[]): SpeakerView[] {
  return views.filter((view, i) => views.findIndex((other) => other.name === view.name) === i);
}

/** Cut at a word, the quotation marks of the page taken off. */
export function shorten(quote: string, limit = QUOTE): string {
  const bare = quote.replace(/^[\s"“”'‘]+|[\s"“”,]+$/g, '');
  if (bare.length <= limit) return bare;
  const cut = bare.lastIndexOf(' ', limit);
  return `${bare.slice(0, cut > limit / 2 ? cut : limit).replace(/[\s,;:.–—-]+$/, '')} …`;
}
