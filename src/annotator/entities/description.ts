import type { Span } from '../annotation.ts';
import { namedIn } from './affiliation.ts';
import { isCalled } from './cast.ts';
import {
  bodyNouns,
  DOCUMENT,
  enterprisesOf,
  isGroup,
  LAWMAKERS,
  lastWordsOf,
  OWN_TEAM,
  officeNouns,
  official,
  PLAIN,
  personNouns,
  STATE_BODY,
  TOO_VAGUE,
} from './descriptive-noun.ts';
import { spanOf, textOf } from './document.ts';
import { lookUp } from './gazetteer.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { lastMention, memberNamed, officeHolder } from './office.ts';
import { antecedentOf, nearestNamed } from './pronoun.ts';
import { type Referent, referentOf, referentOfName } from './referent.ts';
import type { Scene } from './stage.ts';
import { isDeterminer, isName, isPossessive } from './wordclass.ts';

/** Whom descriptions fit ("the union", "Ukrainian officials", "the prime minister"): somebody named, or a group without a name. */
export class Descriptions {
  /** Names of the groups met so far, by party key. */
  readonly groups = new Map<string, string>();
  /** Where parties are described, by their keys. */
  readonly mentions = new Map<string, Span[]>();

  /** Entities by the words at which their names begin, titles included. */
  private readonly titled: ReadonlyMap<number, number>;

  constructor(private readonly scene: Scene) {
    this.titled = new Map(scene.cast.names.map((name) => [name.titleFirst, name.entity]));
  }

  /**
   * Whom a phrase describes whose base, without what is attached behind, ends at word `headEnd`. `linked` says whom the
   * chains take its head for, a person or not.
   */
  resolve(phrase: NounPhrase, headEnd: number, linked: (person: boolean) => Referent | null): Referent | null {
    const { doc, cast, setting, allegiance } = this.scene;
    const { words } = doc;
    const head = words[headEnd - 1]?.lower ?? '';
    const definite =
      /^(?:the|this|that|his|her|its|their)$/.test(words[phrase.first]?.lower ?? '') ||
      isPossessive(words[phrase.first + 1]?.lower ?? '');
    const isTitle =
      isName(words[headEnd - 1]?.text ?? 'x') && (officeNouns.has(head) || head === 'president' || head === 'minister');
    const whose = this.whose(phrase, headEnd);
    const whoseKey = whose === null ? null : allegiance.of(whose);
    if (DOCUMENT.has(head) && /^(?:his|her)$/.test(words[phrase.first]?.lower ?? ''))
      return referentOfName(this.scene, antecedentOf(doc, cast, phrase.first));
    if (DOCUMENT.has(head))
      return this.group(phrase, headEnd, whose !== null && cast.entities[whose]?.type !== 'person' ? whoseKey : null);
    if (
      (OWN_TEAM.has(head) &&
        whose !== null &&
        cast.entities[whose]?.type === 'person' &&
        !allegiance.isPresident(whose)) ||
      (/^(?:team|campaign|lawyers|attorneys)$/.test(head) && whose !== null && cast.entities[whose]?.type === 'person')
    )
      return this.group(phrase, headEnd, this.groupKey(phrase, headEnd));
    if (
      LAWMAKERS.has(head) &&
      setting.american &&
      (whose === null || whoseKey === 'state:US') &&
      this.partisan(phrase, headEnd) === null
    )
      return this.group(phrase, headEnd, 'body:Congress');
    const person = officeNouns.has(head) || personNouns.has(head) || isTitle;
    const apposed = this.apposed(phrase.last) ?? this.apposed(headEnd);
    if (apposed !== null && person) return referentOf(this.scene, apposed);
    if (person && definite) {
      const known =
        memberNamed(this.scene, head, phrase.first) ?? officeHolder(this.scene, head, whose, phrase.first, headEnd);
      if (known !== null) return referentOf(this.scene, known, lastMention(doc, cast, known, phrase.first));
    }
    if (head === 'administration') return this.group(phrase, headEnd, setting.american ? setting.presidency : whoseKey);
    if ((bodyNouns.has(head) || lastWordsOf(cast).has(head)) && definite && whose === null) {
      const called = nearestNamed(doc, cast, phrase.first, 60, (id) => {
        const e = cast.entities[id];
        return (
          e !== undefined &&
          e.type !== 'person' &&
          (isCalled(e, head) || (head === 'company' && enterprisesOf(cast).has(id)))
        );
      });
      if (called >= 0) return referentOfName(this.scene, called);
      if (STATE_BODY.has(head) && setting.mainState !== null) return this.group(phrase, headEnd, setting.mainState);
    }
    if (definite && (person || (bodyNouns.has(head) && whose === null))) {
      const meant = linked(person);
      if (meant !== null) return meant;
    }
    if (person || bodyNouns.has(head) || isGroup(head)) {
      const speaksFor = official.has(head) && whoseKey !== null ? whoseKey : this.partisan(phrase, headEnd);
      const collective = (isGroup(head) || bodyNouns.has(head)) && !TOO_VAGUE.has(head);
      return this.group(phrase, headEnd, speaksFor ?? (collective ? this.groupKey(phrase, headEnd) : null));
    }
    // "political", "the": a wrong tree's head is nobody; "the rich", "forty of them" are somebody
    const tag = words[headEnd - 1]?.tag ?? '';
    const somebody = /^(?:NOUN|PROPN|PRON|NUM|DET)$/.test(tag) || (definite && tag === 'ADJ');
    if (!somebody || /^(?:no|an?|the|[\d.,]+)$/.test(head)) return null;
    return this.group(phrase, headEnd, null);
  }

