import { readAffiliations } from './affiliation.ts';
import { type Cast, castOf } from './cast.ts';
import { clustersOf } from './coreference.ts';
import type { Document } from './document.ts';
import { linksOf } from './link.ts';
import { Allegiance } from './party.ts';
import { Resolver } from './referent.ts';
import { type Setting, settingOf } from './setting.ts';

/** Everything that the later rooms ask about who is who in an article. */
export interface Stage {
  readonly doc: Document;
  readonly cast: Cast;
  readonly setting: Setting;
  readonly allegiance: Allegiance;
  readonly resolver: Resolver;
}

/** Reads who is named, who speaks for whom, and readies the resolver of descriptions and pronouns. */
export function setStage(doc: Document): Stage {
  const cast = castOf(doc);
  readAffiliations(doc, cast);
  const setting = settingOf(doc, cast);
  const allegiance = new Allegiance(doc, cast, setting);
  const resolver = new Resolver(doc, cast, setting, allegiance);
  const stage = { doc, cast, setting, allegiance, resolver };
  resolver.follow(() => linksOf(clustersOf(stage)));
  return stage;
}
