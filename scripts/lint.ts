/** The Firefox store's own linter, one line a finding. Its errors fail; its warnings are for people to read. */
import { spawnSync } from 'node:child_process';
import { StepFailed } from './steps.ts';

interface Finding {
  readonly _type: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

export function lintFirefox(): void {
  const args = ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery', '--no-input'];
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/web-ext/bin/web-ext.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  if (!stdout.startsWith('{')) throw new StepFailed(`web-ext gave no report: ${stderr}`);
  const { errors, warnings, notices } = JSON.parse(stdout) as Record<string, Finding[]>;
  for (const { _type, code, message, file, line } of [errors, warnings, notices].flatMap((some) => some ?? []))
    console.log(`${_type} ${code} in ${file ?? 'the package'}${line ? `:${line}` : ''}: ${message}`);
  if (errors?.length) throw new StepFailed(`web-ext found ${errors.length} errors in dist/firefox`);
}
