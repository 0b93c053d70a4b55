import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRuns } from '../../src/cli/office/import/import-runs.js';
import { profileReader } from '../../src/cli/office/open-office.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from '../support/office.js';

const UNIT = '竹坞镇人民政府';
let office: TestOffice;
let viewer: Visitor;
let admin: Visitor;
let ofQinghe: Visitor;
let ofUnit: Visitor;

const text = async (visitor: Visitor, path: string): Promise<string> => {
  const response = await visitor.get(path);
  expect(response.status, path).toBe(200);
  return response.text();
};
const status = async (visitor: Visitor, path: string): Promise<number> => (await visitor.get(path)).status;
const findingOf = async (site: string, rule: string, unit?: string) => {
  const { db } = office.store;
  const found = await db
    .selectFrom('findings')
    .selectAll()
    .where('site', '=', site)
    .where('rule', '=', rule)
    .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
    .executeTakeFirstOrThrow();
  return found;
};

beforeAll(async () => {
  office = await openTestOffice();
  const { store } = office;
  const blobs = diskBlobs(store.folder);
  Object.assign(office.office, { profile: profileReader(blobs) });
  await importRuns({ store, blobs, now: office.office.now, version: '0.0.0' }, ['reports/sample']);
  [viewer, admin, ofQinghe, ofUnit] = await Promise.all([
    signedIn(office, 'viewer'),
    signedIn(office, 'admin'),
    signedIn(office, 'office', ['qinghe']),
    signedIn(office, 'office', [{ site: 'yunling', unit: UNIT }]),
  ]);
});
afterAll(() => office.drop());

/** Every page of what is known, with something to show. */
const pages = async (): Promise<readonly string[]> => {
  const arithmetic = await findingOf('yunling', 'annual-report-arithmetic');
  return [
    ...['/', '/ranking', '/ranking?run=sample', '/sites', '/sites/yunling', '/sites/liuhe/audits/sample', '/findings'],
    ...[
      '/findings?kind=doubt',
      '/findings?state=all&q=报告',
      `/findings/${arithmetic.id}`,
      '/rules',
      '/packs',
      '/runs',
    ],
    ...['/rules/annual-report-arithmetic', '/runs/sample', '/search?q=报告', '/search'],
  ];
};

