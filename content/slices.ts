/** Work on the page's thread in slices that no reader feels. */

/** Runs `steps` to their end; the page has its thread back wherever they pause. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

/** `scheduler.yield` comes back before the page's other timers; a timer does where there is none. */
function pause(): Promise<unknown> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));
}
