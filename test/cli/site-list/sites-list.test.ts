import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/cli/errors.js';
import { speaker } from '../../../src/cli/language.js';
import { readSitesList } from '../../../src/cli/site-list/sites-list.js';

const say = speaker('zh');
const file = (name: string, content: string | Buffer): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'gongkai-list-')), name);
  writeFileSync(path, content);
  return path;
};
const faults = async (path: string): Promise<readonly string[]> => {
  const error: unknown = await readSitesList(path, say).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error('the list was read');
  return error.hints.map((hint) => hint.slice(path.length + 1));
};

const csv = `id,name,url,kind,region\r
lingxi,灵溪区人民政府,http://www.lingxi.example/,district,330399\r
lingxi-jyj,"灵溪区教育局,体育局",http://jyj.lingxi.example/,department,\r
`;

describe('a site list', () => {
  it('in YAML gives sites, and secrets apart from them', async () => {
    const path = file(
      'sites.yaml',
      `sites:
  - id: lingxi
    name: 灵溪区人民政府
    url: http://www.lingxi.example
    kind: district
    region: 330399
    units: [{ name: 灵溪区教育局, aliases: [区教育局], since: 2019 }]
    waivers: [{ rule: ipv6-dns, justification: 机房改造, approvedBy: 王主任, expiresOn: 2026-06-30 }]
    headers: { X-Pass: qwertz }
    auth: { username: jiancha, password: "mima" }
`,
    );
    const [listed] = await readSitesList(path, say);
    expect(listed?.site).toEqual({
      id: 'lingxi',
      name: '灵溪区人民政府',
      url: 'http://www.lingxi.example/',
      kind: 'district',
      region: '330399',
      units: [{ name: '灵溪区教育局', aliases: ['区教育局'], since: 2019 }],
      waivers: [{ rule: 'ipv6-dns', justification: '机房改造', approvedBy: '王主任', expiresOn: '2026-06-30' }],
    });
    expect(listed?.secrets).toEqual({
      headers: { 'X-Pass': 'qwertz' },
      auth: { username: 'jiancha', password: 'mima' },
    });
  });

  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${csv}`)],
    ['GB18030, as Excel saves it', iconv.encode(csv, 'gb18030')],
    [
      'tabs in UTF-16, as Excel saves Unicode text',
      iconv.encode(
        `\ufeff${csv.replaceAll('"', '').replace('教育局,体', '教育局，体').replaceAll(',', '\t')}`,
        'utf-16le',
      ),
    ],
  ])('in CSV is read from %s', async (_what, bytes) => {
    const sites = (await readSitesList(file('sites.csv', bytes), say)).map(({ site }) => site);
    expect(sites.map(({ id, kind }) => [id, kind])).toEqual([
      ['lingxi', 'district'],
      ['lingxi-jyj', 'department'],
    ]);
    expect(sites[0]).toMatchObject({ name: '灵溪区人民政府', region: '330399' });
    expect(sites[1]?.name).toMatch(/^灵溪区教育局[,，]体育局$/);
    expect(sites[1]).not.toHaveProperty('region');
  });

  it('names every fault at its line, all at once', async () => {
    const path = file(
      'sites.yaml',
      `sites:
  - id: lingxi
    url: www.lingxi.example
    kind: district
  - { id: LingXi, url: "http://b.lingxi.example/", kind: district, nmae: 教育局 }
  - { id: ../etc, url: "http://c.lingxi.example/", kind: district, since: 今年 }
  - name: 没有编号
list: []
`,
    );
    expect(await faults(path)).toEqual([
      '3:10 url“www.lingxi.example”不是网址；网址要以 http:// 或 https:// 开头，是不是 http://www.lingxi.example/？',
      '5:11 编号 lingxi 与第 2 行重复',
      '5:68 没有 nmae 这一项（是不是 name？）',
      expect.stringContaining('6:11 “../etc”不能作编号'),
      '6:75 since 要写 1949 到 2100 之间的整数，不能是“今年”',
      '7:5 缺少 编号（id）',
      '7:5 缺少 网址（url）',
      '7:5 缺少 类别（kind）',
      '8:1 没有 list 这一项（可用的：sites）',
    ]);
  });

  it('in CSV says which line and which column', async () => {
    const path = file(
      'sites.csv',
      'id,url,kind,units,地址\nlingxi,lingxi.example,district,,\n,http://b.example/,district,,\n',
    );
    expect(await faults(path)).toEqual([
      '1 units 这一列只能写在 YAML 名单里',
      expect.stringMatching(/^1 没有 地址 这一项/),
      expect.stringMatching(/^2 url“lingxi.example”不是网址/),
      '3 缺少 编号（id）',
    ]);
  });

  it.each([
    ['sites.yaml', 'sites: []\n', '里没有网站'],
    ['sites.yaml', '', '有 1 处问题'],
    ['sites.csv', '', '里没有网站'],
    ['sites.csv', 'id,url,kind\n', '里没有网站'],
    ['sites.xlsx', 'PK', '不是能打开的电子表格'],
    ['sites.xlsx', '', '不是能打开的电子表格'],
    ['sites.xls', 'id,url,kind\n', '不是能打开的电子表格'],
    ['sites.yaml', iconv.encode('sites: [{ name: 灵溪 }]', 'gbk'), '不是 UTF-8 编码'],
  ])('%s: %j is refused in words', async (name, content, words) => {
    await expect(readSitesList(file(name, content), say)).rejects.toThrow(words);
  });

  it('never repeats a secret in what it says', async () => {
    const path = file(
      'sites.yaml',
      'sites:\n  - { id: a, url: "http://a.example/", kind: district, auth: { username: 1, password: "hush-hush" } }\n',
    );
    const [fault] = await faults(path);
    expect(fault).toContain('auth 要写 username 和 password 两项');
    expect(fault).not.toContain('hush-hush');
  });
});
