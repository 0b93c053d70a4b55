import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { beginSession } from '../../src/access/sessions.js';
import { openArchive } from '../../src/cli/office/open-archive.js';
import { createApp } from '../../src/dashboard/app.js';
import type { Office } from '../../src/dashboard/office.js';
import type { Role } from '../../src/model/actor.js';
import { rankSites } from '../../src/scoring/rank-sites.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { readSettings } from '../../src/store/settings/read-settings.js';
import { NO_WISHES } from './notice-wishes.js';
import { saveSite } from './office-site.js';
import { openTestStore, type TestStore } from './store.js';

export const HOST = 'office.example';
/** Monday, 09:00 in Beijing. */
const START = Date.parse('2026-11-23T01:00:00.000Z');

/** An office on an empty store, with a clock that tests move. */
export interface TestOffice {
  readonly office: Office;
  readonly app: Hono;
  readonly store: TestStore;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
  /** What broke while it answered: empty in a test that goes well. */
  readonly faults: unknown[];
  readonly drop: () => Promise<void>;
}

/** Opens one. `changes` replace what the office is made of, e.g. `{ server: … }`. */
export async function openTestOffice(changes: Partial<Office> = {}): Promise<TestOffice> {
  const store = await openTestStore();
  let time = START;
  const faults: unknown[] = [];
  const office: Office = {
    store,
    blobs: diskBlobs(store.folder),
    now: () => new Date(time),
    version: '0.0.0',
    server: { hosts: new Set([HOST]), isSecure: false, isProxy: () => false },
    settings: () => readSettings(store.db),
    profile: () => Promise.resolve(undefined),
    packs: () => Promise.resolve([]),
    archive: openArchive(diskBlobs(store.folder)),
    rank: (rows) => Promise.resolve(rankSites(rows)),
    templates: NO_WISHES.template,
    takeIn: {
      folder: 'reports',
      find: () => Promise.resolve([]),
      begin: () => undefined,
      state: () => ({ isRunning: false, runs: [], passedOver: [] }),
      takeList: () => Promise.resolve({ added: 0, changed: 0, unchanged: 0 }),
    },
    wake: () => undefined,
    onFault: (error) => faults.push(error),
    ...changes,
  };
  return {
    office,
    app: createApp(office),
    store,
    faults,
    pass: (ms) => {
      time += ms;
    },
    drop: store.drop,
  };
}

/** Somebody who has signed in: asks as a browser on one of our pages would. */
export interface Visitor {
  readonly id: string;
  readonly csrf: string;
  readonly cookie: string;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** A form as a page sends it; `files` make it multipart. */
  readonly post: (
    path: string,
    form?: Record<string, string | readonly string[] | File>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
}

/** A user of a role with a session. Sites (made where they are not there yet) are what an `office` sees, with a unit or all of it. */
export async function signedIn(
  { office, app }: Pick<TestOffice, 'office' | 'app'>,
  role: Role,
  sites: readonly (string | { readonly site: string; readonly unit: string })[] = [],
  name = `${role}-${sites.length}`,
): Promise<Visitor> {
  const id = randomUUID();
  const at = office.now().toISOString();
  const session = await office.store.transaction(async (trx) => {
    const login = `${name}-${id.slice(0, 8)}`;
    const row = { id, login, name, role, password: null, origin: 'password', email: null, active: 1, created_at: at };
    await trx
      .insertInto('users')
      .values({ ...row, generation: 0 })
      .execute();
    for (const given of sites) {
      const { site, unit = null } = typeof given === 'string' ? { site: given } : given;
      await saveSite(trx, site, at);
      await trx.insertInto('user_sites').values({ user: id, site, unit }).execute();
    }
    return beginSession(trx, { user: { id, generation: 0 }, now: office.now() });
  });
  const cookie = `gongkai=${session.secret}`;
  return { id, csrf: session.csrf, cookie, ...visitor(app, { cookie, csrf: session.csrf }) };
}

/** Somebody with these cookies, or with none. */
export function visitor(app: Hono, { cookie = '', csrf = '' } = {}): Pick<Visitor, 'get' | 'post'> {
  const ask = async (path: string, init: RequestInit): Promise<Response> =>
    app.request(path, { ...init, headers: { host: HOST, ...(cookie && { cookie }), ...init.headers } });
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form = {}, headers = {}) => {
      const entries: (readonly [string, string | readonly string[] | File])[] = Object.entries({
        csrf,
        ...form,
      } as typeof form);
      const hasFiles = entries.some(([, value]) => value instanceof File);
      const body = hasFiles ? new FormData() : new URLSearchParams();
      for (const [key, value] of entries)
        for (const one of Array.isArray(value) ? (value as string[]) : [value as string]) body.append(key, one);
      return ask(path, {
        method: 'POST',
        body,
        headers: { origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', ...headers },
      });
    },
  };
}
