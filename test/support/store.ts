import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.js';
import { newDatabase, noPostgres } from './postgres.js';

export type Dialect = 'sqlite' | 'postgres';

/** An empty store with all its tables; `drop` closes it and removes its files. */
export interface TestStore extends Store {
  /** Data folder of its own, for blobs too. */
  readonly folder: string;
  /** Of PostgreSQL. */
  readonly url: string | undefined;
  readonly drop: () => Promise<void>;
}

/** Made once a process, then copied: making the tables takes longer than most tests. */
const templates: { sqlite?: Promise<Buffer>; postgres?: Promise<string> } = {};

/** An empty store in a folder of its own. */
export async function openTestStore(dialect: Dialect = 'sqlite'): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-store-'));
  let url: string | undefined;
  if (dialect === 'sqlite') {
    writeFileSync(join(folder, 'office.sqlite'), await (templates.sqlite ??= makeSqliteTemplate()));
  } else {
    url = await newDatabase(await (templates.postgres ??= makePostgresTemplate()));
  }
  const store = await openStore({ folder, url });
  return {
    ...store,
    folder,
    url,
    drop: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const makeSqliteTemplate = async (): Promise<Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-store-'));
  await (await openStore({ folder })).close();
  const bytes = readFileSync(join(folder, 'office.sqlite'));
  rmSync(folder, { recursive: true, force: true });
  return bytes;
};

const makePostgresTemplate = async (): Promise<string> => {
  const url = await newDatabase();
  await (await openStore({ folder: tmpdir(), url })).close();
  return new URL(url).pathname.slice(1);
};

/**
 * A suite that runs on both databases, on PostgreSQL where this machine has one: `eachStore('要销号的问题', (open) => { it(…) })`.
 * Every `open()` gives an empty store, which is closed and removed after the test.
 */
export function eachStore(title: string, suite: (open: () => Promise<TestStore>, dialect: Dialect) => void): void {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const lack = dialect === 'postgres' ? noPostgres : undefined;
    describe.skipIf(lack !== undefined)(`${title} (${dialect}${lack ? `: passed over, ${lack}` : ''})`, () => {
      const opened: TestStore[] = [];
      afterEach(async () => {
        for (const store of opened.splice(0)) await store.drop();
      });
      suite(async () => {
        const store = await openTestStore(dialect);
        opened.push(store);
        return store;
      }, dialect);
    });
  }
}
