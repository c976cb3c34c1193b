import { readAffiliations } from './affiliation.ts';
import { type Cast, castOf } from './cast.ts';
import { clustersOf } from './coreference.ts';
import type { Document } from './document.ts';
import { linksOf } from './link.ts';
import { Allegiance } from './party.ts';
import { Resolver } from './resolver.ts';
import { type Setting, settingOf } from './setting.ts';

/** Who is named in an article, and who speaks for whom. */
export interface Scene {
  readonly doc: Document;
  readonly cast: Cast;
  readonly setting: Setting;
  readonly allegiance: Allegiance;
}

/** Everything that the later rooms ask about who is who in an article. */
export interface Stage extends Scene {
  readonly resolver: Resolver;
}

/** Reads who is named and who speaks for whom; descriptions and pronouns are resolved by the rules alone, as the chains ask for them. */
export function stageByRules(doc: Document): Stage {
  const cast = castOf(doc);
  readAffiliations(doc, cast);
  const setting = settingOf(doc, cast);
  const scene = { doc, cast, setting, allegiance: new Allegiance(doc, cast, setting) };
  return { ...scene, resolver: new Resolver(scene) };
}

/** The same with a resolver that follows the article's chains. */
export function setStage(doc: Document): Stage {
  const stage = stageByRules(doc);
  return { ...stage, resolver: new Resolver(stage, () => linksOf(clustersOf(stage))) };
}
