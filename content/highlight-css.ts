/**
 * The style sheet of the highlights on the page, written when the extension is built. Inserted as author CSS by the
 * background worker: Chromium paints no ::highlight() of user origin, and Firefox paints nothing for :root::highlight().
 * The hue is a light tint; the underline's form says the kind again, in the hue brought to 3:1 against a light or a dark page.
 *
 * A kind has a light and a dark dress, and a bare one where a tint would make the text hard to read. A position that
 * holds another one is tinted where it is on top (-tint) and underlined as a whole, below the other's line (-under).
 * All palettes stand in the one sheet: a reader who changes it sees the change on pages already painted.
 */
import { KINDS, type Kind } from '../src/annotator/annotation.ts';
import { type Ink, PALETTE, PALETTES } from '../src/palette.ts';
import { BLACK, parseColour } from './colour.ts';
import { type Dress, type Layer, nameOf } from './layers.ts';
import { ALPHA } from './tint.ts';

/** Style and thickness of a kind's underline. */
const LINES: Readonly<Record<Kind, readonly [string, string]>> = {
  demand: ['solid', '2px'],
  concession: ['dashed', '2px'],
  refusal: ['double', '1px'],
  threat: ['wavy', '1px'],
  offer: ['dotted', '2px'],
};

export function highlightCss(): string {
  const rules = PALETTES.flatMap((palette) =>
    KINDS.flatMap((kind) => rulesOf(kind, PALETTE[palette][kind], (layer, dress) => nameOf(layer, dress, palette))),
  );
  return `${[...rules, COMMON, forced()].join('\n')}\n`;
}

function rulesOf(kind: Kind, ink: Ink, name: (layer: Layer, dress: Dress) => string): string[] {
  const { r, g, b } = parseColour(ink.hue) ?? BLACK;
  const [style, width] = LINES[kind];
  const tint = (alpha: number) => `background-color: rgb(${r} ${g} ${b} / ${alpha});`;
  const line = (colour: string, offset: string) =>
    `text-decoration: underline ${style} ${colour} ${width}; text-underline-offset: ${offset};`;
  const rule = (named: string, ...declarations: string[]) => `::highlight(${named}) { ${declarations.join(' ')} }`;
  return [
    rule(name(kind, ''), tint(ALPHA.light), line(ink.light, '0.2em')),
    rule(name(kind, '-dark'), tint(ALPHA.dark), line(ink.dark, '0.2em')),
    rule(name(kind, '-bare'), line('currentColor', '0.2em')),
    rule(name(`${kind}-tint`, ''), tint(ALPHA.light)),
    rule(name(`${kind}-tint`, '-dark'), tint(ALPHA.dark)),
    rule(name(`${kind}-under`, ''), line(ink.light, '0.38em')),
    rule(name(`active-${kind}`, ''), tint(ALPHA.active)),
  ];
}

const COMMON = `/* Who is quoted: the text's own colour, so that it is there without calling. */
::highlight(parley-speaker) {
  text-decoration: underline solid color-mix(in srgb, currentColor 60%, transparent) 1px;
  text-underline-offset: 0.25em;
}
::highlight(parley-active-speaker) { background-color: rgb(128 128 128 / 0.16); }

/* Where the popup has led; for a second. */
::highlight(parley-flash) { background-color: rgb(255 205 60 / 0.6); }
::highlight(parley-flash-dark) { background-color: rgb(255 205 60 / 0.28); }`;

/**
 * Under forced colours Chromium gives every highlight the selection's ground and text colour, whatever is said here. The
 * lines, which alone tell the kinds apart then, would be of the ground's colour below it: they move up into it. (Sources
 * are left unmarked, see paint.ts.)
 */
function forced(): string {
  const rules = KINDS.map((kind) => {
    const names = PALETTES.flatMap((palette) => [
      ...(['', '-dark', '-bare'] as const).map((dress) => nameOf(kind, dress, palette)),
      nameOf(`${kind}-under`, '', palette),
    ]);
    const [style, width] = LINES[kind];
    return `${names.map((name) => `::highlight(${name})`).join(', ')} {
  background-color: Highlight; color: HighlightText;
  text-decoration: underline ${style} HighlightText ${width}; text-underline-offset: 0.06em;
}`;
  });
  return `@media (forced-colors: active) {\n${rules.join('\n')}\n}`;
}
