import type { Kind } from '../annotation.ts';
import { inflect } from '../entities/inflection.ts';
import lexicon from './frames.json';

export type Form = 'base' | 'third' | 'past' | 'participle' | 'gerund' | 'singular' | 'plural' | 'word';

/** One word of a pattern. */
export type Slot =
  | { readonly type: 'words'; readonly any: ReadonlySet<string>; readonly optional: boolean }
  | { readonly type: 'gap' }
  | { readonly type: 'phrase' };

/** A frame as the lexicon holds it; frames.json explains the fields. */
export interface Frame {
  readonly id: string;
  readonly at: 'verb' | 'noun' | 'word';
  readonly kind: Kind | 'by content';
  readonly otherwise: Kind | null;
  /** The kind under a negation; null where a negated one is no position. */
  readonly negated: Kind | null;
  readonly holder: 'subject' | 'owner' | 'source';
  readonly addressee: 'object' | 'subject' | ReadonlySet<string> | null;
  /** Needs "will", "would" or the like in front. */
  readonly modal: boolean;
  /** Stands only at the beginning of a sentence or a quotation, as imperatives do. */
  readonly opens: boolean;
  /** Added to the log-odds of the confidence. */
  readonly prior: number;
}

/** One pattern of a frame, found by its first word. */
export interface Pattern {
  readonly frame: Frame;
  readonly rest: readonly Slot[];
  readonly forms: ReadonlySet<Form>;
  readonly source: string;
}

interface RawFrame {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly patterns: readonly string[];
  readonly holder?: string;
  readonly addressee?: string;
  readonly else?: string | null;
  readonly negated?: string | null;
  readonly modal?: boolean;
  readonly opens?: boolean;
  readonly prior?: number;
}

const byFirst = new Map<string, Pattern[]>();

function load(raw: RawFrame): void {
  const addressee = raw.addressee;
  const frame: Frame = {
    id: raw.id,
    at: raw.at as Frame['at'],
    kind: raw.kind as Frame['kind'],
    otherwise: (raw.else ?? null) as Kind | null,
    negated: (raw.negated ?? null) as Kind | null,
    holder: (raw.holder ?? 'subject') as Frame['holder'],
    addressee:
      addressee === undefined
        ? null
        : addressee === 'object' || addressee === 'subject'
          ? addressee
          : new Set(addressee.split('|')),
    modal: raw.modal ?? false,
    opens: raw.opens ?? false,
    prior: raw.prior ?? 0,
  };
  for (const source of raw.patterns) {
    const [head = '', ...rest] = source.split(' ');
    const slots = rest.map(slotOf);
    for (const [form, names] of formsOf(frame.at, head)) {
      const pattern: Pattern = { frame, rest: slots, forms: names, source };
      const list = byFirst.get(form);
      if (list) list.push(pattern);
      else byFirst.set(form, [pattern]);
    }
  }
}

function slotOf(word: string): Slot {
  if (word === '*') return { type: 'gap' };
  if (word === '%np') return { type: 'phrase' };
  const optional = word.endsWith('?');
  return { type: 'words', any: new Set((optional ? word.slice(0, -1) : word).split('|')), optional };
}

function formsOf(at: Frame['at'], head: string): Map<string, Set<Form>> {
  const out = new Map<string, Set<Form>>();
  const put = (form: string, name: Form): void => {
    out.set(form, (out.get(form) ?? new Set<Form>()).add(name));
  };
  if (at === 'verb') {
    const f = inflect(head);
    put(f.base, 'base');
    put(f.third, 'third');
    for (const past of f.past) put(past, 'past');
    for (const participle of f.participle) put(participle, 'participle');
    put(f.gerund, 'gerund');
  } else if (at === 'noun') {
    put(head, 'singular');
    put(
      /(?:s|x|ch|sh)$/.test(head) ? `${head}es` : /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ies` : `${head}s`,
      'plural',
    );
  } else put(head, 'word');
  return out;
}

for (const raw of lexicon.frames as readonly RawFrame[]) load(raw);

/** The patterns that can begin with a word in lower case. */
export const patternsAt = (lower: string): readonly Pattern[] => byFirst.get(lower) ?? [];
