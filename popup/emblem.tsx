import type { Party } from '../src/annotator/annotation.ts';

/** A state's flag, any other party's initials: what tells parties apart at a glance without a colour that takes sides. */
export function Emblem({ party }: { party: Party | null }) {
  if (party?.country) return <img class="emblem" src={`/flags/${party.country}.svg`} alt="" />;
  return (
    <span class="emblem" aria-hidden="true">
      {monogram(party?.name ?? null)}
    </span>
  );
}

/** Up to two initials, or the abbreviation that the name is. */
function monogram(name: string | null): string {
  const words = name?.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? name?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first, second] = words;
  if (!first) return '–';
  if (/^\p{Lu}{2,4}$/u.test(first)) return first.slice(0, 3);
  return `${first.charAt(0)}${second?.charAt(0) ?? ''}`.toUpperCase();
}
