import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/mutation/noticed.ts'], testTimeout: 60_000 } });
