import { createContext } from 'preact';
import type { Span } from '../src/annotator/annotation.ts';

/** What a position in any view can do and has to know. */
export interface Desk {
  /** Scrolls the page to a place and flashes it. */
  reveal(span: Span): void;
  /** Leads to another item of the same view. */
  go(item: string): void;
  /** Ids of the positions that the reader points at, here or in the page. */
  readonly marked: ReadonlySet<string>;
}

export const Desk = createContext<Desk>({ reveal: () => {}, go: () => {}, marked: new Set() });
