/** Runs a build's or a check's steps one after another, each named, with its time. */
import { spawnSync } from 'node:child_process';

/** A step that failed for a reason that its message, or the step's own output, tells. */
export class StepFailed extends Error {}

export function step(name: string, run: () => void): void {
  const began = Date.now();
  console.log(`\n── ${name}`);
  run();
  console.log(`── ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Runs one of the installed packages' programs, by its script: the same on every system, without a shell. */
export function tool(script: string, ...args: string[]): void {
  const { status, signal } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // No tool is to ask a server whether there is a newer one. What Vite's runner has set for this very script would make
    // vite build for development: slower, and with this machine's paths in it
    env: { ...process.env, NODE_ENV: undefined, NO_UPDATE_NOTIFIER: '1' },
  });
  if (status !== 0) throw new StepFailed(`${script} ended with ${signal ?? `exit code ${status}`}`);
}

export const build = () => tool('vite/bin/vite.js', 'build', '--logLevel', 'warn');
