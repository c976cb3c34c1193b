/**
 * Runs one of this folder's TypeScript scripts: `node scripts/run.mjs start …`. Node 20 reads no TypeScript, Vite does;
 * once Node 22.18 is the oldest that we support, the scripts run without this.
 */
const [, , script] = process.argv;
process.argv.splice(2, 1);

const { runnerImport } = await import('vite').catch(() => {
  console.error('The project’s packages are not installed. Run `npm ci` first.');
  process.exit(2);
});
await runnerImport(new URL(`${script}.ts`, import.meta.url).pathname, { root: process.cwd(), logLevel: 'warn' });
