import type { Position } from './annotator/annotation.ts';

/** Below this confidence a position is shown as uncertain; what lies below the annotator's own threshold never comes out. */
const CERTAIN = 0.5;

export const isUncertain = ({ confidence }: Pick<Position, 'confidence'>): boolean => confidence < CERTAIN;
