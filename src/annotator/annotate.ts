import type { Annotation, Article, Issue, Position, Span } from './annotation.ts';
import { attribute, toAttribution } from './attribution/attribute.ts';
import { type Document, readDocument, spanOf } from './entities/document.ts';
import { Roster } from './entities/roster.ts';
import { setStage } from './entities/stage.ts';
import { addresseesOf } from './positions/addressee.ts';
import { answersOf } from './positions/answer.ts';
import { topicsOf } from './positions/issue.ts';
import { type Held, positionsOf } from './positions/position.ts';
import { summarise } from './summary/summary.ts';
import type { Engine } from './syntax/engine.ts';

/**
 * Annotates one article: who speaks, for whom, and what each side demands, concedes, refuses, threatens and offers.
 * A pure function: the same article gives the same annotation; any string is valid input. The engine is loaded once
 * by the caller (`Engine.load`) and serves any number of articles, one after the other.
 */
export function annotate(article: Article, engine: Engine): Annotation {
  const doc = readDocument(article, engine);
  const stage = setStage(doc);
  const statements = attribute(stage);
  const held = positionsOf(stage, statements);

  const roster = new Roster(stage);
  const speakerOf = statements.list.map((s) =>
    s.referent === null || s.source === null
      ? null
      : roster.speaker(s.referent, spanOf(doc, s.source.first, s.source.last)),
  );
  const attributions = statements.list.map((s, i) => toAttribution(doc, s, `a${i + 1}`, speakerOf[i] ?? null));

  const isParty = (word: number): boolean =>
    (stage.cast.at[word] ?? -1) >= 0 && stage.cast.entities[stage.cast.at[word] ?? -1]?.type !== 'unsure';
  const topics = topicsOf(doc, held, isParty);
  const topicOf = held.map(() => -1);
  topics.forEach((topic, t) => {
    for (const p of topic.positions) topicOf[p] = t;
  });
  const addressees = addresseesOf(stage, held);
  const answers = answersOf(doc, held, topicOf);
  const positions = held.map((h, i): Position => {
    const answered = answers[i] ?? -1;
    const topic = topicOf[i] ?? -1;
    return {
      ...described(doc, h, i),
      party: h.roles.holder?.party ? roster.party(h.roles.holder.party) : null,
      speaker: h.roles.speaker === null ? null : roster.speaker(h.roles.speaker, null),
      addressee: addressees[i] ? roster.party(addressees[i] ?? '') : null,
      attribution: h.roles.statement < 0 ? null : `a${h.roles.statement + 1}`,
      answers: answered < 0 ? null : `o${answered + 1}`,
      issue: topic < 0 ? null : `i${topic + 1}`,
    };
  });
  const issues = topics.map((topic, t): Issue => ({ id: `i${t + 1}`, label: topic.label, mentions: topic.mentions }));
  return {
    id: article.id,
    speakers: roster.speakerList(),
    parties: roster.partyList(),
    attributions,
    positions,
    issues,
    summary: summarise(article.text, positions),
  };
}

/** What a held position says by itself, without the ids of others. */
function described(
  doc: Document,
  h: Held,
  index: number,
): Pick<Position, 'id' | 'kind' | 'span' | 'cue' | 'condition' | 'confidence' | 'why'> {
  const cue = spanOf(doc, h.match.at, h.match.last);
  const evidence: Span[] = [cue];
  if (h.negated) evidence.unshift(spanOf(doc, h.match.group, h.match.at));
  const { frame } = h.match.pattern;
  return {
    id: `o${index + 1}`,
    kind: h.kind,
    span: spanOf(doc, h.first, h.last),
    cue,
    condition: h.condition === null ? null : spanOf(doc, h.condition[0], conditionEnd(h)),
    confidence: Math.round(h.confidence * 100) / 100,
    why: {
      rule: h.negated ? `${h.kind}: negated ${frame.id}` : `${h.kind}: ${frame.id}`,
      evidence: evidence.filter((s) => s.end > s.start),
      antecedent: h.roles.holder?.antecedent ?? null,
    },
  };
}

/** A condition inside a span that was cut short ends with it. */
function conditionEnd(h: Held): number {
  if (h.condition === null) return 0;
  const [first, last] = h.condition;
  return first >= h.first && first + 1 < h.last ? Math.min(last, h.last) : last;
}
