/** A file of ours as text, by Vite. */
declare module '*.html?raw' {
  const text: string;
  export default text;
}
