import type { Article, Block } from '../annotation.ts';

/**
 * Tells the parts of a page that are not the article: the author's biography, prompts to subscribe, credits, teasers
 * for other articles. By form alone, never by an outlet's name.
 */

const TRADE =
  '(?:journalist|reporter|correspondent|editor|writer|columnist|contributor|author|producer|blogger|freelancer|intern|fellow|professor|analyst|photographer|contributing|staff)';
const PERSON = "\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){0,3}";

/** "Jane Doe is a senior reporter at …", "John Smith covers …". */
const BIOGRAPHY = new RegExp(
  `^(?:${PERSON}|By ${PERSON}|The (?:author|writer)) (?:is|was|has been|works as) (?:an? |the |our |[\\p{L}’']+[’']s )?(?:[\\p{L}&.-]+ ){0,6}?${TRADE}\\b`,
  'u',
);
const COVERS = new RegExp(`^${PERSON} (?:covers|writes (?:about|on)|reports (?:on|from)|tweets at)\\b`, 'u');
const SELF =
  /\b(?:years of experience|tweets at|can be reached at|follow (?:him|her|them) (?:on|at)|(?:his|her|their) work has appeared|is the author of)\b/i;

const PROMPT =
  /^(?:sign up|subscribe|follow (?:us|@)|click here|read (?:more|next|also|the full)\b|related(?: (?:articles|stories|coverage|video))?:|more (?:from|on|about|stories)\b.{0,60}$|see also:?|also (?:read|on)\b|watch(?: now| live|:| the video)|listen(?: now|:)|download (?:the|our)|check (?:out )?your\b|get (?:the|our) (?:latest|best|newsletter|app)|share (?:this|on)\b|advertisement|sponsored|copyright\b|©|\(c\)|all rights reserved|this (?:article|story|post|piece) (?:was|has been|originally|first|is)|(?:additional |with )?reporting by\b|(?:editing|writing|compiled|written|photographs?|graphics?) by\b|photos?(?: by)?:|image(?: credit)?:|credit:|file photo|contact (?:us|the (?:author|reporter))|have a (?:tip|story)|do you have|join (?:us|the conversation|our)|support (?:our|independent) journalism|donate\b|become a (?:member|subscriber)|already a subscriber|continue reading|story continues|recommended|most (?:read|popular)|trending|what (?:do you|are your) think|leave a comment|comments?\b.{0,20}$|editor[’']s note|correction:|disclaimer|terms of (?:use|service)|privacy policy|newsletter)/i;
const CREDIT_END = /(?:\bREUTERS|\bAFP|\bGetty Images|\bAP Photo|\/AP|\bAssociated Press)(?:\/[\p{L} .'-]{2,40})?\.?$/u;

/** Whether a block is certainly not the article's own text. */
function isApparatus(text: string, block: Block): boolean {
  const line = text.slice(block.start, Math.min(block.end, block.start + 400));
  if (PROMPT.test(line) && block.end - block.start < 400) return true;
  return block.end - block.start < 300 && CREDIT_END.test(line) && !/[“"]/.test(line);
}

function isBiography(text: string, block: Block): boolean {
  const line = text.slice(block.start, Math.min(block.end, block.start + 600));
  return BIOGRAPHY.test(line) || COVERS.test(line) || (SELF.test(line) && new RegExp(`^${PERSON}`, 'u').test(line));
}

/** A teaser breaks off, or is a headline: most words capitalised, no full stop at its end. */
function looksLikeTeaser(text: string, block: Block): boolean {
  const line = text.slice(block.start, Math.min(block.end, block.start + 600));
  if (block.end - block.start > 500) return false;
  if (/(?:…|\.\.\.)[”"’)]*$/.test(line)) return true;
  if (/[.!?][”"’)]*$/.test(line)) return false;
  const words = line.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  const long = words.filter((w) => w.length > 3);
  return (
    words.length <= 25 && long.length > 0 && long.filter((w) => /^[\p{Lu}\p{N}]/u.test(w)).length / long.length >= 0.7
  );
}

/**
 * For every block whether it is left out. A biography counts only in the second half of the article, and a teaser only
 * in the run of such blocks that ends it: an article's own sentences may break off, and its headings are no teasers.
 */
export function boilerplate(article: Article): boolean[] {
  const { text, blocks } = article;
  const out = blocks.map((block) => block.kind !== 'title' && isApparatus(text, block));
  const half = (blocks[0]?.start ?? 0) + ((blocks.at(-1)?.end ?? 0) - (blocks[0]?.start ?? 0)) / 2;
  let tail = true;
  let endOfText = blocks.length;
  for (let i = blocks.length - 1; i > 0; i--) {
    const block = blocks[i];
    if (block === undefined || block.start < half) break;
    if (isBiography(text, block)) {
      out[i] = true;
      endOfText = i;
      tail = true;
    } else if (out[i] === true) endOfText = tail ? i : endOfText;
    else if (tail && looksLikeTeaser(text, block)) {
      out[i] = true;
      endOfText = i;
    } else tail = false;
  }
  // What follows a biography and stands before teasers belongs to them ("Prime Minister X visited …" under its headline).
  const biography = blocks.findIndex((block, i) => i > 0 && block.start >= half && isBiography(text, block));
  if (biography > 0 && endOfText < blocks.length) for (let i = biography; i < blocks.length; i++) out[i] = true;
  return out;
}
