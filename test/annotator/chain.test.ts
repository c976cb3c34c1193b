import { expect, test } from 'vitest';
import { cellNames } from '../../src/annotator/entities/chain/feature.ts';
import { clustersBy } from '../../src/annotator/entities/chain/ranker.ts';
import { type Trait, traitsOf } from '../../src/annotator/entities/chain/trait.ts';
import { readDocument } from '../../src/annotator/entities/document.ts';
import { Resolver } from '../../src/annotator/entities/resolver.ts';
import { stageByRules } from '../../src/annotator/entities/stage.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { engine } from './engine.ts';
import { marked } from './marked.ts';

const NAMES = cellNames();

/** What is weighed where the last marked mention joins those of its letter, or begins a new chain; by names, without weights. */
function weighed(text: string): { joins: string; begins: string } {
  const { plain, mentions } = marked(text);
  const doc = readDocument({ id: 'test', text: plain, blocks: blocksOf(plain) }, engine);
  const scene = stageByRules(doc);
  // as in reading an article: no chains before the chains
  const stage = { ...scene, resolver: new Resolver(scene) };
  const markOf = ({ mention: { head } }: Trait) => {
    const word = doc.words[head];
    return mentions.filter((mark) => word && mark.start <= word.start && word.end <= mark.end).at(-1);
  };
  const found = { joins: '', begins: '' };
  clustersBy(
    (m, cluster, cells, count) => {
      const mark = markOf(m);
      const own = cluster !== null && markOf(cluster.members[0] as Trait)?.who === mark?.who;
      if (mark === mentions.at(-1) && (own || cluster === null)) {
        const names = Array.from(cells.subarray(0, count), (cell) => NAMES[cell]).join(', ');
        found[own ? 'joins' : 'begins'] ||= names;
      }
      return cluster === null ? 0 : mark && own ? 1 : -1;
    },
    stage,
    traitsOf(stage),
  );
  return found;
}

