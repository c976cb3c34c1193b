import { Worker } from 'node:worker_threads';
import { type Answer, type Answerer, failed } from './answer.ts';

/** Lines that wait in a thread while it is busy, so that it never waits for us. With sixteen nothing was gained for 30 MB more (docs/corpora.md). */
const QUEUE = 4;

interface Waiting {
  readonly raw: string;
  resolve(answer: Answer): void;
}

/** Threads that answer lines, each with an engine of its own, made of the same bytes of the model file. */
export class Pool {
  private readonly threads: Thread[];

  constructor(size: number, model: Uint8Array) {
    this.threads = Array.from({ length: size }, () => new Thread(model));
  }

  /** As many lines as keep every thread busy while the slowest holds up the others. */
  get ahead(): number {
    return this.threads.length * QUEUE;
  }

  /** Gives the line to the thread with the least to do. */
  readonly answer: Answerer = (raw) =>
    this.threads.reduce((least, thread) => (thread.load < least.load ? thread : least)).answer(raw);

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** A worker thread, begun with its first line and again when it has died; the line that it died of is answered by an error. */
class Thread {
  private readonly waiting: Waiting[] = [];
  private worker: Worker | null = null;

  constructor(private readonly model: Uint8Array) {}

  /** Characters that wait for their answers. */
  get load(): number {
    return this.waiting.reduce((sum, { raw }) => sum + raw.length, 0);
  }

  answer(raw: string): Promise<Answer> {
    return new Promise((resolve) => {
      this.waiting.push({ raw, resolve });
      this.worker ??= this.start();
      this.worker.postMessage(raw);
    });
  }

  async close(): Promise<void> {
    this.worker?.removeAllListeners('exit');
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL('cli-worker.js', import.meta.url), { workerData: this.model });
    let reason: unknown = new Error('the thread ended');
    worker.on('message', (answer: Answer) => this.waiting.shift()?.resolve(answer));
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => {
      const fatal = this.waiting.shift();
      fatal?.resolve(failed(fatal.raw, reason));
      this.worker = this.waiting.length > 0 ? this.start() : null;
      for (const { raw } of this.waiting) this.worker?.postMessage(raw);
    });
    return worker;
  }
}