  /** "Peru’s president, Lucia Salas, said", "the panel’s head, Sen. Ann Lee": the person between the commas behind a description. */
  private apposed(last: number): number | null {
    const { doc, cast } = this.scene;
    if (doc.words[last]?.text !== ',') return null;
    const id = this.titled.get(last + 1) ?? cast.at[last + 1] ?? -1;
    return cast.entities[id]?.type === 'person' ? id : null;
  }

  /** "Republican lawmakers", "Democratic senators": they speak for their party. */
  private partisan(phrase: NounPhrase, headEnd: number): string | null {
    const { doc } = this.scene;
    const head = doc.words[headEnd - 1];
    if (head?.text === 'Republicans' || head?.text === 'Democrats') return `body:${head.text}`;
    // one of them speaks for nobody
    if (!/s$|leadership/.test(head?.lower ?? '')) return null;
    for (let i = phrase.first; i < headEnd; i++) {
      const text = doc.words[i]?.text;
      if (text === 'Republican' || text === 'GOP') return 'body:Republicans';
      if (text === 'Democratic') return 'body:Democrats';
    }
    return null;
  }

  /** The state, body or person named with a description: "Ukrainian", "of the union", "Trump’s". */
  private whose(phrase: NounPhrase, headEnd: number): number | null {
    const { doc, cast } = this.scene;
    const inside = namedIn(doc, cast, phrase.first, headEnd, -1);
    if (inside !== null) return inside;
    for (let i = phrase.first; i < headEnd; i++) {
      const id = cast.at[i] ?? -1;
      if (id >= 0) return id;
      const known = lookUp(doc.words, i, headEnd);
      if (known !== null) return cast.byKey.get(known.known.key) ?? null;
    }
    const preposition = doc.words[headEnd]?.lower ?? '';
    if (headEnd < phrase.last && /^(?:of|for|at|from|in|with)$/.test(preposition))
      return namedIn(doc, cast, headEnd + 1, phrase.last, -1);
    return null;
  }

  private groupKey(phrase: NounPhrase, headEnd: number): string | null {
    const { doc, cast } = this.scene;
    let first = headEnd - 1;
    // One adjective tells groups apart well enough ("striking nurses"); others and numbers do not.
    const before = doc.words[first - 1];
    if (
      before !== undefined &&
      first > phrase.first &&
      /^\p{L}/u.test(before.text) &&
      !isDeterminer(before.lower) &&
      !isPossessive(before.lower) &&
      !PLAIN.has(before.lower)
    )
      first--;
    // "Hong Kong residents": a name is not cut.
    while (first > phrase.first && (cast.at[first] ?? -1) >= 0 && cast.at[first - 1] === cast.at[first]) first--;
    const name = textOf(doc, first, headEnd);
    const key = `group:${name.toLowerCase()}`;
    if (!this.groups.has(key)) this.groups.set(key, name);
    return key;
  }

  /** A referent without a name of its own; its words are counted as a mention of the party. */
  private group(phrase: NounPhrase, headEnd: number, party: string | null): Referent {
    const { doc } = this.scene;
    let first = phrase.first;
    while (first < headEnd - 1 && isDeterminer(doc.words[first]?.lower ?? '')) first++;
    const name = textOf(doc, first, headEnd);
    const span = spanOf(doc, first, headEnd);
    if (party !== null) {
      const list = this.mentions.get(party);
      if (list) list.push(span);
      else this.mentions.set(party, [span]);
      if (party.startsWith('group:') && !this.groups.has(party)) this.groups.set(party, name);
    }
    return { key: `said:${name.toLowerCase()}`, name, role: null, entity: -1, party, antecedent: null };
  }
}
