/** How long anything may take before a test gives up on it; generous, for a busy machine. */
const PATIENCE = 30_000;

/**
 * Asks again until `done` holds for the answer, and gives that answer. An `ask` that throws counts as "not yet"
 * (a page in the middle of a navigation has no document to ask). Rejects after 30 s with `what` and the last answer.
 */
export async function until<T>(what: string, ask: () => Promise<T>, done: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (done(answer)) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((go) => setTimeout(go, 25));
  } while (Date.now() < end);
  throw new Error(`waited in vain: ${what}; last seen: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}
