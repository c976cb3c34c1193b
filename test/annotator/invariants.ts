import type { Annotation, Article, Span } from '../../src/annotator/annotation.ts';

/** What must hold of the annotation of any text at all, and does not: empty where all is well. */
export function faultsOf({ text }: Article, a: Annotation): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  for (const { start, end } of spansOf(a)) {
    must(start >= 0 && start < end && end <= text.length, `the span ${start}–${end} is not within the text`);
    must(!splitsPair(text, start) && !splitsPair(text, end), `the span ${start}–${end} splits a surrogate pair`);
  }
  const ids = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map(({ id }) => id));
  const parties = ids(a.parties);
  const speakers = ids(a.speakers);
  const positions = ids(a.positions);
  const attributions = ids(a.attributions);
  const issues = ids(a.issues);
  const known = (set: ReadonlySet<string>, id: string | null): boolean => id === null || set.has(id);
  for (const p of a.positions) {
    const refers =
      known(parties, p.party) &&
      known(parties, p.addressee) &&
      known(speakers, p.speaker) &&
      known(positions, p.answers) &&
      known(issues, p.issue) &&
      known(attributions, p.attribution);
    must(refers, `${p.id} refers to something that is not there`);
    must(p.confidence >= 0 && p.confidence <= 1, `${p.id} has confidence ${p.confidence}`);
  }
  for (const s of a.speakers) {
    must(known(parties, s.party), `${s.id} speaks for a party that is not there`);
    must(s.name.length > 0, `${s.id} has no name`);
  }
  for (const i of a.issues) must(text.includes(i.label), `the issue “${i.label}” is not in the text`);
  return faults;
}

function spansOf(a: Annotation): Span[] {
  return [
    ...a.speakers.flatMap((s) => s.mentions),
    ...a.parties.flatMap((p) => p.mentions),
    ...a.attributions.flatMap((x) => [...x.source, ...x.cue, ...x.content]),
    ...a.positions.flatMap((p) => [
      p.span,
      p.cue,
      ...(p.condition ? [p.condition] : []),
      ...p.why.evidence,
      ...(p.why.antecedent ? [p.why.antecedent] : []),
    ]),
    ...a.issues.flatMap((i) => i.mentions),
  ];
}

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
