/** The flags of the states that the annotator knows: from country-flag-icons, whose drawings are small enough to ship them all. */
import { cpSync, readFileSync } from 'node:fs';
import states from '../src/annotator/entities/states.json' with { type: 'json' };
import type { Bundled } from './licences.ts';

const PACKAGE = 'node_modules/country-flag-icons';

/** Copies every flag to `flags/<code>.svg` in a folder. */
export function copyFlags(folder: string): void {
  for (const { code } of states) cpSync(`${PACKAGE}/3x2/${code}.svg`, `${folder}/flags/${code}.svg`);
}

/** What stands at `/flags/<code>.svg`, for pages that are served to tests; null for any other path. */
export function flagAt(path: string): { body: string; type: string } | null {
  const code = /^\/flags\/([A-Z]{2})\.svg$/.exec(path)?.[1];
  return code === undefined
    ? null
    : { body: readFileSync(`${PACKAGE}/3x2/${code}.svg`, 'utf8'), type: 'image/svg+xml' };
}

/** The package as the list of licences wants it: it is copied, not bundled. */
export function flagsPackage(): Bundled {
  const { version, license } = JSON.parse(readFileSync(`${PACKAGE}/package.json`, 'utf8'));
  return { name: 'country-flag-icons', version, identifier: license, text: readFileSync(`${PACKAGE}/LICENSE`, 'utf8') };
}
