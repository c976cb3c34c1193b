/** A call as source text: how a function gets into a browser. `fn` must stand on its own; `args` must be JSON. */
export function call<A extends unknown[]>(fn: (...args: A) => unknown, args: A): string {
  return `(${fn})(...${JSON.stringify(args)})`;
}
