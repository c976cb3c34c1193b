/// <reference lib="webworker" />
// Runs inside a service worker: answers a message of texts with how fast the engine started and parsed them.
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { Engine } from '../../src/annotator/syntax/engine.ts';
import { splitSentences } from '../../src/annotator/syntax/sentences.ts';

export interface WorkerFigures {
  readonly simd: boolean;
  readonly fetchMs: number;
  readonly coldMs: number;
  readonly tokens: number;
  readonly bestMs: number;
  /** What the kernel has reserved of WebAssembly's memory. */
  readonly kernelBytes: number;
}

let kernelBytes = 0;
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(size: WebAssembly.MemoryDescriptor) {
    super(size);
    kernelBytes = this.buffer.byteLength;
  }
};

/** Kept as the extension's worker keeps it, so that its memory can be measured. */
let engine: Engine;

async function measure(texts: readonly string[]): Promise<WorkerFigures> {
  const started = performance.now();
  const bytes = new Uint8Array(await (await fetch('/model')).arrayBuffer());
  const fetched = performance.now();
  engine = await Engine.load(bytes, { frames: false });
  const read = (text: string): number =>
    engine
      .parse(splitSentences({ id: '', text, blocks: blocksOf(text) }))
      .sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  read('The talks failed, the minister said.');
  const cold = performance.now();
  let tokens = 0;
  let bestMs = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const from = performance.now();
    tokens = texts.reduce((sum, text) => sum + read(text), 0);
    bestMs = Math.min(bestMs, performance.now() - from);
  }
  return { simd: engine.simd, fetchMs: fetched - started, coldMs: cold - started, tokens, bestMs, kernelBytes };
}

// TypeScript gives this file the page's globals as well; a service worker's `message` has a port to answer to.
self.addEventListener('message', (event: MessageEvent<readonly string[]>) => {
  void measure(event.data).then((figures) => event.ports[0]?.postMessage(figures));
});
