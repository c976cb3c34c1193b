import { KeepingError, type NotKept } from './shelf.ts';

const PROBLEMS = {
  private: 'keepPrivate',
  full: 'keepFull',
  newer: 'keepNewer',
  failed: 'keepFailed',
} as const satisfies Record<NotKept, string>;

/** The message that tells the reader why something could not be kept, read or forgotten. */
export const problemOf = (error: unknown) => PROBLEMS[error instanceof KeepingError ? error.reason : 'failed'];
