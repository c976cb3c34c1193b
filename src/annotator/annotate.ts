import type { Annotation, Article } from './annotation.ts';
import { attribute, toAttribution } from './attribution/attribute.ts';
import { readDocument, spanOf } from './entities/document.ts';
import { Roster } from './entities/roster.ts';
import { setStage } from './entities/stage.ts';

/**
 * Annotates one article: who speaks, for whom, and what each side demands, concedes, refuses, threatens and offers.
 * A pure function: the same article gives the same annotation; any string is valid input.
 */
export function annotate(article: Article): Annotation {
  const doc = readDocument(article);
  const stage = setStage(doc);
  const statements = attribute(stage);
  const roster = new Roster(stage);
  const speakerOf = statements.list.map((s) =>
    s.referent === null || s.source === null ? null : roster.speaker(s.referent, spanOf(doc, s.source.first, s.source.last)),
  );
  const attributions = statements.list.map((s, i) => toAttribution(doc, s, `a${i + 1}`, speakerOf[i] ?? null));
  return {
    id: article.id,
    speakers: roster.speakerList(),
    parties: roster.partyList(),
    attributions,
    positions: [],
    issues: [],
    summary: [],
  };
}
