import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import cues from '../../src/annotator/attribution/cues.json';
import firstNames from '../../src/annotator/entities/first-names.json';
import functionWords from '../../src/annotator/entities/function-words.json';
import { commonVerbs, inflect } from '../../src/annotator/entities/inflection.ts';
import metonyms from '../../src/annotator/entities/metonyms.json';
import nouns from '../../src/annotator/entities/nouns.json';
import organizations from '../../src/annotator/entities/organizations.json';
import roles from '../../src/annotator/entities/roles.json';
import states from '../../src/annotator/entities/states.json';
import titles from '../../src/annotator/entities/titles.json';
import verbs from '../../src/annotator/entities/verbs.json';
import addressee from '../../src/annotator/positions/addressee.json';
import conditions from '../../src/annotator/positions/conditions.json';
import confidence from '../../src/annotator/positions/confidence.json';
import frames from '../../src/annotator/positions/frames.json';
import genericNouns from '../../src/annotator/positions/generic-nouns.json';
import holder from '../../src/annotator/positions/holder.json';
import kinds from '../../src/annotator/positions/kinds.json';
import wording from '../../src/annotator/positions/wording.json';

const word = v.pipe(v.string(), v.nonEmpty());
const words = v.pipe(
  v.array(word),
  v.check((list) => new Set(list).size === list.length, 'an entry stands twice'),
);
const kind = v.picklist(['demand', 'concession', 'refusal', 'threat', 'offer']);
const takes = v.pipe(v.string(), v.regex(/^(?:(?:hearer|quote|that|clause|to|object|ing|@[a-z]+)(?: |$))+$/));
const wordLists = v.objectWithRest({ about: word }, words);

const weights = v.strictObject({ about: word, weights: v.record(word, v.pipe(v.number(), v.finite())) });

const schemas: readonly (readonly [string, v.GenericSchema, unknown])[] = [
  [
    'states',
    v.array(
      v.strictObject({
        code: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
        name: word,
        capitals: words,
        demonym: v.string(),
        spellings: words,
      }),
    ),
    states,
  ],
  [
    'metonyms',
    v.strictObject({
      about: word,
      states: v.record(
        v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
        v.strictObject({ name: words, place: words, people: words }),
      ),
      bodies: v.array(
        v.strictObject({
          name: word,
          kind: v.picklist(['government', 'organization', 'movement', 'group']),
          forms: words,
          people: v.optional(words),
        }),
      ),
      sides: v.record(word, v.strictObject({ key: word, where: words })),
      ambiguous: v.record(word, words),
    }),
    metonyms,
  ],
  [
    'titles',
    v.strictObject({
      about: word,
      honorific: words,
      office: words,
      legislator: words,
      member: words,
      before: words,
      body: words,
      sex: v.strictObject({ he: words, she: words }),
    }),
    titles,
  ],
  [
    'roles',
    v.strictObject({
      about: word,
      person: words,
      office: words,
      body: words,
      group: words,
      official: words,
      vague: words,
      plain: words,
      notPeople: words,
      quantity: words,
      document: words,
      ownTeam: words,
      lawmakers: words,
      stateBody: words,
    }),
    roles,
  ],
  [
    'organizations',
    v.strictObject({
      about: word,
      nouns: words,
      instruments: words,
      short: v.record(word, words),
      connectors: words,
      particles: words,
      portfolios: words,
    }),
    organizations,
  ],
  ['first names', v.strictObject({ about: word, he: words, she: words }), firstNames],
  ['function words', wordLists, functionWords],
  ['nouns', v.strictObject({ about: word, person: words, body: words, place: words, thing: words }), nouns],
  ['choice of holders', weights, holder],
  ['choice of addressees', weights, addressee],
  [
    'verbs',
    v.strictObject({
      about: word,
      regular: words,
      irregular: v.record(word, v.pipe(words, v.minLength(1), v.maxLength(2))),
      doubling: words,
    }),
    verbs,
  ],
  ['cues', v.strictObject({ about: word, verbs: v.record(word, takes), nouns: v.record(word, takes) }), cues],
  [
    'frames',
    v.strictObject({
      about: word,
      frames: v.pipe(
        v.array(
          v.strictObject({
            id: word,
            at: v.picklist(['verb', 'noun', 'word']),
            kind: v.union([kind, v.literal('by content')]),
            patterns: v.pipe(words, v.minLength(1)),
            holder: v.optional(v.picklist(['subject', 'owner', 'source'])),
            addressee: v.optional(word),
            else: v.optional(v.nullable(kind)),
            negated: v.optional(v.nullable(kind)),
            modal: v.optional(v.boolean()),
            opens: v.optional(v.boolean()),
            prior: v.optional(v.number()),
          }),
        ),
        v.check((list) => new Set(list.map((f) => f.id)).size === list.length, 'two frames have one id'),
      ),
    }),
    frames,
  ],
  ['kinds', wordLists, kinds],
  ['conditions', wordLists, conditions],
  ['generic nouns', wordLists, genericNouns],
  [
    'confidence',
    v.strictObject({
      about: word,
      threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      combination: v.pipe(v.array(v.number()), v.length(8)),
      kinds: v.pipe(v.array(v.number()), v.length(8)),
    }),
    confidence,
  ],
  [
    'wording',
    v.strictObject({ about: word, weights: v.record(word, v.pipe(v.array(v.number()), v.length(6))) }),
    wording,
  ],
];

describe('the lexicons keep to their schemas', () => {
  test.each(schemas)('%s', (_name, schema, data) => {
    const result = v.safeParse(schema, data);
    expect(result.issues?.map((i) => `${v.getDotPath(i)}: ${i.message}`)).toBeUndefined();
  });
});

test('every verb that is a cue is known as a verb, so that it ends a noun phrase', () => {
  const known = new Set(commonVerbs);
  const heads = Object.keys(cues.verbs).map((lemma) => lemma.split(' ')[0] ?? '');
  expect(heads.filter((head) => !known.has(head))).toEqual([]);
});

describe('inflection', () => {
  test.each([
    ['demand', ['demands', 'demanded', 'demanded', 'demanding']],
    ['deny', ['denies', 'denied', 'denied', 'denying']],
    ['urge', ['urges', 'urged', 'urged', 'urging']],
    ['drop', ['drops', 'dropped', 'dropped', 'dropping']],
    ['give', ['gives', 'gave', 'given', 'giving']],
    ['veto', ['vetoes', 'vetoed', 'vetoed', 'vetoing']],
    ['agree', ['agrees', 'agreed', 'agreed', 'agreeing']],
    ['lie', ['lies', 'lied', 'lied', 'lying']],
  ])('%s', (base, [third, past, participle, gerund]) => {
    const f = inflect(base);
    expect([f.third, f.past[0], f.participle[0], f.gerund]).toEqual([third, past, participle, gerund]);
  });
});

test('what the words of a candidate weigh does not depend on who is named', () => {
  const words = Object.keys(wording.weights).filter((key) => /^(?:before|has|then|cue|frame\+then)/.test(key));
  expect(words.length).toBeGreaterThan(1000);
  expect(words.filter((key) => /\p{Lu}/u.test(key.replace(/^[^:]*:/, '').replaceAll('NAME', '')))).toEqual([]);
});
