import { mostActiveFirst } from '../../src/activity.ts';
import type { Kind, Position, Span } from '../../src/annotator/annotation.ts';
import { isUncertain } from '../../src/confidence.ts';
import type { Reading } from '../../src/messages.ts';

/** One position as the views list it, its repetitions folded: a faithful quote with what belongs to it. */
export interface Item {
  /** The id of the position that is quoted. */
  readonly id: string;
  /** The ids of all positions folded into it. */
  readonly ids: readonly string[];
  readonly kind: Kind;
  /** Id of the party that holds it; null where the article does not name it. */
  readonly party: string | null;
  /** That party's name. */
  readonly holder: string | null;
  readonly quote: string;
  /** Null where the party itself speaks. */
  readonly speaker: string | null;
  readonly addressee: string | null;
  /** Null where it lies inside the quote and would be read twice. */
  readonly condition: string | null;
  readonly uncertain: boolean;
  /** Where it stands; more than one where the article repeats it. */
  readonly places: readonly Span[];
  readonly issue: string | null;
  /** What it answers, and what answers it. */
  readonly answers: readonly Link[];
  readonly answeredBy: readonly Link[];
}

/** Another item, as a link names it. */
export interface Link {
  readonly id: string;
  readonly kind: Kind;
  /** The name of the party that holds it. */
  readonly party: string | null;
}

/** Every position of the reading, folded as its summary folds them: most active party first, those of unnamed holders last. */
export function itemsOf({ article, annotation }: Reading): Item[] {
  const parties = new Map(annotation.parties.map((party) => [party.id, party.name]));
  const speakers = new Map(annotation.speakers.map((speaker) => [speaker.id, speaker.name]));
  const positions = new Map(annotation.positions.map((position) => [position.id, position]));
  const nameOf = (names: ReadonlyMap<string, string>, id: string | null) =>
    id === null ? null : (names.get(id) ?? null);
  const words = (span: Span) => article.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  // the views put quotation marks around a quote: its own would stand there twice
  const quote = (span: Span) => words(span).replace(/^[“"]([^“”"]*)[”"]$/, '$1');

  const folds = mostActiveFirst(annotation.summary).flatMap(({ entries }) =>
    entries.map((entry) => entry.positions.flatMap((id) => positions.get(id) ?? [])),
  );
  const folded = new Set(folds.flat());
  const all = [...folds, ...annotation.positions.filter((position) => !folded.has(position)).map((alone) => [alone])];

  const quoted = new Map<string, Position>();
  for (const [first, ...rest] of all) if (first) for (const { id } of [first, ...rest]) quoted.set(id, first);
  const linkTo = ({ id, kind, party }: Position): Link => ({ id, kind, party: nameOf(parties, party) });
  const answers = new Map<string, Link[]>();
  const answeredBy = new Map<string, Link[]>();
  for (const fold of all) {
    const [first] = fold;
    if (!first) continue;
    const answered = new Set(fold.flatMap((position) => quoted.get(position.answers ?? '') ?? []));
    answered.delete(first);
    answers.set(first.id, [...answered].map(linkTo));
    for (const { id } of answered) answeredBy.set(id, [...(answeredBy.get(id) ?? []), linkTo(first)]);
  }

  return all.flatMap((fold): Item[] => {
    const [first] = fold;
    if (!first) return [];
    const speaker = nameOf(speakers, first.speaker);
    return [
      {
        id: first.id,
        ids: fold.map(({ id }) => id),
        kind: first.kind,
        party: first.party,
        holder: nameOf(parties, first.party),
        quote: quote(first.span),
        speaker: speaker === nameOf(parties, first.party) ? null : speaker,
        addressee: nameOf(parties, first.addressee),
        condition: first.condition && !within(first.condition, first.span) ? words(first.condition) : null,
        uncertain: isUncertain(first),
        places: fold.map(({ span }) => span),
        issue: first.issue,
        answers: answers.get(first.id) ?? [],
        answeredBy: answeredBy.get(first.id) ?? [],
      },
    ];
  });
}

const within = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end;
