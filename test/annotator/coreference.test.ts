import { describe, expect, test } from 'vitest';
import { clustersOf } from '../../src/annotator/entities/coreference.ts';
import { readDocument, textOf } from '../../src/annotator/entities/document.ts';
import { stageByRules } from '../../src/annotator/entities/stage.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { engine } from './engine.ts';
import { marked } from './marked.ts';

/** The cluster of each marked mention by the word that heads it. */
function clusterAt(plain: string): (start: number, end: number) => number {
  const doc = readDocument({ id: 'test', text: plain, blocks: blocksOf(plain) }, engine);
  const clusters = clustersOf(stageByRules(doc));
  return (start, end) => {
    // Of the mentions whose heads lie within the marked words the longest is meant.
    let found = -1;
    let longest = -1;
    for (const cluster of clusters) {
      for (const { mention } of cluster.members) {
        const head = doc.words[mention.head];
        if (head === undefined || head.start < start || head.end > end) continue;
        const length = textOf(doc, mention.first, mention.last).length;
        if (length <= longest || mention.form === 'pair') continue;
        found = cluster.id;
        longest = length;
      }
    }
    return found;
  };
}

const TABLE: Readonly<Record<string, readonly string[]>> = {
  'short forms of a name': [
    '[Marta Lindqvist|a] came early. [Lindqvist|a] left late.',
    '[Chen Guolin|a], the chief engineer, spoke for an hour. [Chen|a] took no questions.',
    '[Ms. Okafor|a] met the pilots. “No,” [Okafor|a] said.',
    '[Petro Zelenko|a] arrived. [Zelenko|a] met [Ivan Orlov|b]. [Orlov|b] left.',
    '[The Harbour Pilots Association|a] met on Monday. [The association|a] will meet again on Friday.',
    '[The Harbour Pilots Association|a] (HPA) met on Monday. [The HPA|a] will meet again on Friday.',
  ],
  'he and she': [
    '[Anna Berg|a] told [Peter Holm|b] that [she|a] would resign.',
    '[Anna Berg|a] told [Peter Holm|b] that [he|b] would be dismissed.',
    '[Peter Holm|b] resigned on Monday. [He|b] had led the bank for ten years.',
    '[Peter Holm|b] sold [his|b] shares.',
    '[The mayor|a] said [she|a] would not sign it.',
    '[Anna Berg|a] said [her|a] brother would run. [She|a] would not.',
    '[The boy|a] lost [his|a] dog.',
    '[Ms. Quillon|a] met [Mr. Tarrow|b]. [She|a] rejected the offer.',
    '[Ms. Quillon|a] met [Mr. Tarrow|b]. [He|b] rejected the offer.',
  ],
  'it and its': [
    '[The company|a] said [it|a] would close the plant.',
    '[Northgate Terminals|a] raised [its|a] offer.',
    '[The union|a] said [it|a] had not been asked.',
    '[The bank|a] cut [its|a] forecast. [It|a] expects no growth.',
    '[Kenya|a] closed [its|a] border with [Uganda|b].',
    '[The court|a] said [it|a] would rule on Monday.',
  ],
  'they and their': [
    '[The pilots|a] said [they|a] would strike.',
    '[The nurses|a] met the board, and [they|a] repeated [their|a] demands.',
    '[Officials|a] said [they|a] had been warned.',
    '[Two drivers|a] were hurt. [They|a] were taken to a clinic.',
    '[House Republicans|a] said [they|a] would vote against it.',
    '[The rebels|a] buried [their|a] dead.',
  ],
  'I, we and you': [
    '“[I|a] promised it to [my|a] daughter,” said Ann Lee.',
    '“[We|a] will strike,” the pilots said. “[We|a] have lost [our|a] patience.”',
  ],
  'a noun that is taken up': [
    '[A bridge|a] collapsed on Monday. [The bridge|a] was forty years old.',
    '[A union|a] of pilots sued [an airline|b]. [The union|a] wants more pay. [The airline|b] refused.',
    '[A woman|a] was arrested. [The woman|a] had thrown paint.',
    '[A mosque|a] burned down. [The mosque|a] was empty.',
  ],
  'what somebody is': [
    '[Ann Lee|a] is [the mayor of Leeds|a].',
    '[Ann Lee|a], [the mayor of Leeds|a], spoke first.',
    '[The chairman|a], [Tom Ray|a], spoke last.',
  ],
  'those who are not the same': [
    '[Anna Berg|a] met [Clara Holm|b].',
    '[Peter Holm|a] and [Clara Holm|b] were there.',
    '[The first bridge|a] fell before [the second bridge|b] did.',
    '[A teacher|a] met [a nurse|b].',
    '[Kenya|a] and [Uganda|b] signed it.',
    '[Northgate Terminals|a] sued [Southgate Terminals|b].',
    '[The North Korean leader|a] met [the South Korean leader|b].',
    '[Iran|a] threatened [Israel|b]. [Israel|b] laughed.',
    '[The company|a] sued [the union|b].',
    '[House Republicans|a] met [House Democrats|b].',
    '[Some pilots|a] stayed, [other pilots|b] left.',
    '[Senate Democrats|a] wrote to [Senate Republicans|b].',
  ],
};

describe.each(Object.entries(TABLE))('%s', (_, rows) => {
  test.each(rows.map((row) => [row]))('%s', (row) => {
    const { plain, mentions } = marked(row);
    const at = clusterAt(plain);
    const clusters = mentions.map((m) => at(m.start, m.end));
    expect(clusters).not.toContain(-1);
    // The same letter, the same cluster; another letter, another cluster.
    const found = mentions.map((m, i) => `${m.who}:${mentions.findIndex((_, k) => clusters[k] === clusters[i])}`);
    const wanted = mentions.map((m) => `${m.who}:${mentions.findIndex((other) => other.who === m.who)}`);
    expect(found).toEqual(wanted);
  });
});
