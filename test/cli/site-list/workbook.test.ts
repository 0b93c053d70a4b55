import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/errors.js';
import { speaker } from '../../../src/cli/language.js';
import { addRoster, readSitesList } from '../../../src/cli/site-list/sites-list.js';
import { zipOf } from '../../support/office-files.js';

const say = speaker('zh');
type Rows = readonly (readonly unknown[])[];
type Sheets = Readonly<Record<string, Rows | WorkSheet>>;

const sheetOf = (rows: Rows): WorkSheet => utils.aoa_to_sheet(rows as unknown[][]);

/** A workbook as offices send it. */
function workbook(sheets: Sheets, name = '名单.xlsx', bookType: BookType = 'xlsx'): string {
  const book = utils.book_new();
  for (const [title, content] of Object.entries(sheets))
    utils.book_append_sheet(book, Array.isArray(content) ? sheetOf(content as Rows) : content, title);
  return file(name, write(book, { type: 'buffer', bookType }) as Buffer);
}
function file(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'gongkai-workbook-')), name);
  writeFileSync(path, content);
  return path;
}

const HEADING = ['编号', '名称', '网址', '类别', '行政区划代码', '成立年份'];
const LINGXI = ['lingxi', '灵溪区人民政府', 'http://www.lingxi.example/', '区县', 330399, 1994];
const JYJ = ['lingxi-jyj', '灵溪区教育局', 'http://jyj.lingxi.example/', '部门'];

const sitesOf = async (path: string) => (await readSitesList(path, say)).map(({ site }) => site);
const refused = async (reading: Promise<unknown>): Promise<UsageError> => {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error('it was read');
  return error;
};
const faults = async (path: string): Promise<readonly string[]> =>
  (await refused(readSitesList(path, say))).hints.map((hint) => hint.slice(path.length + 1));

describe('a site list in a workbook', () => {
  test.each<[BookType, string]>([
    ['xlsx', '名单.xlsx'],
    ['biff8', '名单.xls'],
    ['biff8', '名单.et'],
    ['ods', '名单.ods'],
  ])('%s is read: numbers as they are, kinds as offices write them', async (type, name) => {
    expect(await sitesOf(workbook({ 名单: [HEADING, LINGXI, JYJ] }, name, type))).toEqual([
      {
        id: 'lingxi',
        name: '灵溪区人民政府',
        url: 'http://www.lingxi.example/',
        kind: 'district',
        region: '330399',
        since: 1994,
      },
      { id: 'lingxi-jyj', name: '灵溪区教育局', url: 'http://jyj.lingxi.example/', kind: 'department' },
    ]);
  });

  test('columns may bear the names of the YAML list', async () => {
    const rows = [
      ['id', 'url', 'kind', 'maxPages'],
      ['lingxi', 'http://www.lingxi.example/', 'district', 300],
    ];
    expect(await sitesOf(workbook({ Sheet1: rows }))).toMatchObject([
      { id: 'lingxi', kind: 'district', maxPages: 300 },
    ]);
  });

  test('a title and a note above the heading, captions, blank rows and a remark column without a name are passed over', async () => {
    const sheet = sheetOf([
      ['2026年政府网站检查名单'],
      [],
      ['填报单位：灵溪区人民政府办公室'],
      [...HEADING.slice(0, 4), ''],
      ['一、区县'],
      [...LINGXI.slice(0, 4), '已核对'],
      ['', '', '', '', ''],
      ['二、部门'],
      JYJ,
    ]);
    sheet['!merges'] = [utils.decode_range('A1:E1'), utils.decode_range('A5:D5'), utils.decode_range('A8:D8')];
    expect((await sitesOf(workbook({ 名单: sheet }))).map(({ id }) => id)).toEqual(['lingxi', 'lingxi-jyj']);
  });

  test('a cell merged downwards holds for every row that it covers', async () => {
    const sheet = sheetOf([
      ['类别', '编号', '名称', '网址'],
      ['部门', 'jyj', '灵溪区教育局', 'http://jyj.lingxi.example/'],
      ['', 'czj', '灵溪区财政局', 'http://czj.lingxi.example/'],
      ['区县', 'lingxi', '灵溪区人民政府', 'http://www.lingxi.example/'],
    ]);
    sheet['!merges'] = [utils.decode_range('A2:A3')];
    expect((await sitesOf(workbook({ 名单: sheet }))).map(({ kind }) => kind)).toEqual([
      'department',
      'department',
      'district',
    ]);
  });

  test('dates, stored values of formulas and addresses behind words are taken as they are meant', async () => {
    const sheet = sheetOf([HEADING, ['lingxi', '', '点击打开', '区县', '', 0]]);
    Object.assign(sheet, {
      B2: { t: 's', v: '灵溪区人民政府', f: 'B1&""' },
      C2: { t: 's', v: '点击打开', l: { Target: 'http://www.lingxi.example/' } },
      F2: { t: 'n', v: 43_525, z: 'yyyy-mm-dd' },
    });
    expect(await sitesOf(workbook({ 名单: sheet }))).toEqual([
      { id: 'lingxi', name: '灵溪区人民政府', url: 'http://www.lingxi.example/', kind: 'district', since: 2019 },
    ]);
  });

  test('every fault is named at its sheet and cell, all at once', async () => {
    const sheet = sheetOf([
      ['编号', '网址', '类别', '地址', '成立年份', 'units'],
      ['lingxi', 'lingxi.example', '区县', '', '今年'],
      ['', 'http://b.example/', '部门', '', '', '', '待定'],
      ['Lingxi', 'http://c.example/', '', '', 0],
    ]);
    Object.assign(sheet, { E4: { t: 'e', v: 42, w: '#N/A' } });
    expect(await faults(workbook({ 名单: sheet }))).toEqual([
      expect.stringContaining('没有 地址 这一项（是不是 网址？）'),
      '名单!F1 units 这一列只能写在 YAML 名单里',
      expect.stringMatching(/^名单!B2 url“lingxi.example”不是网址/),
      expect.stringMatching(/^名单!E2 since 要写 1949 到 2100 之间的整数/),
      '名单!3 缺少 编号（id）',
      '名单!4 缺少 类别（kind）',
      '名单!A4 编号 lingxi 与第 2 行重复',
      '名单!E4 单元格的公式出错（#N/A）',
    ]);
  });

  test.each<[string, Sheets, RegExp]>([
    ['no heading', { 名单: [['灵溪区', 'http://www.lingxi.example/']] }, /表“名单”里没有找到表头/],
    ['no site', { 名单: [HEADING] }, /里没有网站/],
    ['no cells', { 名单: [] }, /没有可读的表/],
  ])('%s: said in words', async (_, sheets, words) => {
    expect((await refused(readSitesList(workbook(sheets), say))).message).toMatch(words);
  });

  test('a formula that was never worked out is no empty cell', async () => {
    const path = file('名单.xlsx', bookWith('<c r="B2"><f>VLOOKUP(A2,Sheet2!A:B,2,0)</f></c>'));
    expect(await faults(path)).toEqual([expect.stringMatching(/^名单!B2 单元格的公式没有算出的值/)]);
  });
});

