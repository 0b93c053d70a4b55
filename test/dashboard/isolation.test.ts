/**
 * Every row of the table of routes, asked by one office for what is another's. Long because each way in is tried on all of them. A new
 * route with a parameter that nobody gave a sample for fails here, and so does one whose owner sees nothing.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utils, read } from '@e965/xlsx';
import { API_BASE } from '../../src/dashboard/api/as-route.js';
import { ENDPOINTS } from '../../src/dashboard/api/endpoints.js';
import { permits } from '../../src/dashboard/permits.js';
import type { Route } from '../../src/dashboard/route.js';
import { routes } from '../../src/dashboard/routes.js';
import { readActor } from '../../src/access/read-actor.js';
import { HOST, signedIn, visitor, type Visitor } from '../support/office.js';
import { NAMES, twoOffices, type Filled, type Sample } from '../support/two-offices.js';

let filled: Filled;
let unit: Visitor;
const UNIT = '竹坞镇人民政府';

beforeAll(async () => {
  filled = await twoOffices();
  unit = await signedIn(filled.test, 'office', [{ site: 'yunling', unit: UNIT }], '镇经办');
}, 60_000);
afterAll(() => filled.test.drop());

const parametersOf = ({ path }: Pick<Route, 'path'>): readonly string[] =>
  [...path.matchAll(/:([A-Za-z0-9]+)/g)].map(([, name = '']) => name);
const valueOf = (row: Pick<Route, 'path'>, name: string, sample: Sample): string | undefined =>
  sample[`${row.path} ${name}`] ?? sample[name];
/** What pages must be told besides their path. */
const ASKED: Readonly<Record<string, (sample: Sample) => string>> = {
  '/runs/:run/compare': () => '?with=sample',
  '/sites/:site/compare': () => '?from=sample&to=sample',
  '/sites/:site/objection': ({ rule = '' }) => `?run=sample&rule=${rule}`,
  '/sites/:site/appeal': ({ rule = '' }) => `?run=sample&rule=${rule}`,
  '/review/batch': ({ rule = '' }) => `?rule=${rule}`,
};
const addressOf = (row: Pick<Route, 'path'>, sample: Sample): string =>
  row.path.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(valueOf(row, name, sample) ?? 'none')) +
  (ASKED[row.path]?.(sample) ?? '');

/** Of no office: files of the program, and what says whether it is well. */
const NOBODYS = new Set([
  ...['/assets/:hash/:name', '/healthz', '/metrics', '/packs/:pack', '/sign-in', '/set-password', '/api/openapi.json'],
]);
const isRead = ({ method }: Route): boolean => method === 'GET';
const reads = routes.filter((row) => isRead(row) && !NOBODYS.has(row.path));
const writes = routes.filter((row) => !isRead(row));

/** What is in an answer, workbooks as their cells. */
async function textOf(answer: Response): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!(answer.headers.get('content-type') ?? '').includes('spreadsheetml')) return bytes.toString('utf8');
  const book = read(bytes);
  return book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n');
}

/** Text without what was asked for: pages lead back to their own address, and say what was searched for. */
const withoutAsked = (text: string, asked: readonly string[]): string =>
  asked.reduce(
    (left, one) => (one === '' ? left : left.replaceAll(one, '').replaceAll(encodeURIComponent(one), '')),
    text,
  );

/** A place in a text that tells of a site; none: nothing does. */
function leak(text: string, site: string, asked: readonly string[] = []): string | undefined {
  const left = withoutAsked(text, asked);
  for (const mark of [`机密${site}`, NAMES[site] ?? '', site]) {
    const at = left.indexOf(mark);
    if (at >= 0) return left.slice(Math.max(0, at - 60), at + 60);
  }
  return undefined;
}

/** Everything that is kept, but what reading may change: when somebody was last seen, and places computed from scores. */
async function stateOfStore(): Promise<string> {
  const { db } = filled.test.store;
  const tables = (await db.introspection.getTables()).map(({ name }) => name).sort();
  const hash = createHash('sha256');
  for (const table of tables) {
    if (['rankings', 'sign_in_failures', 'kysely_migration', 'kysely_migration_lock'].includes(table)) continue;
    const rows = await db
      .selectFrom(table as 'sites')
      .selectAll()
      .execute();
    const lines = rows.map((row) => JSON.stringify({ ...row, seen_at: null, used_at: null })).sort();
    hash.update(`${table}\n${lines.join('\n')}\n`);
  }
  return hash.digest('hex');
}

/** A form and a body that would be taken from whoever may. */
const formFor = (sample: Sample): Record<string, string> => ({
  ...{ version: '1', why: '理由', reason: '理由', value: 'passed', what: 'hand-in', dueOn: '2026-12-31' },
  ...{ finding: sample['finding'] ?? '', event: 'closeByHand', per: 'site', title: '题目', key: 'k', paused: '1' },
  ...{ list: sample['list'] ?? '', cron: '0 22 * * *', notice: sample['notice'] ?? '', name: '名', role: 'admin' },
  ...{ [`claim-${sample['finding'] ?? ''}`]: 'cannot', [`note-${sample['finding'] ?? ''}`]: '理由' },
});

