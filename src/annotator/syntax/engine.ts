import { lemmaOf } from './lemma.ts';
import { type Chunk, chunksOf, type Piece } from './network/chunks.ts';
import { Encoder } from './network/encoder.ts';
import { type Found, FrameReader, type Places } from './network/frames.ts';
import type { Kernel } from './network/kernel/kernel.ts';
import { MemoryPlan } from './network/kernel/memory.ts';
import { type ModelFile, readModel } from './network/model.ts';
import { Parser, type Reading } from './network/parser.ts';
import { attributionSpans, bestRow, bestSpan, withoutOverlaps } from './network/roles.ts';
import type {
  AttributionFrame,
  Parse,
  ParsedSentence,
  ParsedToken,
  PositionFrame,
  TokenRange,
  Upos,
} from './parsed.ts';
import type { Sentence } from './token.ts';

export interface EngineOptions {
  /** Take the plain TypeScript kernel even where SIMD is there; the results are the same. */
  readonly portable?: boolean;
  /** Whether to look for frames; without them a parse takes less time and its frames are empty. */
  readonly frames?: boolean;
}

/** A token while its sentence is being put together. */
type Draft = { -readonly [Key in keyof ParsedToken]: ParsedToken[Key] };

/** The language engine: tags, trees, lemmas and frames of sentences, by one small network. Load it once, use it for all documents. */
export class Engine {
  /** Whether the kernel runs in WebAssembly with SIMD. */
  readonly simd: boolean;
  readonly #encoder: Encoder;
  readonly #parser: Parser;
  readonly #attribution: FrameReader | null;
  readonly #position: FrameReader | null;
  readonly #transitions: Float32Array | null;
  readonly #tags: readonly Upos[];
  readonly #xtags: readonly string[];
  readonly #labels: readonly string[];

  /** The engine of a model file's bytes. Throws ModelError where the file is damaged, cut off, foreign or of another version. */
  static async load(
    modelBytes: Uint8Array,
    { portable = false, frames: wanted = true }: EngineOptions = {},
  ): Promise<Engine> {
    const model = readModel(modelBytes);
    const plan = new MemoryPlan();
    const encoder = Encoder.plan(model, plan);
    const parser = Parser.plan(model, plan);
    // A model without frame heads is a tagger and parser.
    const frames = (type: 'attribution' | 'position') =>
      wanted && model.has(`${type}.anchor.weight`) ? FrameReader.plan(model, plan, type) : null;
    const attribution = frames('attribution');
    const position = frames('position');
    const kernel = await plan.build(portable);
    return new Engine(
      kernel,
      model,
      new Encoder(kernel, model, encoder),
      new Parser(kernel, model, parser),
      attribution && new FrameReader(kernel, attribution),
      position && new FrameReader(kernel, position),
    );
  }

  private constructor(
    kernel: Kernel,
    model: ModelFile,
    encoder: Encoder,
    parser: Parser,
    attribution: FrameReader | null,
    position: FrameReader | null,
  ) {
    this.simd = kernel.simd;
    this.#encoder = encoder;
    this.#parser = parser;
    this.#attribution = attribution;
    this.#position = position;
    this.#transitions = model.has('attribution.transitions') ? model.f32('attribution.transitions') : null;
    this.#tags = model.strings('upos') as Upos[];
    this.#xtags = model.strings('xpos');
    this.#labels = model.strings('labels');
  }

