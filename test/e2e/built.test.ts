/** What is built is what readers get: made for production, and nothing of the machine that made it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(['dist/chrome', 'dist/firefox'])('%s names no file of ours', (folder) => {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|html)$/.test(file),
  );
  expect(scripts.length).toBeGreaterThan(10);
  const guilty = scripts.filter((file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    return text.includes(process.cwd()) || /\bfileName:|\.tsx\b/.test(text);
  });
  expect(guilty).toEqual([]);
});
