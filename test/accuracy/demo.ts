import { readFileSync } from 'node:fs';

/** The text of the article that `npm start` opens, a paragraph a line, as far as the teasers behind it. */
export const DEMO = readFileSync('demo/article.html', 'utf8')
  .replace(/^[\s\S]*<p class="byline">|<aside>[\s\S]*$/g, '')
  .replace(/<[^>]+>/g, '\n')
  .replace(/([^\n])\n +(?=\S)/g, '$1 ')
  .replace(/^[ \t]+/gm, '');
