import { loadEngine } from '../../src/cli/engine.ts';
import { modelPath } from '../bench/model-bytes.ts';

/** The engine of the shipped model, loaded once a test file. */
export const engine = await loadEngine(modelPath());