const send = (visitor_: Pick<Visitor, 'post'> & { csrf?: string; cookie?: string }, row: Route, sample: Sample) => {
  const path = addressOf(row, sample);
  const endpoint = ENDPOINTS.find((one) => one.method === row.method && `${API_BASE}${one.path}` === row.path);
  if (!endpoint) return visitor_.post(path, formFor(sample));
  const example = JSON.stringify(endpoint.example ?? {})
    .replaceAll('4f0c2b1a9d3e5f67', sample['finding'] ?? '')
    .replaceAll('districts', sample['list'] ?? '')
    .replaceAll('guide-address', sample['rule'] ?? '')
    .replaceAll('20261122-203000', 'sample');
  return filled.test.app.request(path, {
    method: row.method,
    headers: {
      ...{ host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' },
      ...(visitor_.cookie && { cookie: visitor_.cookie, 'x-csrf-token': visitor_.csrf ?? '' }),
    },
    body: example,
  });
};

describe('表里的每个地址', () => {
  it('每个参数都有样例：新加的地址不给样例，这里不过', () => {
    const sample = filled.samples['qinghe'] ?? {};
    const lacking = routes
      .filter((row) => !NOBODYS.has(row.path))
      .flatMap((row) =>
        parametersOf(row).flatMap((name) => (valueOf(row, name, sample) ? [] : [`${row.path} ${name}`])),
      );
    expect(lacking).toEqual([]);
    expect(reads.length).toBeGreaterThan(80);
    expect(writes.length).toBeGreaterThan(60);
  });

  it('管理员打得开每一页：后面说看不到，不是因为本来就没有', async () => {
    const closed: string[] = [];
    let markers = 0;
    for (const row of reads) {
      const answer = await filled.admin.get(addressOf(row, filled.samples['liuhe'] ?? {}));
      const text = await textOf(answer);
      if (answer.status !== 200) closed.push(`${answer.status} ${row.path}`);
      if (leak(text, 'liuhe') !== undefined) markers += 1;
    }
    // By right only a unit appeals: its own office is tried below.
    expect(closed).toEqual(['403 /sites/:site/appeal']);
    expect(markers).toBeGreaterThan(60);
    expect(filled.test.faults).toEqual([]);
  });
});

/** Of which each sees a part: a run has sites of several. */
const SHARED = new Set(['run', 'rule', 'file']);

/** What lists can be asked for besides: of the other office. */
const questions = (other: string): readonly Record<string, string>[] => [
  {},
  { format: 'csv', state: 'all' },
  { format: 'xlsx' },
  { site: other },
  { list: `list-${other}` },
  { run: `run-${other}` },
  { q: NAMES[other] ?? '' },
  { text: `机密${other}` },
];

describe('两个单位', () => {
  it('读：问到别人的编号、名称、导出、搜索，都不出现别人的任何东西', async () => {
    const [own, other] = ['qinghe', 'liuhe'] as const;
    const reader = filled.owners[own] as Visitor;
    const sample = filled.samples[other] ?? {};
    for (const row of reads) {
      const names = parametersOf(row);
      const asked = names.map((name) => valueOf(row, name, sample) ?? '');
      for (const question of names.length > 0 ? [{}] : questions(other)) {
        const query = new URLSearchParams(question).toString();
        const path = addressOf(row, sample);
        const answer = await reader.get(query === '' ? path : `${path}?${query}`);
        const where = `${path} ${query}`;
        expect(answer.status, where).toBeLessThan(500);
        expect(leak(await textOf(answer), other, [...asked, ...Object.values(question)]), where).toBeUndefined();
        // What is somebody's is not there for others; by right, where even one's own is refused.
        if (names.some((name) => !SHARED.has(name))) expect([403, 404], where).toContain(answer.status);
      }
    }
    expect(filled.test.faults).toEqual([]);
  }, 60_000);

  it('自己的看得到', async () => {
    let seen = 0;
    for (const row of reads) {
      const answer = await (filled.owners['qinghe'] as Visitor).get(addressOf(row, filled.samples['qinghe'] ?? {}));
      if (answer.status === 200 && leak(await textOf(answer), 'qinghe') !== undefined) seen += 1;
    }
    expect(seen).toBeGreaterThan(35);
  });

  it('写：对别人的东西一律拒绝，什么都没有变', async () => {
    const before = await stateOfStore();
    const reader = filled.owners['qinghe'] as Visitor;
    let refused = 0;
    for (const row of writes.filter((one) => parametersOf(one).length > 0)) {
      const answer = await send(reader, row, filled.samples['liuhe'] ?? {});
      expect([403, 404], `${row.method} ${row.path} ${answer.status}`).toContain(answer.status);
      expect(
        leak(await textOf(answer), 'liuhe', Object.values(filled.samples['liuhe'] ?? {})),
        row.path,
      ).toBeUndefined();
      refused += 1;
    }
    expect(refused).toBeGreaterThan(40);
    expect(await stateOfStore()).toBe(before);
    expect(filled.test.faults).toEqual([]);
  });
});

describe('门户里的一个单位', () => {
  it('看不到同一门户别的单位和门户整体的问题、得分、报告、通知书', async () => {
    const { db } = filled.test.store;
    const others = await db
      .selectFrom('findings')
      .select(['id', 'message'])
      .where('site', '=', 'yunling')
      .where((eb) => eb.or([eb('unit', '!=', UNIT), eb('unit', 'is', null)]))
      .execute();
    const own = await db.selectFrom('findings').select('message').where('unit', '=', UNIT).execute();
    const said = new Set(own.map(({ message }) => message));
    const hidden = others.map(({ message }) => message).filter((message) => !said.has(message) && message.length > 12);
    expect(hidden.length).toBeGreaterThan(10);
    const sample = filled.samples['yunling'] ?? {};
    let told = 0;
    for (const row of reads) {
      const path = addressOf(row, sample);
      const text = await textOf(await unit.get(path));
      expect(
        hidden.find((message) => text.includes(message)),
        path,
      ).toBeUndefined();
      expect(text, path).not.toMatch(/机密yunling|64\.93/);
      const whole = await textOf(await (filled.owners['yunling'] as Visitor).get(path));
      if (hidden.some((message) => whole.includes(message)) || whole.includes('64.93')) told += 1;
    }
    expect(told).toBeGreaterThan(8);
  }, 60_000);
});

describe('角色和地址', () => {
  it('没有权限的一律 403 或 404，没有登录的 401 或去登录，什么都没有变', async () => {
    const before = await stateOfStore();
    const { test, samples } = filled;
    const sample = samples['liuhe'] ?? {};
    const people = await Promise.all(
      (['viewer', 'evaluator', 'office'] as const).map((role) => signedIn(test, role, [], role)),
    );
    // These three have come in since.
    const at = await stateOfStore();
    expect(at).not.toBe(before);
    for (const person of people) {
      const actor = await readActor(test.store.db, person.id);
      if (!actor) throw new Error('nobody');
      for (const row of routes.filter((one) => !permits(one, actor))) {
        const answer = isRead(row) ? await person.get(addressOf(row, sample)) : await send(person, row, sample);
        expect([403, 404], `${actor.role} ${row.method} ${row.path}`).toContain(answer.status);
      }
    }
    const stranger = visitor(test.app);
    for (const row of routes.filter(({ right }) => right !== 'public')) {
      const answer = isRead(row) ? await stranger.get(addressOf(row, sample)) : await send(stranger, row, sample);
      const isApi = row.path.startsWith('/api/');
      expect([isApi ? 401 : 303], `${row.method} ${row.path}`).toContain(answer.status);
      expect(leak(await textOf(answer), 'liuhe', Object.values(sample)), row.path).toBeUndefined();
    }
    expect(await stateOfStore()).toBe(at);
  }, 60_000);
});

const ATTACKS = [
  `../../../etc/passwd' OR '1'='1'; DROP TABLE sites; --<script>alert(1)</script>`,
  'a\u0000b\r\nX-Injected: 1',
  '__proto__',
  '长'.repeat(3_400),
];
const QUERY = [
  'after',
  'limit',
  'site',
  'q',
  'text',
  'list',
  'run',
  'rule',
  'unit',
  'format',
  'sort',
  'state',
  'kind',
  'to',
  'month',
  'group',
  'from',
  'verdict',
  'view',
  'value',
];

describe('乱填', () => {
  it('编号和参数填什么都不出 500，不出别的响应头，页面里没有原样的脚本', async () => {
    const { admin, test } = filled;
    const before = await stateOfStore();
    for (const row of reads) {
      const hasParameters = parametersOf(row).length > 0;
      for (const attack of ATTACKS) {
        const bad = encodeURIComponent(attack);
        const path = row.path.replace(/:[A-Za-z0-9]+/g, bad);
        const query = hasParameters ? '' : `?${QUERY.map((name) => `${name}=${bad}`).join('&')}`;
        const answer = await admin.get(`${path}${query}`);
        const where = `${row.path} ${attack.slice(0, 30)}`;
        expect(answer.status, where).toBeLessThan(500);
        expect(answer.headers.get('x-injected'), where).toBeNull();
        const type = answer.headers.get('content-type') ?? '';
        if (type.startsWith('text/html')) expect(await answer.text(), where).not.toContain('<script>alert');
      }
    }
    for (const row of writes.filter((one) => parametersOf(one).length > 0))
      for (const attack of ATTACKS.slice(0, 3)) {
        const sample = Object.fromEntries(parametersOf(row).map((name) => [name, attack]));
        const answer = await send(admin, row, sample);
        expect([400, 403, 404, 409, 422], `${row.method} ${row.path} ${attack}`).toContain(answer.status);
      }
    expect(test.faults).toEqual([]);
    expect(await stateOfStore()).toBe(before);
  }, 60_000);
});
