import type { Span } from '../annotation.ts';
import { FORMS } from './cast.ts';
import { Descriptions } from './description.ts';
import { isGroup, QUANTITY, TOO_VAGUE } from './descriptive-noun.ts';
import { type Document, spanOf, textOf } from './document.ts';
import type { Link, Links } from './link.ts';
import { loneWord, type NounPhrase } from './noun-phrase.ts';
import { antecedentOf, nearestNamed } from './pronoun.ts';
import { type Referent, referentOf, referentOfName } from './referent.ts';
import type { Scene } from './stage.ts';
import { isDeterminer, isPossessive, isPreposition } from './wordclass.ts';

/** "Poland’s demand": the phrase of the one who demands, without the mark. */
function withoutGenitive({ words }: Document, phrase: NounPhrase): NounPhrase {
  const last = phrase.last - 1;
  if (last <= phrase.first || !isPossessive(words[last]?.lower ?? '')) return phrase;
  return { ...phrase, last, head: Math.min(phrase.head, last - 1) };
}

/** Resolves noun phrases to referents, by what the whole article says. */
export class Resolver {
  readonly descriptions: Descriptions;
  private links: Links | null = null;
  /** Whether a word is part of a title in front of a name: the "of" in "Secretary of State Ann Lee" ends no phrase. */
  private readonly inTitle: Uint8Array;

  /** Pronouns and descriptions follow the chains, which are read when the first of them is met; without any, the rules alone. */
  constructor(
    private readonly scene: Scene,
    private readonly readLinks: (() => Links) | null = null,
  ) {
    this.descriptions = new Descriptions(scene);
    this.inTitle = new Uint8Array(scene.doc.words.length);
    for (const name of scene.cast.names) this.inTitle.fill(1, name.titleFirst, name.first);
  }

  /** What the chains say of the word at the head of a pronoun or a description. */
  private linkAt(at: number): Link | null {
    if (this.readLinks === null) return null;
    this.links ??= this.readLinks();
    return this.links.get(at) ?? null;
  }

  /** Whom a pronoun or the head of a description means by the chains alone; null for names and what stands alone. */
  meantAt(at: number): Referent | null {
    const link = this.linkAt(at);
    return link === null || link.entity < 0 ? null : this.ofEntity(link.entity);
  }

  /** Someone named, by the chains: with whom a person's pronoun or noun can agree, or another's. */
  private linked(link: Link | null, person: boolean, except = -1): Referent | null {
    const { doc, cast } = this.scene;
    const entity = cast.entities[link?.entity ?? -1];
    if (link === null || entity === undefined || entity.id === except) return null;
    if (entity.type === 'unsure' ? person && entity.mentions.length < 2 : (entity.type === 'person') !== person)
      return null;
    return this.ofEntity(entity.id, spanOf(doc, link.mention.first, link.mention.last));
  }

  /** The referent of an entity by its id. */
  ofEntity(id: number, antecedent: Span | null = null): Referent | null {
    return referentOf(this.scene, id, antecedent);
  }

