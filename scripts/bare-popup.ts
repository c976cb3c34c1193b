/** What a popup costs that does nothing of its own: the measure beside which ours is put. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HTML = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Bare</title><script type="module" src="bare.js"></script></head>
  <body><main data-state="working">Reading</main></body>
</html>`;

/** Asks the same of the same background worker, and shows one line of the answer. */
const SCRIPT = `const [{ id: tab }] = await chrome.tabs.query({ active: true, currentWindow: true });
const { state, reading } = await chrome.runtime.sendMessage({ type: 'read', tab });
performance.mark('answer');
// a new element: no other counts as newly painted
const line = document.createElement('h1');
line.textContent = reading.title;
const main = document.querySelector('main');
main.replaceChildren(line);
main.dataset.state = state;
`;

/** A copy of the built extension with such a popup; the folder is the caller's to remove. */
export function bareCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'parley-bare-'));
  cpSync('dist/chrome', copy, { recursive: true });
  writeFileSync(join(copy, 'popup/index.html'), HTML);
  writeFileSync(join(copy, 'popup/bare.js'), SCRIPT);
  return copy;
}
