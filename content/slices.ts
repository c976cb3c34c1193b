/** Work on the page's thread in slices that no reader feels. */

/** Milliseconds after which the page has its thread back: half a frame. */
const SLICE = 8;

/** Work that can pause; a pause may say that what comes next is long and wants a slice of its own. */
export type Steps<T> = Generator<'long' | undefined, T>;

/** Runs `steps` to their end, pausing where a slice is used up. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (value !== 'long' && performance.now() - began < SLICE) continue;
    await pause();
    began = performance.now();
  }
}

/** Runs `steps` to their end at one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `scheduler.yield` comes back before the page's other timers; a timer does where there is none. */
function pause(): Promise<unknown> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));
}
