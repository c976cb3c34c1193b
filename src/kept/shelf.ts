/**
 * The articles that the reader keeps: their positions, on this computer alone, in IndexedDB. One entry an address;
 * keeping it again brings it up to date.
 *
 * idb: IndexedDB with promises and types, by a maintainer of the standard, in 1.2 kB; it hides none of it.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ArticleRecord } from '../export/record.ts';

interface Schema extends DBSchema {
  articles: { key: string; value: ArticleRecord };
}
type Database = IDBPDatabase<Schema>;

/** What brings the database from one version to the next; all versions that ever were, in order. A step that throws changes nothing. */
export const STEPS: readonly ((db: Database) => void)[] = [
  (db) => void db.createObjectStore('articles', { keyPath: 'url' }),
];

const NAME = 'parley';

/** Why an article could not be kept (or what is kept not be read): each has words for the reader. */
export type NotKept = 'private' | 'full' | 'newer' | 'failed';

export class KeepingError extends Error {
  constructor(
    readonly reason: NotKept,
    cause?: unknown,
  ) {
    super(`not kept: ${reason}`, { cause });
  }
}

export class Shelf {
  private connection: Promise<Database> | null = null;

  /** `steps` for tests of later versions. */
  constructor(private readonly steps = STEPS) {}

  /**
   * Keeps an article, instead of what was kept of its address. What was there stays whole if that fails.
   * @throws KeepingError
   */
  async keep(record: ArticleRecord, { incognito }: { readonly incognito: boolean }): Promise<void> {
    if (incognito) throw new KeepingError('private');
    await this.with((db) => db.put('articles', { ...record, url: addressOf(record.url) }));
  }

  async has(url: string): Promise<boolean> {
    return (await this.with((db) => db.count('articles', addressOf(url)))) > 0;
  }

  all(): Promise<ArticleRecord[]> {
    return this.with((db) => db.getAll('articles'));
  }

  forget(url: string): Promise<void> {
    return this.with((db) => db.delete('articles', addressOf(url)));
  }

  forgetAll(): Promise<void> {
    return this.with((db) => db.clear('articles'));
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = null;
    (await connection)?.close();
  }

  private async with<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      this.connection ??= this.open();
      return await work(await this.connection);
    } catch (error) {
      throw new KeepingError(reasonOf(error), error);
    }
  }

  private open(): Promise<Database> {
    const lost = () => {
      if (this.connection === opening) this.connection = null;
    };
    const opening = openDB<Schema>(NAME, this.steps.length, {
      upgrade: (db, from, _, transaction) => {
        // that it failed is told by the opening itself
        transaction.done.catch(() => {});
        for (const step of this.steps.slice(from)) step(db);
      },
      // an updated extension waits for this connection to give way; the next call here opens anew
      blocking: (_, __, event) => {
        lost();
        (event.target as IDBDatabase).close();
      },
      terminated: lost,
    });
    opening.catch(lost);
    return opening;
  }
}

export const shelf = new Shelf();

function reasonOf(error: unknown): NotKept {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  // what a later version of the extension has kept is not for this one to touch
  return name === 'VersionError' ? 'newer' : 'failed';
}

/** A place within an article is not another article. */
const addressOf = (url: string) => url.replace(/#.*$/, '');
