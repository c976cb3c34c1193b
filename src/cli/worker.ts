/** One thread of the pool: an engine of its own; raw lines in, answers out, in the order in which they came. */
import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from '../annotator/syntax/engine.ts';
import { answerBy } from './answer.ts';

const answer = Engine.load(workerData as Uint8Array).then(answerBy);

// a promise chain: a page's extraction waits for its module, and the next line must not overtake it
let turn: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (raw: string) => {
  turn = turn.then(async () => parentPort?.postMessage(await (await answer)(raw)));
});
