import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ArticleRecord, recordOf } from '../../src/export/record.ts';
import { KeepingError, Shelf, STEPS } from '../../src/kept/shelf.ts';
import { pay } from '../fixtures.ts';

const record = recordOf(pay, new Date('2025-03-05T10:00:00Z'));
const another: ArticleRecord = { ...record, url: 'https://example.org/hours', title: 'Hours' };
const OPEN = { incognito: false };

let shelf: Shelf;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  shelf = new Shelf();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await shelf.close().catch(() => {});
});

const reasonOf = (kept: Promise<unknown>) =>
  kept.then(
    () => 'kept',
    (error: unknown) => (error instanceof KeepingError ? error.reason : String(error)),
  );

describe('the shelf', () => {
  test('gives back what was kept, also to another page of the extension and after a restart', async () => {
    await shelf.keep(record, OPEN);
    await shelf.keep(another, OPEN);
    expect(await new Shelf().all()).toEqual([another, record].sort((a, b) => (a.url < b.url ? -1 : 1)));
    await shelf.close();
    expect(await shelf.all()).toHaveLength(2);
  });

  test('has one entry an address, whatever place in the article it names; the latest stays', async () => {
    await shelf.keep(record, OPEN);
    await shelf.keep({ ...record, url: `${record.url}#comments`, title: 'Pay, updated' }, OPEN);
    expect((await shelf.all()).map(({ title }) => title)).toEqual(['Pay, updated']);
    expect(await shelf.has(`${record.url}#top`)).toBe(true);
    expect(await shelf.has('https://example.org/')).toBe(false);
  });

  test('forgets one, and all', async () => {
    for (const one of [record, another]) await shelf.keep(one, OPEN);
    await shelf.forget(`${record.url}#x`);
    expect((await shelf.all()).map(({ title }) => title)).toEqual(['Hours']);
    await shelf.forgetAll();
    expect(await shelf.all()).toEqual([]);
  });

  test('keeps nothing of a private window: not even a database is made', async () => {
    expect(await reasonOf(shelf.keep(record, { incognito: true }))).toBe('private');
    expect(await indexedDB.databases()).toEqual([]);
  });
});

describe('a full disk', () => {
  /** As browsers do it: the request is taken, and the transaction fails when it is written. */
  function full() {
    const put = IDBObjectStore.prototype.put;
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const request = put.call(this, value, key);
      const transaction = this.transaction as unknown as { _abort(name: string): void };
      request.addEventListener('success', () => transaction._abort('QuotaExceededError'));
      return request;
    });
  }

  test('is told, and what was kept stays, also the earlier state of the same article', async () => {
    await shelf.keep(record, OPEN);
    const disk = full();
    expect(await reasonOf(shelf.keep({ ...record, title: 'Pay, updated' }, OPEN))).toBe('full');
    expect(await reasonOf(shelf.keep(another, OPEN))).toBe('full');
    expect(await shelf.all()).toEqual([record]);
    disk.mockRestore();
    await shelf.keep(another, OPEN);
    expect(await shelf.all()).toHaveLength(2);
  });
});

describe('a change of version', () => {
  const later: typeof STEPS = [...STEPS, (db) => void db.createObjectStore('later' as never)];

  test('loses nothing, and need not wait for pages of the old version that are still open', async () => {
    await shelf.keep(record, OPEN);
    const updated = new Shelf(later);
    expect(await updated.all()).toEqual([record]);
    await updated.keep(another, OPEN);
    expect(await updated.all()).toHaveLength(2);
    await updated.close();
  });

  test('that fails changes nothing', async () => {
    await shelf.keep(record, OPEN);
    const broken = new Shelf([
      ...STEPS,
      (db) => {
        db.deleteObjectStore('articles');
        throw new Error('this step is wrong');
      },
    ]);
    expect(await reasonOf(broken.all())).toBe('failed');
    expect(await shelf.all()).toEqual([record]);
  });

  test('back to an older extension: it says so and touches nothing', async () => {
    const updated = new Shelf(later);
    await updated.keep(record, OPEN);
    await updated.close();
    expect(await reasonOf(shelf.keep(another, OPEN))).toBe('newer');
    expect(await reasonOf(shelf.forgetAll())).toBe('newer');
    const db = await openDB('parley');
    expect(db.version).toBe(later.length);
    expect(await db.getAll('articles')).toEqual([record]);
    db.close();
  });

  test('a connection that the browser has cut is opened anew', async () => {
    await shelf.keep(record, OPEN);
    const other = await openDB('parley', STEPS.length + 1);
    other.close();
    expect(await reasonOf(shelf.all())).toBe('newer');
    indexedDB.deleteDatabase('parley');
    await vi.waitFor(async () => expect(await shelf.all()).toEqual([]));
  });
});
