/** Vite hands a style sheet over as text when it is asked to. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
