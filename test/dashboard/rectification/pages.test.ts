import { read, utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrive, failed, findingIds, PASSED, withSites } from '../../support/rectification-office.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from '../../support/office.js';
import { findingOf } from '../../support/judged-report.js';
import { textOfDocx } from '../../support/read-docx.js';

const at = '2026-11-20T02:00:00.000Z';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('整改的页面', () => {
  let test: TestOffice;
  let admin: Visitor;
  let unit: Visitor;
  let stranger: Visitor;
  let finance: Visitor;
  let notice: string;

  beforeEach(async () => {
    test = await openTestOffice();
    const { store, office } = test;
    await withSites(store);
    const ofFinance = { value: 'failed' as const, findings: [findingOf('5', 'failed', { unit: '区财政局' })] };
    await arrive({ store, blobs: office.blobs }, 'r1', at, {
      guide: failed('1', '2'),
      budget: ofFinance,
      home: PASSED,
    });
    admin = await signedIn(test, 'admin');
    unit = await signedIn(test, 'office', ['qinghe']);
    stranger = await signedIn(test, 'office', ['liuhe']);
    finance = await signedIn(test, 'office', [{ site: 'qinghe', unit: '区财政局' }]);
    await admin.post('/rectification/notices', { finding: Object.values(await findingIds(store)), per: 'site' });
    ({ id: notice } = await store.db.selectFrom('notices').select('id').executeTakeFirstOrThrow());
  });
  afterEach(async () => {
    expect(test.faults).toEqual([]);
    await test.drop();
  });

  const path = (rest = ''): string => `/rectification/notices/${notice}${rest}`;
  const issue = () => admin.post(path('/issue'), { version: '1', dueOn: '2026-12-04' });
  const stateOf = async (): Promise<string> =>
    (await test.store.db.selectFrom('notices').select('state').where('id', '=', notice).executeTakeFirstOrThrow())
      .state;

  it('草稿单位看不到；下发以后，单位看得到全部，处室只看到自己的，别的单位一概没有', async () => {
    expect((await unit.get(path())).status).toBe(404);
    expect((await issue()).status).toBe(303);
    const whole = await (await unit.get(path())).text();
    expect(whole).toContain('第 1 处没有按期更新');
    expect(whole).toContain('第 5 处没有按期更新');
    const part = await (await finance.get(path())).text();
    expect(part).toContain('第 5 处没有按期更新');
    expect(part).not.toContain('第 1 处没有按期更新');
    for (const rest of ['/letter', '/reply', '/reply.xlsx']) expect((await finance.get(path(rest))).status).toBe(404);
    for (const rest of ['', '/letter', '/reply', '/reply.xlsx'])
      expect((await stranger.get(path(rest))).status).toBe(404);
    for (const page of ['/rectification', '/rectification/notices', '/rectification/progress']) {
      expect(await (await stranger.get(page)).text()).not.toContain('青禾区人民政府');
      expect((await stranger.get(`${page}?format=csv`)).status).toBe(200);
    }
    expect(await (await finance.get('/rectification?format=csv')).text()).not.toContain('第 1 处');
    expect((await unit.get('/bulletins')).status).toBe(404);
    const letter = await textOfDocx(new Uint8Array(await (await unit.get(path('/letter'))).arrayBuffer()));
    expect(letter).toContain('2026年12月4日');
  });

  it('单位不能下发、延期、销号，别人不能代答；没有理由的、旧版本的都不收', async () => {
    for (const what of ['issue', 'extend', 'withdraw', 'retest', 'items', 'discard']) {
      expect((await unit.post(path(`/${what}`), { why: '想当然' })).status, what).toBe(403);
    }
    await issue();
    expect((await stranger.post(path('/reply'), { what: 'hand-in' })).status).toBe(404);
    const viewer = await signedIn(test, 'viewer');
    expect((await viewer.post(path('/reply'), { what: 'save' })).status).toBe(403);
    expect((await admin.post(path('/withdraw'), { version: '2', why: ' ' })).status).toBe(422);
    expect((await admin.post(path('/withdraw'), { version: '1', why: '发错了' })).status).toBe(409);
    expect((await admin.post(path('/extend'), { version: '2', why: '系统迁移', dueOn: '2026-12-01' })).status).toBe(
      422,
    );
    expect(await stateOf()).toBe('issued');
    expect((await issue()).status).toBe(409);
  });

  it('在页面上填报：缺的逐处指出，填过的不丢；提交以后锁住，退回以后再填', async () => {
    await issue();
    const ids = await findingIds(test.store);
    const answer = (claim: string, url: string, note = '') =>
      Object.fromEntries(
        Object.values(ids).flatMap((id) => [
          [`claim-${id}`, claim],
          [`url-${id}`, url],
          [`note-${id}`, note],
        ]),
      );
    const wrong = await unit.post(path('/reply'), {
      what: 'hand-in',
      ...answer('mended', 'javascript:alert(1)', '已改'),
    });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('请填写完整的网页地址');
    expect(page).toContain('javascript:alert(1)');
    expect((await unit.post(path('/reply'), { what: 'hand-in', ...answer('cannot', '') })).status).toBe(422);
    const good = answer('mended', 'http://www.other.example/x');
    expect((await unit.post(path('/reply'), { what: 'hand-in', ...good })).status).toBe(303);
    expect(await stateOf()).toBe('replied');
    expect((await unit.post(path('/reply'), { what: 'hand-in', ...good })).status).toBe(409);
    expect(await (await admin.get(path())).text()).toContain('链接不在本网站');
    expect((await admin.post(path('/send-back'), { version: '3', why: '链接不是本网站的' })).status).toBe(303);
    expect(await (await unit.get(path('/reply'))).text()).toContain('链接不是本网站的');
  });

  it('没有提交的反馈只有填的一方看得到：别人下载的链接表里没有，附件也打不开', async () => {
    await issue();
    const [finding = ''] = Object.values(await findingIds(test.store));
    const viewer = await signedIn(test, 'viewer');
    const said = { [`claim-${finding}`]: 'cannot', [`note-${finding}`]: '合同还在谈' };
    expect((await unit.post(path('/reply'), { what: 'save', ...said })).status).toBe(303);
    const file = new File(['%PDF-1.7\n%%EOF'], '合同.pdf', { type: 'application/pdf' });
    expect((await unit.post(path('/files'), { files: file })).status).toBe(303);
    const { id } = await test.store.db.selectFrom('reply_files').select('id').executeTakeFirstOrThrow();
    const tableOf = async (who: Visitor): Promise<string> => {
      const book = read(new Uint8Array(await (await who.get(path('/reply.xlsx'))).arrayBuffer()));
      return utils.sheet_to_csv(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    };
    const seen = async (who: Visitor) => [
      (await tableOf(who)).includes('合同还在谈'),
      (await who.get(path(`/files/${id}`))).status,
    ];
    expect([await seen(unit), await seen(admin), await seen(viewer)]).toEqual([
      [true, 200],
      [true, 200],
      [false, 404],
    ]);
  });

  it('整改链接表：下载的填好就收；别人的行、公式、写错的整张不收，按单元格指出', async () => {
    await issue();
    const bytes = new Uint8Array(await (await unit.get(path('/reply.xlsx'))).arrayBuffer());
    const fill = (change: (rows: string[][]) => void): File => {
      const book = read(bytes);
      const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
      const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
      change(rows);
      const filled = utils.aoa_to_sheet(rows);
      for (const [cell, value] of Object.entries(filled)) {
        const held = value as { v?: unknown; f?: string };
        if (typeof held.v === 'string' && held.v.startsWith('='))
          filled[cell] = { t: 's', v: '已整改', f: held.v.slice(1) };
      }
      const out = write(
        { SheetNames: ['表'], Sheets: { 表: filled } },
        { type: 'array', bookType: 'xlsx' },
      ) as ArrayBuffer;
      return new File([new Uint8Array(out)], '整改链接表.xlsx', { type: XLSX });
    };
    const upload = (change: (rows: string[][]) => void) => unit.post(path('/reply.xlsx'), { table: fill(change) });
    const all = (rows: string[][], claim: string): void => {
      for (const row of rows.slice(4)) [row[6], row[7]] = [claim, 'http://www.qinghe.gov.cn/new.html'];
    };
    const foreign = await upload((rows) => {
      all(rows, '已整改');
      rows[4]![9] = `${'0'.repeat(16)}:${Object.values(rows)[4]![9]!.split(':')[1]!}`;
      rows[5]![6] = '差不多了';
      rows[6]![6] = '=CONCAT("已","整改")';
    });
    expect(foreign.status).toBe(422);
    const faults = await foreign.text();
    for (const cell of ['J5', 'G6', 'G7']) expect(faults).toContain(`<code>${cell}</code>`);
    expect(await test.store.db.selectFrom('replies').selectAll().execute()).toEqual([]);
    expect((await upload((rows) => all(rows, '已整改'))).status).toBe(303);
    const said = await test.store.db.selectFrom('reply_items').selectAll().execute();
    expect(said.map(({ claim, url }) => `${claim} ${url}`)).toEqual(
      Array(3).fill('mended http://www.qinghe.gov.cn/new.html'),
    );
    expect(await stateOf()).toBe('issued');
    const picture = new File(['<svg onload="alert(1)"></svg>'], '证明.xlsx', { type: XLSX });
    expect((await unit.post(path('/reply.xlsx'), { table: picture })).status).toBe(422);
    expect((await unit.post(path('/files'), { files: picture })).status).toBe(422);
  });
});