const ROSTER = [
  ['网站编号', '单位', '类别', '公开页面网址', '成立年份', '别名'],
  ['lingxi', '灵溪区教育局', '部门', 'http://www.lingxi.example/jyj/', '', '区教育局、区教体局'],
  ['lingxi', '白塔街道办事处', '街道', '', '2019年', ''],
];
const UNITS = [
  {
    name: '灵溪区教育局',
    kind: 'department',
    url: 'http://www.lingxi.example/jyj/',
    aliases: ['区教育局', '区教体局'],
  },
  { name: '白塔街道办事处', kind: 'township', since: 2019 },
];

describe('a roster of units', () => {
  test('stands on a sheet of its own beside the sites', async () => {
    const [lingxi, jyj] = await sitesOf(workbook({ 名单: [HEADING, LINGXI, JYJ], 单位: ROSTER }));
    expect(lingxi?.units).toEqual(UNITS);
    expect(jyj).not.toHaveProperty('units');
  });

  test('faults of it are named too', async () => {
    const rows = [...ROSTER, ['lingix', '灵溪区财政局'], ['lingxi', '灵溪区教育局'], ['', '灵溪区民政局'], ['lingxi']];
    expect(await faults(workbook({ 名单: [HEADING, LINGXI, JYJ], 单位: rows }))).toEqual([
      '单位!4 没有编号是 lingix 的网站（是不是 lingxi？）',
      '单位!5 灵溪区教育局 在 lingxi 的名册里写了两次',
      '单位!6 名单里不止一个网站，要写明网站编号（site）',
      '单位!7 单位 缺少 name',
    ]);
  });

  const lingxi = {
    site: { id: 'lingxi', name: '灵溪区', url: 'http://www.lingxi.example/', kind: 'district' },
    secrets: {},
  };

  test('in a file of its own, workbook or CSV, takes the place of the one that the list gives', async () => {
    const csv = ROSTER.map((row) => row.join(',')).join('\r\n');
    for (const path of [workbook({ Sheet1: ROSTER }), file('名册.csv', `\ufeff${csv}\r\n`)]) {
      const before = { ...lingxi, site: { ...lingxi.site, units: [{ name: '灵溪区水利局' }] } };
      const [site] = await addRoster(path, [before], ['lingxi'], say);
      expect(site?.site.units).toEqual(UNITS);
    }
  });

  test('of one site alone need not name it, and may name others of the list', async () => {
    const path = file('名册.csv', '单位,类别\n灵溪区教育局,部门\n');
    expect((await addRoster(path, [lingxi], ['lingxi'], say))[0]?.site.units).toEqual([
      { name: '灵溪区教育局', kind: 'department' },
    ]);
    const other = file('名册.csv', 'site,name\nbaita,白塔镇\nlingxi,灵溪区教育局\n');
    expect((await addRoster(other, [lingxi], ['lingxi', 'baita'], say))[0]?.site.units).toEqual([
      { name: '灵溪区教育局' },
    ]);
  });

  test('in YAML is sent where it belongs; an empty one is no roster', async () => {
    expect((await refused(addRoster(file('units.yaml', ''), [lingxi], ['lingxi'], say))).message).toMatch(
      /CSV 或电子表格/,
    );
    expect((await refused(addRoster(file('名册.csv', 'site,name\n'), [lingxi], ['lingxi'], say))).message).toMatch(
      /里没有单位/,
    );
  });
});

/** A workbook as programs write it that leave formulas to Excel: id, address and kind are there, the cell given stands between. */
function bookWith(cell: string): Buffer {
  const office = 'http://schemas.openxmlformats.org';
  const relation = (type: string, target: string): string =>
    `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  const text = (place: string, value: string): string => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const heading = ['id', 'name', 'url', 'kind'].map((name, at) => text(`${'ABCD'.charAt(at)}1`, name)).join('');
  const row = [text('A2', 'lingxi'), cell, text('C2', 'http://www.lingxi.example/'), text('D2', '区县')].join('');
  const main = `${office}/spreadsheetml/2006/main`;
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1">${heading}</row><row r="2">${row}</row></sheetData></worksheet>`,
  });
}
