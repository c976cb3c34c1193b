/**
 * Whether a text is English. Pages lie about their language (templates say "en" everywhere), words do not: a good third
 * of running English is made of these, of other languages' running text far less.
 */
const COMMON = new Set(
  (
    'the of and to in that is was for on with as it by at from be are this have has had not but they their which were ' +
    'he she his her its an or who will would said says after been more also than there about'
  ).split(' '),
);

/** Share of the commonest English function words among the first words of a text, 0…1. */
function englishShare(text: string): number {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return 0;
  return words.filter((word) => COMMON.has(word)).length / words.length;
}

/** Decided by the text; what the page says of itself counts only where the text is in doubt. */
export function isEnglish(text: string, declared: string | null): boolean {
  const share = englishShare(text);
  if (share >= 0.22) return true;
  return share >= 0.12 && (declared === null || /^en\b/i.test(declared));
}
