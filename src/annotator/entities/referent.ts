import type { Span } from '../annotation.ts';
import { namedIn } from './affiliation.ts';
import { type Cast, FORMS, isCalled } from './cast.ts';
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
  QUANTITY,
  STATE_BODY,
  TOO_VAGUE,
} from './description.ts';
import { type Document, spanOf, textOf } from './document.ts';
import { knownOf, lookUp } from './gazetteer.ts';
import type { Link, Links } from './link.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { lastMention, memberNamed, officeHolder } from './office.ts';
import type { Allegiance } from './party.ts';
import { antecedentOf, nearestNamed } from './pronoun.ts';
import type { Setting } from './setting.ts';
import { isDeterminer, isName, isPossessive, isPreposition } from './wordclass.ts';

/** Whom a noun phrase means: someone named, a described group or body, or a person without a name. */
export interface Referent {
  /** The same for all phrases that mean the same. */
  readonly key: string;
  readonly name: string;
  readonly role: string | null;
  /** Id of the entity, or -1. */
  readonly entity: number;
  /** Key of the party it speaks for, or null. */
  readonly party: string | null;
  /** For pronouns and descriptions: the mention that decided. */
  readonly antecedent: Span | null;
}

/** Resolves noun phrases to referents, by what the whole article says. */
export class Resolver {
  /** Names of the groups met so far, by party key, and where they stand. */
  readonly groups = new Map<string, string>();
  readonly groupMentions = new Map<string, Span[]>();
  private readLinks: (() => Links) | null = null;
  private links: Links | null = null;
  /** While the chains are read they ask for descriptions themselves: then nothing is counted and no link followed. */
  private reading = false;
  /** Whether a word is part of a title in front of a name: the "of" in "Secretary of State Ann Lee" ends no phrase. */
  private readonly inTitle: Uint8Array;

  constructor(
    readonly doc: Document,
    readonly cast: Cast,
    private readonly setting: Setting,
    readonly allegiance: Allegiance,
  ) {
    this.inTitle = new Uint8Array(doc.words.length);
    for (const name of cast.names) this.inTitle.fill(1, name.titleFirst, name.first);
  }

  /** Has pronouns and descriptions follow the chains, which are read when the first of them is met. */
  follow(readLinks: () => Links): void {
    this.readLinks = readLinks;
  }

  /** What the chains say of the word at the head of a pronoun or a description. */
  private linkAt(at: number): Link | null {
    if (this.reading || this.readLinks === null) return null;
    if (this.links === null) {
      this.reading = true;
      this.links = this.readLinks();
      this.reading = false;
    }
    return this.links.get(at) ?? null;
  }

  /** Whom a pronoun or the head of a description means by the chains alone; null for names and what stands alone. */
  meantAt(at: number): Referent | null {
    const link = this.linkAt(at);
    return link === null || link.entity < 0 ? null : this.ofEntity(link.entity);
  }

  /** Someone named, by the chains: with whom a person's pronoun or noun can agree, or another's. */
  private linked(link: Link | null, person: boolean, except = -1): Referent | null {
    const entity = this.cast.entities[link?.entity ?? -1];
    if (link === null || entity === undefined || entity.id === except) return null;
    if (entity.type === 'unsure' ? person && entity.mentions.length < 2 : (entity.type === 'person') !== person)
      return null;
    return this.ofEntity(entity.id, spanOf(this.doc, link.mention.first, link.mention.last));
  }

  /** The referent of an entity by its id. */
  ofEntity(id: number, antecedent: Span | null = null): Referent | null {
    const entity = this.cast.entities[id];
    if (entity === undefined) return null;
    return {
      key: `entity:${id}`,
      name: entity.name,
      role: entity.role,
      entity: id,
      party: this.allegiance.of(id),
      antecedent,
    };
  }

