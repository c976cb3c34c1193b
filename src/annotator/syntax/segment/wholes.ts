/** What is kept whole though signs stand inside: addresses, handles, file names, numbers, dates, telephone numbers. */

const ADDRESS =
  /^(?:(?:https?|ftp):\/\/\S+|www\.\S+|[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*|[#@][\p{L}_][\p{L}\p{N}_.]*|doi:\S+)$/iu;
const DOMAIN =
  /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.(?:com|org|net|gov|edu|mil|int|info|biz|eu|uk|us|ca|au|de|fr|ru|ua|cn|jp|in|nz|za|io|tv|me|co|ie|il|br|mx|ch|nl|se|no|pl|be|at|es|it)(?:[/?#]\S*)?$/iu;
const FILE = /^[\p{L}\p{N}_#()-]+\.(?:docx?|xlsx?|pptx?|pdf|txt|html?|jpe?g|png|gif|zip|exe|csv|mp3|mp4)$/iu;
const NUMBER = /^[+±]?(?:\d+(?:[.,:]\d+)*|\.\d+)(?:st|nd|rd|th|s)?$/i;
const SLASHED = /^\d{1,4}\/\d{1,4}(?:\/\d{1,4})?$/;
const DATE =
  /^(?:\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{2}-\d{2})$/;
const TELEPHONE = /^(?:\+?\d{1,3}[-.])?(?:\d{3}[-./])?\d{3}[-.]\d{4}$|^(?:\d-)?\d{3}-\d{3}-\d{4}$/;
const DECADE = /^(?:\d\d)?\d0['’]s$/;

/** Whether a piece without its surrounding punctuation is one token in spite of the signs inside. */
export function isWhole(piece: string): boolean {
  const first = piece.charCodeAt(0);
  const number = (first >= 48 && first <= 57) || first === 43 || first === 46;
  if (
    number &&
    (NUMBER.test(piece) || SLASHED.test(piece) || DATE.test(piece) || TELEPHONE.test(piece) || DECADE.test(piece))
  )
    return true;
  return ADDRESS.test(piece) || DOMAIN.test(piece) || FILE.test(piece);
}

/** Whether the piece begins as a web address, so that signs at its end may belong to it. */
export function isAddress(piece: string): boolean {
  return /^(?:https?:\/\/|www\.)/i.test(piece);
}

const OMISSION = /^\[(?:…|\.{3})\]$/;
const EMOTICON = /^(?:[:;=8]['’]?-?[)(\][DPpOo3|\\/*]+|[)(\]]-?[:;=]|<3|[xX]D|\^_\^|:['’]\()$/;

/** Whether signs are one token together: a smiley typed with punctuation, the mark of an omission "[...]". */
export function isSignGroup(chunk: string): boolean {
  return chunk.length <= 6 && (EMOTICON.test(chunk) || OMISSION.test(chunk));
}