  /** Reads the sentences of one document, in order. The same sentences always give the same parse. */
  parse(sentences: readonly Sentence[]): Parse {
    const drafts = sentences.map(() => [] as Draft[]);
    const places: Places = { sentence: [], block: [], quote: [] };
    const attributions: AttributionFrame[] = [];
    const positions: PositionFrame[] = [];
    const openings: Float32Array[] = [];
    this.#attribution?.reset();
    this.#position?.reset();
    for (const chunk of chunksOf(sentences)) {
      this.#encoder.encode(chunk);
      const lengths = chunk.pieces.map((piece) => piece.length);
      const reading = this.#parser.read(this.#encoder.quantised, chunk.forms.length, lengths);
      this.#place(chunk, sentences, places);
      let at = 0;
      for (const piece of chunk.pieces) {
        this.#fill(piece, at, reading, sentences[piece.sentence] as Sentence, drafts[piece.sentence] as Draft[]);
        at += piece.length;
      }
      const { quantised, lexicon, index } = this.#encoder;
      this.#attribution?.read(chunk, quantised, lexicon, index);
      const opened = this.#position?.read(chunk, quantised, lexicon, index);
      if (opened) openings.push(opened);
      this.#takeFrames(places, false, attributions, positions);
    }
    this.#takeFrames(places, true, attributions, positions);
    return {
      sentences: sentences.map((sentence, i): ParsedSentence => ({ ...sentence, tokens: drafts[i] as Draft[] })),
      attributions,
      positions: withoutOverlaps(positions),
      openings: joined(openings),
    };
  }

  #place({ pieces, quotes }: Chunk, sentences: readonly Sentence[], places: Places): void {
    for (const { sentence, length } of pieces) {
      const { block } = sentences[sentence] as Sentence;
      for (let i = 0; i < length; i++) {
        places.sentence.push(sentence);
        places.block.push(block);
      }
    }
    for (const quote of quotes) places.quote.push(quote);
  }

  /** Adds a piece's tokens to its sentence; the pieces of a very long sentence hang side by side under the first one's root. */
  #fill(piece: Piece, at: number, { tags, xtags, heads, labels }: Reading, sentence: Sentence, draft: Draft[]): void {
    const firstRoot = piece.from === 0 ? -1 : draft.findIndex((token) => token.head < 0);
    for (let i = 0; i < piece.length; i++) {
      const { start, end, text } = sentence.tokens[piece.from + i] as { start: number; end: number; text: string };
      const tag = this.#tags[tags[at + i] as number] ?? 'X';
      const xpos = this.#xtags[xtags[at + i] as number] ?? '';
      const head = heads[at + i] as number;
      const isRoot = head < 0;
      draft.push({
        start,
        end,
        text,
        tag,
        xpos,
        lemma: lemmaOf(text, tag, xpos),
        head: isRoot ? firstRoot : piece.from + head - at,
        label: isRoot && firstRoot >= 0 ? 'parataxis' : (this.#labels[labels[at + i] as number] ?? 'dep'),
      });
    }
  }

  #takeFrames(places: Places, finished: boolean, attributions: AttributionFrame[], positions: PositionFrame[]): void {
    for (const found of this.#attribution?.take(places, finished) ?? [])
      attributions.push(this.#attributionFrame(found));
    for (const found of this.#position?.take(places, finished) ?? []) positions.push(positionFrame(found, places));
  }

  #attributionFrame({ anchor, first, scores }: Found): AttributionFrame {
    const spans = attributionSpans(scores, anchor.at - first, this.#transitions ?? new Float32Array(56));
    const placed = (list: readonly TokenRange[]): TokenRange[] => list.map((range) => shift(range, first));
    return {
      anchor: anchor.at,
      score: anchor.score,
      source: placed(spans.source),
      cue: placed(spans.cue),
      content: placed(spans.content),
    };
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function shift({ start, end }: TokenRange, by: number): TokenRange {
  return { start: start + by, end: end + by };
}

/** Holder and addressee stand in the anchor's sentence, a condition anywhere in the window. */
function positionFrame({ anchor, first, scores }: Found, { sentence }: Places): PositionFrame {
  const own = sentence[anchor.at];
  let from = anchor.at - first;
  let to = from + 1;
  const begin = from;
  while (from > 0 && sentence[first + from - 1] === own) from--;
  while (to < scores.rows && sentence[first + to] === own) to++;
  const role = (column: number, low: number, high: number): TokenRange[] => {
    const span = bestSpan(scores, column, low, high);
    return span ? [shift(span, first)] : [];
  };
  return {
    anchor: anchor.at,
    score: anchor.score,
    kind: anchor.kind - 1,
    span: { start: anchor.at, end: first + bestRow(scores, 9, begin, to) + 1 },
    holder: role(0, from, to),
    addressee: role(3, from, to),
    condition: role(6, 0, scores.rows),
  };
}