  /** Whom a noun phrase means; null for "it", "this" and phrases that mean nobody. */
  resolve(whole: NounPhrase, except = -1): Referent | null {
    const { doc, cast } = this.scene;
    const phrase = this.quantified(withoutGenitive(doc, whole));
    const single = loneWord(doc, phrase);
    if (/^(?:he|she|him|her|his)$/.test(single))
      return (
        this.linked(this.linkAt(phrase.first), true, except) ??
        referentOfName(this.scene, antecedentOf(doc, cast, phrase.first, except))
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
    return this.descriptions.resolve(phrase, headEnd, (person) => this.linked(this.linkAt(headEnd - 1), person));
  }

  /** "a number of Senate Republicans", "tens of millions of Americans": about what is counted. */
  private quantified(phrase: NounPhrase): NounPhrase {
    const { words } = this.scene.doc;
    for (let i = Math.min(phrase.last - 2, phrase.first + 8); i > phrase.first; i--) {
      if (words[i]?.lower === 'of' && QUANTITY.has(words[i - 1]?.lower ?? ''))
        return { first: i + 1, last: phrase.last, head: phrase.head };
    }
    return phrase;
  }

  /** "Trump and Congress agreed": a position has one holder, the first that is named. */
  private firstConjunct(phrase: NounPhrase): NounPhrase {
    const { doc, cast } = this.scene;
    for (let i = phrase.first + 1; i < phrase.last - 1; i++) {
      if (doc.words[i]?.lower !== 'and' || cast.at[i] !== -1) continue;
      if ((cast.at[i - 1] ?? -1) >= 0) return { first: phrase.first, last: i, head: i - 1 };
    }
    return phrase;
  }

  /** An entity under the name it has here: "the Kremlin" speaks as the Kremlin, though its party is Russia. */
  private asNamed(id: number, phrase: NounPhrase, headEnd: number): Referent | null {
    const { doc, cast } = this.scene;
    const entity = cast.entities[id];
    const referent = this.ofEntity(id);
    if (referent === null || entity?.known?.kind !== 'state' || this.formAt(headEnd - 1) === 'name') return referent;
    let first = headEnd - 1;
    while (first > phrase.first && cast.at[first - 1] === id) first--;
    const name = textOf(doc, first, headEnd);
    return { ...referent, key: `said:${name.toLowerCase()}`, name, entity: -1 };
  }

  private formAt(at: number): string | null {
    return FORMS[(this.scene.cast.form[at] ?? 0) - 1] ?? null;
  }

  /** End of the phrase without what is attached by a preposition or set off by a comma. */
  private baseEnd(phrase: NounPhrase): number {
    const { doc, cast } = this.scene;
    const { words } = doc;
    for (let i = phrase.first + 1; i < phrase.last; i++) {
      const word = words[i];
      if (word === undefined) break;
      const inName = ((cast.at[i] ?? -1) >= 0 && cast.at[i] === cast.at[i - 1]) || this.inTitle[i] === 1;
      if (!inName && (isPreposition(word.lower) || word.text === ',' || word.text === '(' || word.lower === 'who')) {
        // "some of the workers", "one of the leaders"
        if (word.lower === 'of' && i === phrase.first + 1 && isDeterminer(words[phrase.first]?.lower ?? '')) continue;
        return i;
      }
    }
    return phrase.last;
  }

  /** "they": the nearest body or state, or a group. */
  private plural(at: number): Referent | null {
    const { doc, cast } = this.scene;
    const linked = this.bodyAt(at);
    if (linked !== null) return linked;
    const from = doc.sentences[Math.max(0, (doc.words[at]?.sentence ?? 0) - 1)]?.first ?? 0;
    for (let i = at - 1; i >= from; i--) {
      const word = doc.words[i];
      if (word === undefined || word.quote !== doc.words[at]?.quote) continue;
      const id = cast.at[i] ?? -1;
      const entity = cast.entities[id];
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

  /** The body or group that "they" or "it" takes up by the chains. */
  private bodyAt(at: number): Referent | null {
    const link = this.linkAt(at);
    return this.linked(link, false) ?? (link !== null && link.entity < 0 ? this.asDescribed(link) : null);
  }

  /** A description that a pronoun takes up. */
  private asDescribed({ mention, thing }: Link): Referent | null {
    if (thing || mention.class === 'person') return null;
    const referent = this.resolve(mention);
    return referent && { ...referent, antecedent: spanOf(this.scene.doc, mention.first, mention.last) };
  }

  /** "Ukrainians", but not "Ukrainian". */
  private isPeople(at: number): boolean {
    return this.formAt(at) === 'people' && /s$/.test(this.scene.doc.words[at]?.text ?? '');
  }

  /** "it": the nearest body or state of this sentence or the one before. */
  private neuter(at: number): Referent | null {
    const { doc, cast } = this.scene;
    const linked = this.bodyAt(at);
    if (linked !== null) return linked;
    return referentOfName(
      this.scene,
      nearestNamed(doc, cast, at, 1, (id) => {
        const e = cast.entities[id];
        return e !== undefined && (e.type === 'organization' || e.type === 'known');
      }),
    );
  }

  /** About where the phrase begins that a noun ends: at its determiner, or four words in front. */
  private start(last: number): number {
    const { doc } = this.scene;
    let i = last;
    while (i > 0 && last - i < 4) {
      const w = doc.words[i - 1];
      if (
        w === undefined ||
        w.sentence !== doc.words[last]?.sentence ||
        isPreposition(w.lower) ||
        !/[\p{L}]/u.test(w.text)
      )
        break;
      i--;
      if (isDeterminer(w.lower)) break;
    }
    return i;
  }
}
