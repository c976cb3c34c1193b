import { describe, expect, test } from 'vitest';
import { isEnglish } from '../../content/extract/language.ts';

const ENGLISH =
  'The minister said on Tuesday that the government would not accept the terms, and that it had told the union so. ' +
  'A spokesman for the union called the answer a mistake and asked for a meeting before the end of the week.';
const GERMAN =
  'Die Ministerin sagte am Dienstag, die Regierung werde die Bedingungen nicht annehmen und habe das der Gewerkschaft ' +
  'auch so gesagt. Ein Sprecher der Gewerkschaft nannte die Antwort einen Fehler und bat um ein Treffen in dieser Woche.';
const DUTCH =
  'De minister zei dinsdag dat de regering de voorwaarden niet zal aanvaarden en dat zij dit ook aan de vakbond had gezegd. ' +
  'Een woordvoerder van de vakbond noemde het antwoord een vergissing en vroeg om een gesprek voor het einde van de week.';
const FRENCH =
  'La ministre a dit mardi que le gouvernement n’accepterait pas les conditions et qu’il en avait informé le syndicat. ' +
  'Un porte-parole du syndicat a qualifié la réponse d’erreur et a demandé une rencontre avant la fin de la semaine.';
const LATIN =
  'Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore.';

describe('the text decides', () => {
  test.each(['en', 'en-GB', 'de', null])('English in a page that says %s', (declared) => {
    expect(isEnglish(ENGLISH, declared)).toBe(true);
  });
  test.each([
    ['German', GERMAN],
    ['Dutch', DUTCH],
    ['French', FRENCH],
    ['Latin', LATIN],
    ['nothing', ''],
  ])('%s in a page that says en', (_, text) => {
    expect(isEnglish(text, 'en')).toBe(false);
  });
});
