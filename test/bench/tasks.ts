/**
 * The tasks of a page's thread as the browser itself counts them: wall time, and the processor's time, which other work on
 * the machine does not lengthen.
 */
import type { Page } from 'puppeteer-core';

export interface Task {
  /** Milliseconds. */
  readonly wall: number;
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: begin, length, and length in processor time. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const BEGIN = 'tasks-begin';
const END = 'tasks-end';

/** The tasks in which `run` does its work in the page; those that only begin or end it are counted too. */
export async function tasksOf<T>(page: Page, run: () => Promise<T>): Promise<{ tasks: Task[]; answer: T }> {
  await page.tracing.start({ categories: ['blink.user_timing', 'disabled-by-default-devtools.timeline'] });
  await mark(page, BEGIN);
  const answer = await run();
  await mark(page, END);
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const begin = traceEvents.find(({ name }) => name === BEGIN);
  const end = traceEvents.find(({ name }) => name === END);
  if (!begin || !end) throw new Error('the trace has no marks');
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid)
    .filter(({ ts }) => begin.ts < ts && ts < end.ts)
    .map(({ dur = 0, tdur = Number.NaN }) => ({ wall: dur / 1000, processor: tdur / 1000 }));
  return { tasks, answer };
}

const mark = (page: Page, name: string) => page.evaluate((name) => void performance.mark(name), name);
