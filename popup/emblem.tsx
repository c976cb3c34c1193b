import type { Party } from '../src/annotator/annotation.ts';

/** A state's flag, any other party's initials: what tells parties apart at a glance without a colour that takes sides. */
export function Emblem({ party }: { party: Party | null }) {
  return (
    <span class="emblem" aria-hidden="true">
      {party?.country ? flag(party.country) : monogram(party?.name ?? null)}
    </span>
  );
}

/** The flag of an ISO 3166-1 alpha-2 code: its two regional indicators, which systems without flags show as letters. */
function flag(country: string): string {
  const A = 0x1f1e6;
  return String.fromCodePoint(...[...country.toUpperCase()].map((letter) => A + letter.charCodeAt(0) - 65));
}

/** Up to two initials, or the abbreviation that the name is. */
function monogram(name: string | null): string {
  const words = name?.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? name?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first, second] = words;
  if (!first) return '–';
  if (/^\p{Lu}{2,4}$/u.test(first)) return first.slice(0, 3);
  return `${first.charAt(0)}${second?.charAt(0) ?? ''}`.toUpperCase();
}
