import { mostActiveFirst } from './activity.ts';
import type { Annotation, Kind, Position } from './annotator/annotation.ts';
import { isUncertain } from './confidence.ts';
import { GLYPHS } from './kinds.ts';

const WORDS: Record<Kind, string> = {
  demand: 'demands',
  concession: 'concedes',
  refusal: 'refuses',
  threat: 'threatens',
  offer: 'offers',
};

/**
 * The summary as plain text for a terminal: each party, most active first, with its speakers and its positions, every
 * one a quote from the article with its speaker, addressee and condition. Ends with a newline.
 */
export function formatSummary(text: string, annotation: Annotation): string {
  const partyName = new Map(annotation.parties.map((party) => [party.id, party.name]));
  const speakerName = new Map(annotation.speakers.map((speaker) => [speaker.id, speaker.name]));
  const position = new Map(annotation.positions.map((p) => [p.id, p]));
  const quote = (span: { start: number; end: number }) => text.slice(span.start, span.end).replace(/\s+/g, ' ');

  const lines: string[] = [];
  for (const { party, speakers, entries } of mostActiveFirst(annotation.summary)) {
    const voices = speakers.flatMap((id) => speakerName.get(id) ?? []);
    lines.push(
      `${(party && partyName.get(party)) ?? 'Party not named'}${voices.length ? ` (${voices.join(', ')})` : ''}`,
    );
    for (const entry of entries) {
      const places = entry.positions.flatMap((id) => position.get(id) ?? []);
      const first = places[0];
      if (!first) continue;
      const times = places.length > 1 ? ` (${places.length}×)` : '';
      lines.push(`  ${GLYPHS[entry.kind]} ${WORDS[entry.kind]}: “${quote(first.span)}”${times}${details(first)}`);
    }
    lines.push('');
  }
  if (lines.length === 0) return 'No positions found.\n';
  return lines.join('\n');

  function details(p: Position): string {
    const parts = [
      p.speaker && `said by ${speakerName.get(p.speaker)}`,
      p.addressee && `to ${partyName.get(p.addressee)}`,
      p.condition && `on condition: “${quote(p.condition)}”`,
      isUncertain(p) && 'uncertain',
    ].filter(Boolean);
    return parts.length ? `\n      ${parts.join('; ')}` : '';
  }
}
