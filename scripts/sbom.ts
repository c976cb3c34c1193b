/**
 * A software bill of materials (CycloneDX 1.5) of what ships: npm's own of the lockfile, cut down to the packages that
 * Vite found in the bundles, with the model, and without what npm makes anew each time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Bundled } from './licences.ts';
import { StepFailed } from './steps.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
}

interface Bill {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string; 'bom-ref': string } };
  components: object[];
  dependencies: { readonly ref: string; readonly dependsOn: string[] }[];
}

/** Needs a build, for `dist/bundled.json`. */
export function billOfMaterials(): string {
  const bill = ofLockfile();
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  // npm calls it by its folder
  bill.metadata.component.name = 'parley';
  const bundled: Bundled[] = JSON.parse(readFileSync('dist/bundled.json', 'utf8'));
  const ships = new Set(bundled.map(({ name, version }) => `${name}@${version}`));
  const components = (bill.components as Component[]).filter(({ name, version }) => ships.has(`${name}@${version}`));
  if (components.length < ships.size) throw new StepFailed('a package ships that the lockfile does not know');
  const refs = new Set([bill.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  bill.components = [...components.map(shipping), model()];
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function ofLockfile(): Bill {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new StepFailed(`npm sbom: ${stderr}`);
  return JSON.parse(stdout);
}

/** What is bundled is required, also where npm takes it for a tool of development. */
function shipping(component: Component): object {
  return { ...component, scope: 'required', properties: [] };
}

function model(): object {
  const content = createHash('sha512').update(readFileSync('public/model/parley.model')).digest('hex');
  return {
    'bom-ref': 'parley.model',
    type: 'machine-learning-model',
    name: 'parley.model',
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content }],
    licenses: [{ license: { id: 'CC-BY-SA-4.0' } }],
  };
}
