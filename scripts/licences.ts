/**
 * The licences of all that ships, in one file beside it. Which packages these are is not kept by hand: Vite writes down
 * the packages that each bundle really holds, and this puts the lists together with what is no package.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** A package within a bundle, as Vite's `build.license` lists it. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly identifier?: string;
  readonly text?: string;
}

/** Vite's list of one environment, within its output folder. */
export const LIST = 'bundled.json';

/** Data cut from packages that are not bundled themselves. */
const DATA = `World states (src/annotator/entities/states.json) are cut from world-countries by Mohammed Le Doze,
https://github.com/mledoze/countries, under the Open Database License 1.0, https://opendatacommons.org/licenses/odbl/1-0/.
This cut is under the same licence.`;

/** Takes Vite's list out of an output folder. */
export function takeList(folder: string): Bundled[] {
  const list: Bundled[] = JSON.parse(readFileSync(`${folder}/${LIST}`, 'utf8'));
  rmSync(`${folder}/${LIST}`);
  return list;
}

/** Writes `LICENCES.txt` into a folder. Throws where a package has no licence text: then a person must look. */
export function writeLicences(folder: string, bundled: readonly Bundled[]): void {
  const packages = distinct(bundled).map(({ name, version, identifier, text }) => {
    if (!text) throw new Error(`The package ${name}, which ships with us, brings no text of its licence.`);
    return section(`${name} ${version} (${identifier ?? 'see its text'})`, text);
  });
  const parts = [
    section('Parley', readFileSync('LICENSE', 'utf8')),
    section('The model', readFileSync('public/model/LICENSE.txt', 'utf8')),
    section('Data', DATA),
    ...packages,
  ];
  writeFileSync(`${folder}/LICENCES.txt`, `${parts.join('\n\n')}\n`);
}

/** Each package once, by name. */
export function distinct(bundled: readonly Bundled[]): Bundled[] {
  const byName = new Map(bundled.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function section(title: string, text: string): string {
  return `${title}\n${'─'.repeat(title.length)}\n\n${text.trim()}`;
}