  /** Whom a noun phrase means; null for "it", "this" and phrases that mean nobody. */
  resolve(whole: NounPhrase, except = -1): Referent | null {
    const { doc, cast } = this;
    const phrase = this.quantified(whole);
    const single = phrase.last - phrase.first === 1 ? (doc.words[phrase.first]?.lower ?? '') : '';
    if (/^(?:he|she|him|her|his)$/.test(single))
      return (
        this.linked(this.linkAt(phrase.first), true, except) ??
        this.named(antecedentOf(doc, cast, phrase.first, except))
      );
    if (/^(?:they|them|their)$/.test(single)) return this.plural(phrase.first);
    if (/^(?:it|its)$/.test(single)) return this.neuter(phrase.first);
    if (/^(?:i|we|you|me|us|my|our|this|that|who|which)$/.test(single)) return null;
    const headEnd = this.baseEnd(this.firstConjunct(phrase));
    // The name that the base phrase ends with is whom it is about.
    const lastId = cast.at[headEnd - 1] ?? -1;
    if (lastId >= 0) {
      const adjective = this.formAt(headEnd - 1) === 'people' && !/s$/.test(doc.words[headEnd - 1]?.text ?? '');
      if (!adjective) return this.asNamed(lastId, phrase, headEnd);
    }
    const head = doc.words[headEnd - 1]?.lower ?? '';
    return this.described(phrase, headEnd, head);
  }

  /** "a number of Senate Republicans", "tens of millions of Americans": about what is counted. */
  private quantified(phrase: NounPhrase): NounPhrase {
    const { words } = this.doc;
    for (let i = Math.min(phrase.last - 2, phrase.first + 8); i > phrase.first; i--) {
      if (words[i]?.lower === 'of' && QUANTITY.has(words[i - 1]?.lower ?? ''))
        return { first: i + 1, last: phrase.last, head: phrase.head };
    }
    return phrase;
  }

  /** "Trump and Congress agreed": a position has one holder, the first that is named. */
  private firstConjunct(phrase: NounPhrase): NounPhrase {
    for (let i = phrase.first + 1; i < phrase.last - 1; i++) {
      if (this.doc.words[i]?.lower !== 'and' || this.cast.at[i] !== -1) continue;
      if ((this.cast.at[i - 1] ?? -1) >= 0) return { first: phrase.first, last: i, head: i - 1 };
    }
    return phrase;
  }

  /** An entity under the name it has here: "the Kremlin" speaks as the Kremlin, though its party is Russia. */
  private asNamed(id: number, phrase: NounPhrase, headEnd: number): Referent | null {
    const entity = this.cast.entities[id];
    const referent = this.ofEntity(id);
    if (referent === null || entity?.known?.kind !== 'state' || this.formAt(headEnd - 1) === 'name') return referent;
    let first = headEnd - 1;
    while (first > phrase.first && this.cast.at[first - 1] === id) first--;
    const name = textOf(this.doc, first, headEnd);
    return { ...referent, key: `said:${name.toLowerCase()}`, name, entity: -1 };
  }

  private formAt(at: number): string | null {
    return FORMS[(this.cast.form[at] ?? 0) - 1] ?? null;
  }

  /** End of the phrase without what is attached by a preposition or set off by a comma. */
  private baseEnd(phrase: NounPhrase): number {
    const { words } = this.doc;
    for (let i = phrase.first + 1; i < phrase.last; i++) {
      const word = words[i];
      if (word === undefined) break;
      const inName = ((this.cast.at[i] ?? -1) >= 0 && this.cast.at[i] === this.cast.at[i - 1]) || this.inTitle[i] === 1;
      if (!inName && (isPreposition(word.lower) || word.text === ',' || word.text === '(' || word.lower === 'who')) {
        // "some of the workers", "one of the leaders"
        if (word.lower === 'of' && i === phrase.first + 1 && isDeterminer(words[phrase.first]?.lower ?? '')) continue;
        return i;
      }
    }
    return phrase.last;
  }

  private named(index: number): Referent | null {
    const name = this.cast.names[index];
    return name === undefined ? null : this.ofEntity(name.entity, spanOf(this.doc, name.first, name.last));
  }

