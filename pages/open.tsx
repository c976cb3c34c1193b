import { type ComponentChild, render } from 'preact';
import { prepare } from '../src/own-page.ts';

/** Shows one of our pages in the reader's language and colours. */
export function open(title: string, content: ComponentChild): void {
  prepare();
  document.title = title;
  render(content, document.body);
}
