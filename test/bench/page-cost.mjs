// Node 20 reads no TypeScript of itself: Vite, which is here anyway, does.
import { runnerImport } from 'vite';

await runnerImport('./test/bench/page-cost.ts', { configFile: false, logLevel: 'error' });
