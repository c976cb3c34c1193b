import data from '../data/hyphens.json' with { type: 'json' };

const prefixes = new Set(data.prefixes);
const suffixes = new Set(data.suffixes);

/**
 * Whether a hyphen stays inside the token. English UD splits compounds ("long-term" is three tokens) but keeps a bound
 * prefix or suffix on its word ("re-elected", "non-profit", "mid-2003"). `left` is what stands before it in the same
 * token, `right` the letters or digits after it, `last` whether the chunk ends after `right`.
 */
export function joinsHyphen(left: string, right: string, last: boolean): boolean {
  if (right === '' || left === '') return false;
  if (prefixes.has(left.toLowerCase())) return true;
  return last && suffixes.has(right.toLowerCase());
}