  /** "they": the nearest body or state, or a group. */
  private plural(at: number): Referent | null {
    const { doc } = this;
    const link = this.linkAt(at);
    const linked = this.linked(link, false) ?? (link !== null && link.entity < 0 ? this.asDescribed(link) : null);
    if (linked !== null) return linked;
    const from = doc.sentences[Math.max(0, (doc.words[at]?.sentence ?? 0) - 1)]?.first ?? 0;
    for (let i = at - 1; i >= from; i--) {
      const word = doc.words[i];
      if (word === undefined || word.quote !== doc.words[at]?.quote) continue;
      const id = this.cast.at[i] ?? -1;
      const entity = this.cast.entities[id];
      if (
        entity !== undefined &&
        (entity.type === 'organization' ||
          entity.known?.kind === 'movement' ||
          entity.known?.kind === 'group' ||
          this.isPeople(i))
      )
        return this.ofEntity(id, spanOf(doc, i, i + 1));
      if (isGroup(word.lower) && !TOO_VAGUE.has(word.lower)) {
        const phrase = { first: this.start(i), last: i + 1, head: i };
        const referent = this.resolve(phrase);
        if (referent !== null) return { ...referent, antecedent: spanOf(doc, phrase.first, phrase.last) };
      }
    }
    return null;
  }

  /** A description that a pronoun takes up. */
  private asDescribed({ mention, thing }: Link): Referent | null {
    if (thing || mention.class === 'person') return null;
    const referent = this.resolve(mention);
    return referent && { ...referent, antecedent: spanOf(this.doc, mention.first, mention.last) };
  }

  private isPeople(at: number): boolean {
    return this.formAt(at) === 'people' && /s$/.test(this.doc.words[at]?.text ?? '');
  }

  private neuter(at: number): Referent | null {
    const link = this.linkAt(at);
    const linked = this.linked(link, false) ?? (link !== null && link.entity < 0 ? this.asDescribed(link) : null);
    if (linked !== null) return linked;
    return this.named(
      nearestNamed(this.doc, this.cast, at, 1, (id) => {
        const e = this.cast.entities[id];
        return e !== undefined && (e.type === 'organization' || e.type === 'known');
      }),
    );
  }

  private start(last: number): number {
    let i = last;
    while (i > 0 && last - i < 4) {
      const w = this.doc.words[i - 1];
      if (
        w === undefined ||
        w.sentence !== this.doc.words[last]?.sentence ||
        isPreposition(w.lower) ||
        !/[\p{L}]/u.test(w.text)
      )
        break;
      i--;
      if (isDeterminer(w.lower)) break;
    }
    return i;
  }