describe('态势页面', () => {
  it('每一页都能打开，中英文都行，没有内联样式和脚本，也没有英文混进中文标题', async () => {
    for (const page of await pages()) {
      const html = await text(viewer, page);
      expect(html, page).not.toMatch(/ style="|<script>|<style>/);
      const $ = cheerio.load(html);
      expect($('h1').text().trim(), page).not.toBe('');
      const english = await text(viewer, `${page}${page.includes('?') ? '&' : '?'}lang=en`);
      expect(english, page).toContain('<html lang="en">');
    }
    expect(office.faults).toEqual([]);
  });

  it('首次看到的问题不叫“新出现”：没有看过的地方，谁也不知道是不是新的', async () => {
    const $ = cheerio.load(await text(viewer, '/findings'));
    expect($('tbody').text()).toContain('首次看到');
    expect($('tbody .badge').text()).not.toContain('新出现');
  });

  it('问题页把证据和当时的网页并排放着：引文、时间、摘要、记录号，网页关在沙箱里', async () => {
    const finding = await findingOf('yunling', 'annual-report-arithmetic');
    const $ = cheerio.load(await text(viewer, `/findings/${finding.id}`));
    const frame = $('iframe');
    expect(frame.attr('sandbox')).toBe('');
    expect($('.evidence-beside').text()).toMatch(/[0-9a-f]{64}/);
    const answer = await viewer.get(frame.attr('src') ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(await answer.text()).toContain('政府信息公开');
    const picture = await viewer.get($('.picture img').attr('src') ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    const raw = await viewer.get($('a[href$="/raw"]').attr('href') ?? '');
    expect(raw.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('导出的就是筛选出来的，公式样的文字进不了单元格', async () => {
    const csv = await text(viewer, '/findings?site=qinghe&format=csv');
    expect(csv.split('\r\n').filter((line) => line.trim() !== '').length - 1).toBe(11);
    expect(csv).not.toContain('yunling');
    for (const page of ['/sites', '/ranking', '/rules', '/runs', '/runs/sample', '/rules/annual-report-arithmetic'])
      expect((await viewer.get(`${page}?format=xlsx`)).headers.get('content-type')).toContain('spreadsheetml');
  });

  it('完整报告另开一页，关在沙箱里；文件只能下载，名单以外的没有', async () => {
    const report = await viewer.get('/sites/yunling/audits/sample/report');
    expect(report.headers.get('content-security-policy')).toMatch(/^sandbox allow-scripts/);
    expect(await report.text()).toContain('data:image/png;base64,');
    const file = await viewer.get('/sites/yunling/audits/sample/files/report.json');
    expect(file.headers.get('content-disposition')).toContain('yunling-sample-report.json');
    for (const name of ['..%2Fqinghe%2Freport.json', 'claim', 'snapshot.warc', '%2e%2e'])
      expect(await status(viewer, `/sites/yunling/audits/sample/files/${name}`), name).toBe(404);
  });

  it('搜索找得到网站、单位、规则和问题', async () => {
    expect(await text(viewer, '/search?q=云岭区')).toContain('/sites/yunling');
    expect(await text(viewer, `/search?q=${encodeURIComponent(UNIT)}`)).toContain('/sites/yunling#units');
    expect(await text(viewer, '/search?q=勾稽')).toContain('/rules/annual-report-arithmetic');
    expect(await text(viewer, '/search?q=%25')).toContain('<h1>');
  });

  it('错的参数是 422，不是 500', async () => {
    for (const page of [
      '/findings?state=broken',
      '/sites?sort=broken',
      '/ranking?group=x',
      '/findings?after=nonsense',
      '/runs/sample?state=x',
    ])
      expect(await status(viewer, page), page).toBe(422);
    for (const page of [
      '/runs/nobody',
      '/findings/nobody',
      '/rules/nobody',
      '/packs/nobody',
      '/ranking?run=nobody',
      '/ranking?list=nobody',
    ])
      expect(await status(viewer, page), page).toBe(404);
    expect(office.faults).toEqual([]);
  });
});

describe('谁看得到什么', () => {
  it('一个单位的网站以外，任何一页都不出现别的网站的名字、得分和问题', async () => {
    const other = await findingOf('yunling', 'annual-report-arithmetic');
    const paths = ['/', '/ranking', '/sites', '/findings', '/findings?state=all', '/rules', '/runs', '/runs/sample'];
    const more = ['/search?q=区', '/search?q=人民政府', '/rules/annual-report-arithmetic', '/ranking?run=sample'];
    for (const path of [...paths, ...more]) {
      const html = await text(ofQinghe, path);
      expect(html, path).not.toMatch(/云岭|柳河|yunling|liuhe|64\.93|40\.39/);
    }
    for (const path of [
      ...[
        '/sites/yunling',
        '/sites/yunling/audits/sample',
        '/sites/yunling/audits/sample/report',
        `/findings/${other.id}`,
      ],
      ...['/sites/yunling/audits/sample/files/report.json', '/sites/yunling/compare?from=sample&to=sample'],
      ...['/runs/sample/files/run.json', `/archive/sample/yunling/${encodeURIComponent('urn:uuid:x')}`],
    ])
      expect(await status(ofQinghe, path), path).toBe(404);
    for (const path of ['/sites', '/findings?state=all', '/ranking', '/runs/sample'])
      expect(await text(ofQinghe, `${path}${path.includes('?') ? '&' : '?'}format=csv`)).not.toMatch(/云岭|柳河/);
  });

  it('自己的名次和一共多少个看得到，别人的看不到', async () => {
    const $ = cheerio.load(await text(ofQinghe, '/ranking'));
    expect($('tbody tr')).toHaveLength(1);
    expect($('tbody tr').text()).toContain('青禾区人民政府');
    expect($('main').text()).toContain('本组共 3 个网站');
  });

  it('只负责门户一个单位的人只看到这个单位的问题和得分', async () => {
    const own = await findingOf('yunling', 'unit-annual-reports', UNIT);
    const $ = cheerio.load(await text(ofUnit, '/sites/yunling'));
    expect($('main').text()).not.toContain('64.93');
    expect($('#units tbody tr')).toHaveLength(1);
    const list = cheerio.load(await text(ofUnit, '/findings?state=all'));
    for (const row of list('tbody tr').toArray()) expect(list(row).text()).toContain(UNIT);
    const page = cheerio.load(await text(ofUnit, `/findings/${own.id}`));
    const source = page('iframe').attr('src');
    if (source !== undefined) expect(await status(ofUnit, source)).toBe(200);
    const foreign = await findingOf('yunling', 'annual-report-arithmetic');
    const shown = cheerio.load(await text(viewer, `/findings/${foreign.id}`));
    for (const path of [
      ...[
        '/sites/yunling/audits/sample',
        '/sites/yunling/audits/sample/report',
        '/runs/sample',
        `/findings/${foreign.id}`,
      ],
      ...['/sites/yunling/audits/sample/files/report.json', '/sites/yunling/compare?from=sample&to=sample'],
      ...[shown('iframe').attr('src') ?? '', shown('.picture img').attr('src') ?? ''],
    ])
      expect(await status(ofUnit, path), path).toBe(404);
  });
});

describe('安排检查', () => {
  it('现在检查：同一张表单交两次只安排一次，没有这项权限的人不行', async () => {
    const { db } = office.store;
    const count = async (): Promise<number> => (await db.selectFrom('runs').selectAll().execute()).length;
    const before = await count();
    for (const key of ['one', 'one']) expect((await admin.post('/sites/qinghe/run', { key })).status).toBe(303);
    expect(await count()).toBe(before + 1);
    expect((await viewer.post('/sites/qinghe/run', { key: 'two' })).status).toBe(403);
    expect((await ofQinghe.post('/sites/qinghe/run', { key: 'two' })).status).toBe(403);
    expect(await text(viewer, '/')).toContain('待开始');
    expect(await text(viewer, '/sites/qinghe')).toContain('等待检查');
  });

  it('取消和再检查一次', async () => {
    const { db } = office.store;
    const { id } = await db.selectFrom('runs').select('id').where('state', '=', 'planned').executeTakeFirstOrThrow();
    expect((await viewer.post(`/runs/${id}/cancel`)).status).toBe(403);
    expect((await admin.post(`/runs/${id}/cancel`)).status).toBe(303);
    expect((await admin.post(`/runs/${id}/cancel`)).status).toBe(409);
    const again = await admin.post('/runs/sample/again', { key: 'k', which: 'all' });
    const path = again.headers.get('location') ?? '';
    expect(await text(viewer, path)).toMatch(/0 \/ 3/);
    expect((await admin.post('/runs/sample/again', { key: 'k', which: 'failed' })).status).toBe(409);
    expect(office.faults).toEqual([]);
  });
});