/** Text, what is weighed where its last mention joins the chain of its letter, and where it begins one. */
const ROWS: readonly (readonly [text: string, joins: string, begins: string])[] = [
  [
    '[Anna Berg|a] told Peter Holm that [she|a] would resign.',
    'kinds/she/name person, distance/she/same sentence, rank/she/2nd, fitting/she/nearest, size/she/1, named/she/yes/person, sex/she/same, number/she/same, ruled/she/same, roles/she/subject/subject, subjects/she/same sentence/yes, speaks/she/no/person, voice/she/none/yes, quote/she/none, tree/she/none',
    'new/she, new head/she/no, new extended/she/no, new head extended/she/no/no, new role/she/subject, new fitting/she/1, new entity/she/no, new text/she/no, new alone/she/no',
  ],
  [
    'Anna Berg met [Peter Holm|a]. The talks were short. The room was hot. [He|a] left.',
    'kinds/he/name person, distance/he/3 back, rank/he/3rd, fitting/he/nearest, size/he/1, named/he/yes/person, sex/he/same, number/he/same, ruled/he/same, subjects/he/3 back/no, speaks/he/no/person, voice/he/none/no, quote/he/none',
    'new/he, new head/he/no, new extended/he/no, new head extended/he/no/no, new role/he/subject, new fitting/he/1, new entity/he/no, new text/he/no, new alone/he/no',
  ],
  [
    '[The nurses’ union|a] met the mayor. [The union|a] rejected his offer.',
    'kinds/the body/the body, distance/the/1 back, rank/the/2nd, fitting/the/2nd, size/the/2, named/the/no/body, sex/the/same, number/the/unknown, ruled/the/none, class/body/body/yes, head/the/same of the last/only there, head distance/the/same of the last/1 back, text/the/no, entity/the/none, heading/the/no, roles near/the/subject/subject, subjects/the/1 back/no, speaks/the/yes/body, voice/the/none/no, quote/the/none',
    'new/the body, new head/the body/yes, new extended/the body/no, new head extended/the/yes/no, new role/the/subject, new fitting/the/2, new entity/the/no, new text/the/no, new alone/the/no',
  ],
  [
    '[The second ferry|a] was [a wreck|a].',
    'kinds/a other/the other, distance/a/same sentence, rank/a/nearest, fitting/a/nearest, size/a/1, named/a/no/other, sex/a/same, number/a/same, ruled/a/none, class/other/other/no, head/a/other/none, head distance/a/other/same sentence, text/a/no, entity/a/none, heading/a/no, roles/a/root/subject, subjects/a/same sentence/yes, speaks/a/no/other, voice/a/none/no, quote/a/none, tree/a/copula',
    'new/a other, new head/a other/no, new extended/a other/no, new head extended/a/no/no, new role/a/root, new fitting/a/1, new entity/a/no, new text/a/no, new alone/a/no',
  ],
  [
    '[Lena Ortiz|a], [the mayor of Norrby|a], resigned.',
    'kinds/the person/name person, distance/the/same sentence, rank/the/nearest, fitting/the/nearest, size/the/1, named/the/yes/person, sex/the/unknown, number/the/same, ruled/the/same, class/person/person/no, head/the/other/none, head distance/the/other/same sentence, text/the/no, entity/the/only there, heading/the/no, roles/the/apposition/subject, subjects/the/same sentence/yes, speaks/the/no/person, voice/the/none/no, quote/the/none, tree/the/apposition',
    'new/the person, new head/the person/no, new extended/the person/yes, new head extended/the/no/yes, new role/the/apposition, new fitting/the/1, new entity/the/no, new text/the/no, new alone/the/yes',
  ],
  [
    '“[We|a] will strike,” said Ruth Amsel. “[Our|a] patience is gone.”',
    'kinds/we/we, distance/we/1 back, rank/we/2nd, fitting/we/nearest, size/we/1, named/we/no/unsure, sex/we/unknown, number/we/same, ruled/we/none, roles near/we/owner/subject, subjects/we/1 back/yes, speaks/we/no/unsure, voice/we/another/no, quote/we/another, again/we/we',
    'new/we, new head/we/no, new extended/we/no, new head extended/we/no/no, new role/we/owner, new fitting/we/1, new entity/we/no, new text/we/no, new alone/we/no',
  ],
  [
    '[The company|a] and the union met. “[It|a] will pay,” the lawyer said.',
    'kinds/it/pair, distance/it/1 back, rank/it/2nd, size/it/2, named/it/no/people, sex/it/same, number/it/other, ruled/it/none, roles near/it/subject/subject, subjects/it/1 back/yes, speaks/it/no/people, voice/it/into/no, quote/it/into, again/it/pair',
    'new/it, new head/it/no, new extended/it/no, new head extended/it/no/no, new role/it/subject, new fitting/it/1, new entity/it/no, new text/it/no, new alone/it/no',
  ],
  [
    '[The company and the union|a] met. [They|a] signed it.',
    'kinds/they/the body, distance/they/1 back, rank/they/nearest, fitting/they/nearest, size/they/3 or 4, named/they/no/body, sex/they/unknown, number/they/same, ruled/they/none, roles near/they/subject/conjunct, subjects/they/1 back/yes, speaks/they/no/body, voice/they/none/no, quote/they/none, again/they/pair',
    'new/they, new head/they/no, new extended/they/no, new head extended/they/no/no, new role/they/subject, new fitting/they/1, new entity/they/no, new text/they/no, new alone/they/no',
  ],
  [
    '[The striking pilots|a] met. [The striking pilots of Norrby|a] went home.',
    'kinds/the people/the people, distance/the/1 back, rank/the/nearest, fitting/the/nearest, size/the/1, named/the/no/people, sex/the/unknown, number/the/same, ruled/the/none, class/people/people/yes, head/the/same of the last/shared, head distance/the/same of the last/1 back, text/the/no, entity/the/none, heading/the/no, roles near/the/subject/subject, subjects/the/1 back/yes, speaks/the/no/people, voice/the/none/no, quote/the/none',
    'new/the people, new head/the people/yes, new extended/the people/yes, new head extended/the/yes/yes, new role/the/subject, new fitting/the/1, new entity/the/no, new text/the/no, new alone/the/yes',
  ],
  [
    '[The Harbour Pilots Association|a] called. Nobody heard. It rained. The pier was empty. Ships came. Ships went. [The association|a] will call again.',
    'kinds/the body/name body, distance/the/to 9 back, rank/the/6th, fitting/the/4th, size/the/1, named/the/yes/body, sex/the/same, number/the/unknown, ruled/the/same, class/body/body/yes, head/the/same of the last/none, head distance/the/same of the last/to 9 back, text/the/no, entity/the/only there, heading/the/no, subjects/the/to 9 back/yes, speaks/the/yes/body, voice/the/none/yes, quote/the/none',
    'new/the body, new head/the body/yes, new extended/the body/no, new head extended/the/yes/no, new role/the/subject, new fitting/the/4 or 5, new entity/the/no, new text/the/no, new alone/the/no',
  ],
  [
    '[Marta Lindqvist|a] came early. “No,” [Lindqvist|a] said.',
    'kinds/name unsure/name unsure, distance/name/1 back, rank/name/nearest, fitting/name/nearest, size/name/1, named/name/yes/unsure, sex/name/unknown, number/name/same, ruled/name/only there, class/unsure/unsure/yes, head/name/part of a name/none, head distance/name/part of a name/1 back, head entity/part of a name/same, text/name/no, entity/name/same, heading/name/no, roles near/name/subject/subject, subjects/name/1 back/yes, speaks/name/yes/unsure, voice/name/none/no, quote/name/none',
    'new/name unsure, new head/name unsure/no, new extended/name unsure/no, new head extended/name/no/no, new role/name/subject, new fitting/name/1, new entity/name/yes, new text/name/no, new alone/name/no',
  ],
  [
    '[The boy|a] lost [his|a] dog.',
    'kinds/he/the person, distance/he/same sentence, rank/he/nearest, fitting/he/nearest, size/he/1, named/he/no/person, sex/he/same, number/he/same, ruled/he/none, roles/he/owner/subject, subjects/he/same sentence/yes, speaks/he/no/person, voice/he/none/no, quote/he/none, tree/he/none',
    'new/he, new head/he/no, new extended/he/no, new head extended/he/no/no, new role/he/owner, new fitting/he/1, new entity/he/no, new text/he/no, new alone/he/no',
  ],
  [
    '[The girl|a] hurt [herself|a].',
    'kinds/self/the person, distance/self/same sentence, rank/self/nearest, fitting/self/nearest, size/self/1, named/self/no/person, sex/self/same, number/self/unknown, ruled/self/none, roles/self/object/subject, subjects/self/same sentence/yes, speaks/self/no/person, voice/self/none/no, quote/self/none, tree/self/same verb',
    'new/self, new head/self/no, new extended/self/no, new head extended/self/no/no, new role/self/object, new fitting/self/1, new entity/self/no, new text/self/no, new alone/self/no',
  ],
  [
    '[Berlin|a] wants [this city|a] to be quiet.',
    'kinds/that place/name place, distance/that/same sentence, rank/that/nearest, fitting/that/nearest, size/that/1, named/that/yes/place, sex/that/same, number/that/same, ruled/that/only there, class/place/place/no, head/that/other/none, head distance/that/other/same sentence, text/that/no, entity/that/only there, heading/that/no, roles/that/object/subject, subjects/that/same sentence/yes, speaks/that/no/place, voice/that/none/yes, quote/that/none, tree/that/same verb',
    'new/that place, new head/that place/no, new extended/that place/no, new head extended/that/no/no, new role/that/object, new fitting/that/1, new entity/that/no, new text/that/no, new alone/that/no',
  ],
  [
    '[Two drivers|a] came, [both|a] of them late.',
    'kinds/anyone/bare people, distance/anyone/same sentence, rank/anyone/nearest, fitting/anyone/nearest, size/anyone/1, named/anyone/no/people, sex/anyone/unknown, number/anyone/same, ruled/anyone/none, roles/anyone/object/subject, subjects/anyone/same sentence/yes, speaks/anyone/no/people, voice/anyone/none/no, quote/anyone/none, tree/anyone/same verb',
    'new/anyone, new head/anyone/no, new extended/anyone/yes, new head extended/anyone/no/yes, new role/anyone/object, new fitting/anyone/1, new entity/anyone/no, new text/anyone/no, new alone/anyone/no',
  ],
  [
    '[Kenya|a] closed [its|a] border.',
    'kinds/it/name place, distance/it/same sentence, rank/it/nearest, fitting/it/nearest, size/it/1, named/it/yes/place, sex/it/same, number/it/same, ruled/it/same, roles/it/owner/subject, subjects/it/same sentence/yes, speaks/it/no/place, voice/it/none/no, quote/it/none, tree/it/none',
    'new/it, new head/it/no, new extended/it/no, new head extended/it/no/no, new role/it/owner, new fitting/it/1, new entity/it/no, new text/it/no, new alone/it/no',
  ],
  [
    'The board praised [its lawyers|a] and [the lawyers|a] left.',
    'kinds/the people/pair, distance/the/same sentence, rank/the/nearest, size/the/3 or 4, named/the/no/people, sex/the/unknown, number/the/other, ruled/the/none, class/people/people/yes, head/the/same/none, head distance/the/same/same sentence, text/the/no, entity/the/none, heading/the/no, roles/the/conjunct/object, subjects/the/same sentence/no, speaks/the/no/people, voice/the/none/no, quote/the/none, tree/the/holds it, again/the/it, again/the/pair',
    'new/the people, new head/the people/yes, new extended/the people/no, new head extended/the/yes/no, new role/the/conjunct, new fitting/the/1, new entity/the/no, new text/the/no, new alone/the/no',
  ],
  [
    'There is [a plan|a]. [That plan|a] is bad.',
    'kinds/that other/a other, distance/that/1 back, rank/that/nearest, fitting/that/nearest, size/that/1, named/that/no/other, sex/that/same, number/that/same, ruled/that/none, class/other/other/yes, head/that/same of the last/none, head distance/that/same of the last/1 back, text/that/yes, entity/that/none, heading/that/no, roles near/that/subject/subject, subjects/that/1 back/yes, speaks/that/no/other, voice/that/none/no, quote/that/none',
    'new/that other, new head/that other/yes, new extended/that other/no, new head extended/that/yes/no, new role/that/subject, new fitting/that/1, new entity/that/no, new text/that/yes, new alone/that/no',
  ],
  [
    '[Someone|a] called. [Someone|a] rang.',
    'kinds/anyone/anyone, distance/anyone/1 back, rank/anyone/nearest, fitting/anyone/nearest, size/anyone/1, named/anyone/no/unsure, sex/anyone/unknown, number/anyone/unknown, ruled/anyone/none, roles near/anyone/subject/subject, subjects/anyone/1 back/yes, speaks/anyone/no/unsure, voice/anyone/none/yes, quote/anyone/none, again/anyone/anyone',
    'new/anyone, new head/anyone/no, new extended/anyone/no, new head extended/anyone/no/no, new role/anyone/subject, new fitting/anyone/1, new entity/anyone/no, new text/anyone/no, new alone/anyone/no',
  ],
  [
    '[I|a] told [you|b] that [you|b] were late.',
    'kinds/you/you, distance/you/same sentence, rank/you/nearest, fitting/you/nearest, size/you/1, named/you/no/unsure, sex/you/unknown, number/you/unknown, ruled/you/none, roles/you/subject/object, subjects/you/same sentence/no, speaks/you/no/unsure, voice/you/none/no, quote/you/none, tree/you/none, again/you/you',
    'new/you, new head/you/no, new extended/you/no, new head extended/you/no/no, new role/you/subject, new fitting/you/2, new entity/you/no, new text/you/no, new alone/you/no',
  ],
  [
    '“[They|a] must go,” said [the board|b]. “[They|a] really must,” it added.',
    'kinds/they/they, distance/they/1 back, rank/they/2nd, fitting/they/2nd, size/they/1, named/they/no/unsure, sex/they/unknown, number/they/same, ruled/they/none, roles near/they/subject/subject, subjects/they/1 back/yes, speaks/they/no/unsure, voice/they/another/no, quote/they/another, again/they/they',
    'new/they, new head/they/no, new extended/they/no, new head extended/they/no/no, new role/they/subject, new fitting/they/2, new entity/they/no, new text/they/no, new alone/they/no',
  ],
  [
    '[The old bridge|a] fell. Engineers like [the red bridge|a] more.',
    'kinds/the place/the place, distance/the/1 back, rank/the/2nd, fitting/the/nearest, size/the/1, named/the/no/place, sex/the/same, number/the/same, ruled/the/none, class/place/place/yes, head/the/same of the last/others, head distance/the/same of the last/1 back, text/the/no, entity/the/none, heading/the/no, roles near/the/oblique/subject, subjects/the/1 back/yes, speaks/the/no/place, voice/the/none/no, quote/the/none',
    'new/the place, new head/the place/yes, new extended/the place/no, new head extended/the/yes/no, new role/the/oblique, new fitting/the/1, new entity/the/no, new text/the/no, new alone/the/yes',
  ],
  [
    '[The mayor of Calder|a] met [the mayor of Norrby|a].',
    'kinds/the person/name unsure, distance/the/same sentence, rank/the/nearest, fitting/the/nearest, size/the/2, named/the/yes/unsure, sex/the/unknown, number/the/same, ruled/the/only there, class/person/unsure/yes, head/the/same/others behind both, head distance/the/same/same sentence, text/the/no, entity/the/only there, heading/the/no, roles/the/object/oblique, subjects/the/same sentence/no, speaks/the/no/unsure, voice/the/none/no, quote/the/none, tree/the/none',
    'new/the person, new head/the person/yes, new extended/the person/yes, new head extended/the/yes/yes, new role/the/object, new fitting/the/1, new entity/the/no, new text/the/no, new alone/the/yes',
  ],
  [
    'Nurses want [a raise|a]. The board has refused [raises|a].',
    'kinds/bare other/a other, distance/bare/1 back, rank/bare/2nd, size/bare/1, named/bare/no/other, sex/bare/same, number/bare/other, ruled/bare/none, class/other/other/yes, head/bare/same of the last/none, head distance/bare/same of the last/1 back, text/bare/no, entity/bare/none, heading/bare/no, roles near/bare/object/object, subjects/bare/1 back/no, speaks/bare/no/other, voice/bare/none/no, quote/bare/none',
    'new/bare other, new head/bare other/yes, new extended/bare other/no, new head extended/bare/yes/no, new role/bare/object, new fitting/bare/0, new entity/bare/no, new text/bare/no, new alone/bare/no',
  ],
  [
    '[A man|a] shouted. Police arrested [him|a].',
    'kinds/he/a person, distance/he/1 back, rank/he/2nd, fitting/he/nearest, size/he/1, named/he/no/person, sex/he/same, number/he/same, ruled/he/none, roles near/he/object/subject, subjects/he/1 back/yes, speaks/he/no/person, voice/he/none/no, quote/he/none',
    'new/he, new head/he/no, new extended/he/no, new head extended/he/no/no, new role/he/object, new fitting/he/1, new entity/he/no, new text/he/no, new alone/he/no',
  ],
];

test.each(ROWS)('%s', (text, joins, begins) => {
  expect(weighed(text)).toEqual({ joins, begins });
});