  private described(phrase: NounPhrase, headEnd: number, head: string): Referent | null {
    const { doc, cast, setting } = this;
    const { words } = doc;
    const definite =
      /^(?:the|this|that|his|her|its|their)$/.test(words[phrase.first]?.lower ?? '') ||
      isPossessive(words[phrase.first + 1]?.lower ?? '');
    const isTitle =
      isName(words[headEnd - 1]?.text ?? 'x') && (officeNouns.has(head) || head === 'president' || head === 'minister');
    const whose = this.whose(phrase, headEnd);
    const whoseKey = whose === null ? null : this.allegiance.of(whose);
    if (DOCUMENT.has(head) && /^(?:his|her)$/.test(words[phrase.first]?.lower ?? ''))
      return this.named(antecedentOf(doc, cast, phrase.first));
    if (DOCUMENT.has(head))
      return this.group(phrase, headEnd, whose !== null && cast.entities[whose]?.type !== 'person' ? whoseKey : null);
    if (
      (OWN_TEAM.has(head) &&
        whose !== null &&
        cast.entities[whose]?.type === 'person' &&
        !this.allegiance.isPresident(whose)) ||
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
    const apposed = this.apposed(phrase.last) ?? this.apposed(headEnd);
    if (apposed !== null && (officeNouns.has(head) || personNouns.has(head) || isTitle)) return this.ofEntity(apposed);
    const person = officeNouns.has(head) || personNouns.has(head) || isTitle;
    if (person && definite) {
      const known = memberNamed(this, head, phrase.first) ?? officeHolder(this, head, whose, phrase.first, headEnd);
      if (known !== null) return this.ofEntity(known, lastMention(doc, cast, known, phrase.first));
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
      if (called >= 0) return this.named(called);
      if (STATE_BODY.has(head) && setting.mainState !== null) return this.group(phrase, headEnd, setting.mainState);
    }
    if (definite && (person || (bodyNouns.has(head) && whose === null))) {
      const meant = this.linked(this.linkAt(headEnd - 1), person);
      if (meant !== null) return meant;
    }
    if (person || bodyNouns.has(head) || isGroup(head)) {
      const speaksFor = official.has(head) && whoseKey !== null ? whoseKey : this.partisan(phrase, headEnd);
      const collective = (isGroup(head) || bodyNouns.has(head)) && !TOO_VAGUE.has(head);
      return this.group(phrase, headEnd, speaksFor ?? (collective ? this.groupKey(phrase, headEnd) : null));
    }
    return this.group(phrase, headEnd, null);
  }

  /** "Peru’s president, Lucia Salas, said": the person between the commas behind a description. */
  private apposed(last: number): number | null {
    if (this.doc.words[last]?.text !== ',') return null;
    const id = this.cast.at[last + 1] ?? -1;
    return this.cast.entities[id]?.type === 'person' ? id : null;
  }

  /** "Republican lawmakers", "Democratic senators": they speak for their party. */
  private partisan(phrase: NounPhrase, headEnd: number): string | null {
    const last = this.doc.words[headEnd - 1]?.text;
    if (last === 'Republicans' || last === 'Democrats') return `body:${last}`;
    for (let i = phrase.first; i < headEnd; i++) {
      const text = this.doc.words[i]?.text ?? '';
      const plural =
        /s$/.test(this.doc.words[headEnd - 1]?.lower ?? '') ||
        /leadership/.test(this.doc.words[headEnd - 1]?.lower ?? '');
      if (plural && (text === 'Republican' || text === 'GOP')) return 'body:Republicans';
      if (plural && text === 'Democratic') return 'body:Democrats';
    }
    return null;
  }

  /** The state, body or person named with a description: "Ukrainian", "of the union", "Trump’s". */
  private whose(phrase: NounPhrase, headEnd: number): number | null {
    const inside = namedIn(this.doc, this.cast, phrase.first, headEnd, -1);
    if (inside !== null) return inside;
    for (let i = phrase.first; i < headEnd; i++) {
      const id = this.cast.at[i] ?? -1;
      if (id >= 0) return id;
      const known = lookUp(this.doc.words, i, headEnd);
      if (known !== null) return this.cast.byKey.get(known.known.key) ?? null;
    }
    const preposition = this.doc.words[headEnd]?.lower ?? '';
    if (headEnd < phrase.last && /^(?:of|for|at|from|in|with)$/.test(preposition))
      return namedIn(this.doc, this.cast, headEnd + 1, phrase.last, -1);
    return null;
  }

  private groupKey(phrase: NounPhrase, headEnd: number): string | null {
    let first = headEnd - 1;
    // One adjective tells groups apart well enough ("striking nurses"); others and numbers do not.
    const before = this.doc.words[first - 1];
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
    while (first > phrase.first && (this.cast.at[first] ?? -1) >= 0 && this.cast.at[first - 1] === this.cast.at[first])
      first--;
    const name = textOf(this.doc, first, headEnd);
    const key = `group:${name.toLowerCase()}`;
    if (!this.groups.has(key) && !this.reading) this.groups.set(key, name);
    return key;
  }

  /** A referent without a name of its own; its words are counted as a mention of the party. */
  private group(phrase: NounPhrase, headEnd: number, party: string | null): Referent {
    let first = phrase.first;
    while (first < headEnd - 1 && isDeterminer(this.doc.words[first]?.lower ?? '')) first++;
    const name = textOf(this.doc, first, headEnd);
    const span = spanOf(this.doc, first, headEnd);
    if (party !== null && !this.reading) {
      const list = this.groupMentions.get(party);
      if (list) list.push(span);
      else this.groupMentions.set(party, [span]);
      if (party.startsWith('group:') && !this.groups.has(party)) this.groups.set(party, name);
    }
    return { key: `said:${name.toLowerCase()}`, name, role: null, entity: -1, party, antecedent: null };
  }

  /** The name of a known state or body by its key. */
  nameOf(key: string): string | null {
    return knownOf(key)?.name ?? this.groups.get(key) ?? null;
  }
}
