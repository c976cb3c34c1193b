/**
 * The schema of what comes out of the annotator: every type that a caller sees.
 *
 * All offsets are UTF-16 code units into `Article.text`, end exclusive.
 */

/** A stretch of `Article.text`; `start < end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a block of an article is. A block is the page's own unit (a paragraph, a heading, a list item):
 * sentences never cross its end, quotations may.
 */
export type BlockKind = 'title' | 'heading' | 'paragraph' | 'quote' | 'item' | 'caption';

export interface Block extends Span {
  readonly kind: BlockKind;
}

/** What goes in: one article as plain text. Blocks are in order and do not overlap; what lies between them is not read. */
export interface Article {
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export const KINDS = ['demand', 'concession', 'refusal', 'threat', 'offer'] as const;
/** What a party does with a position; defined by the project's annotation guideline. */
export type Kind = (typeof KINDS)[number];

export type PartyKind = 'state' | 'government' | 'organization' | 'movement' | 'group' | 'person';

/** Someone or some body that speaks in the article. */
export interface Speaker {
  readonly id: string;
  /** The fullest form in which the article names it. */
  readonly name: string;
  /** "Russian President", "president of the union": as the article says it, or null. */
  readonly role: string | null;
  /** The party it speaks for; null where the article does not say. */
  readonly party: string | null;
  readonly mentions: readonly Span[];
}

/** A collective (or a person alone) on whose behalf positions are held. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: PartyKind;
  /** ISO 3166-1 alpha-2 code of a state, for its flag; null for all others. */
  readonly country: string | null;
  readonly mentions: readonly Span[];
}

export type AttributionForm = 'direct' | 'indirect' | 'mixed';

/** One act of saying, writing or thinking: whose (source), by which words (cue), what (content). */
export interface Attribution {
  readonly id: string;
  readonly form: AttributionForm;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly speaker: string | null;
  /** 0…1: that it is one, and in this form. */
  readonly confidence: number;
  readonly why: Why;
}

/** What made the annotator mark something, so that the reader can judge it. */
export interface Why {
  /** The rule or model label that decided the kind, by its name: "demand: call on", "network". */
  readonly rule: string;
  /** The words that the rule rests on, as they stand in the text. */
  readonly evidence: readonly Span[];
  /** For a source that is a pronoun or a description: the mention that it was resolved to. */
  readonly antecedent: Span | null;
}

export interface Position {
  readonly id: string;
  readonly kind: Kind;
  /** Who holds it; null where the article does not say. */
  readonly party: string | null;
  readonly speaker: string | null;
  /** The party that is to act, is refused, threatened, or given something. */
  readonly addressee: string | null;
  /** From the cue through the end of its content. */
  readonly span: Span;
  readonly cue: Span;
  readonly condition: Span | null;
  readonly attribution: string | null;
  /** The position of another party that this one answers. */
  readonly answers: string | null;
  readonly issue: string | null;
  /** 0…1. */
  readonly confidence: number;
  readonly why: Why;
}

/** A thing in dispute, named by the article's own words. */
export interface Issue {
  readonly id: string;
  readonly label: string;
  readonly mentions: readonly Span[];
}

/** A position as the summary shows it: the strongest of its repetitions first, then the others. */
export interface SummaryEntry {
  readonly kind: Kind;
  /** Ids of positions that say the same; the first one is quoted. */
  readonly positions: readonly string[];
}

/** What one party wants, for the popup and the command line. */
export interface PartySummary {
  /** Null gathers the positions whose holder the article does not name. */
  readonly party: string | null;
  readonly speakers: readonly string[];
  readonly entries: readonly SummaryEntry[];
}

/** What comes out: one object an article. */
export interface Annotation {
  readonly id: string;
  readonly speakers: readonly Speaker[];
  readonly parties: readonly Party[];
  readonly attributions: readonly Attribution[];
  readonly positions: readonly Position[];
  readonly issues: readonly Issue[];
  readonly summary: readonly PartySummary[];
}
