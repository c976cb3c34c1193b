import type { Span } from '../annotation.ts';
import { spanOf } from './document.ts';
import type { Scene } from './stage.ts';

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

/** The referent of an entity by its id. */
export function referentOf({ cast, allegiance }: Scene, id: number, antecedent: Span | null = null): Referent | null {
  const entity = cast.entities[id];
  if (entity === undefined) return null;
  return {
    key: `entity:${id}`,
    name: entity.name,
    role: entity.role,
    entity: id,
    party: allegiance.of(id),
    antecedent,
  };
}

/** The referent that a name means, by its index into `cast.names`: for what takes the name up. */
export function referentOfName(scene: Scene, index: number): Referent | null {
  const name = scene.cast.names[index];
  return name === undefined ? null : referentOf(scene, name.entity, spanOf(scene.doc, name.first, name.last));
}
