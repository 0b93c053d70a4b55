import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/cli/config/config.js';
import { chooseCrawl, crawlOptionsOf } from '../../../src/cli/options/crawl-choices.js';
import { speaker } from '../../../src/cli/language.js';

const say = speaker('zh');
const folderWith = (text: string, name = 'gongkai.yaml'): string => {
  const cwd = mkdtempSync(join(tmpdir(), 'gongkai-config-'));
  writeFileSync(join(cwd, name), text);
  return cwd;
};
const site = { id: 'lingxi', name: '灵溪区', url: 'http://www.lingxi.example/', kind: 'district' };

describe('a config', () => {
  it('holds settings under the names of options, with or without dashes', async () => {
    const cwd = folderWith(
      'max-pages: 50\nsitesAtOnce: 3\nformat: [json, html]\nresolve: [www.a.example:80:127.0.0.1]\nallowPrivate: true\nprogress: false\n',
    );
    expect((await readConfig(undefined, cwd, say)).settings).toEqual({
      maxPages: 50,
      sitesAtOnce: 3,
      format: ['json', 'html'],
      resolve: ['www.a.example:80:127.0.0.1'],
      allowPrivate: true,
      progress: false,
    });
  });

  it('gives paths from its own folder', async () => {
    const cwd = folderWith('');
    mkdirSync(join(cwd, 'office'));
    writeFileSync(join(cwd, 'office', 'spring.yaml'), 'sites: sites.yaml\nout: out\n');
    expect((await readConfig('office/spring.yaml', cwd, say)).settings).toEqual({
      sites: join(cwd, 'office', 'sites.yaml'),
      out: join(cwd, 'office', 'out'),
    });
  });

  it('need not be there unless it was named', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'gongkai-config-'));
    expect(await readConfig(undefined, cwd, say)).toEqual({ settings: {}, robots: 'obey' });
    await expect(readConfig('mine.yaml', cwd, say)).rejects.toThrow('文件或目录不存在');
  });

  it.each([
    ['- a\n- b\n', '1:1 要写成 名称: 值 的形式'],
    ['delay: 100\ndelay: 200\n', '2:1 YAML 写法有误'],
    ['asOf: 2026-02-30\n', '日历上没有这一天'],
    ['allowPrivate: perhaps\n', 'allowPrivate 要写 true 或 false'],
    ['profile: [national]\n', 'profile 要写文字'],
    ['headers: { "X Pass": a }\n', 'headers 里的 X Pass 写法不对'],
    ['headers: { X-Pass: 公开 }\n', 'headers 里的 X-Pass 写法不对'],
    ['headers: { Host: www.lingxi.example }\n', 'headers 不能有 Host'],
    ['headers: { content-length: "5" }\n', 'headers 不能有 content-length'],
    ['maxPages：3\n', '1:1 要写成 名称: 值 的形式，冒号用半角'],
    ['auth: { username: preview, password: *qwertz }\n', '1:38 值以 * 开头的要加引号'],
    ['auth: { username: preview, password: !qwertz x }\n', '不能用标签（!）（Unresolved tag）'],
    ['headers: &all { X-Pass: *all }\n', '引用了自己'],
    ['auth: jiancha\n', 'auth 要写 username 和 password'],
    ['password: secret\n', '没有 password 这一项'],
  ])('%j: %s', async (text, words) => {
    const error: unknown = await readConfig(undefined, folderWith(text), say).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'UsageError' });
    expect((error as { hints: string[] }).hints.join('\n')).toContain(words);
  });

  it('yields to the site, which yields to the command line', async () => {
    const config = await readConfig(
      undefined,
      folderWith('delay: 900\nmaxPages: 90\nrobots: ignore\nheaders: { X-Pass: jia }\n'),
      say,
    );
    const choose = (flags: object, entry: object) =>
      chooseCrawl({ ...site, ...entry }, { headers: { 'X-Site': 'yi' } }, { flags, config, privateHosts: [] });
    expect(choose({}, {})).toMatchObject({ delayMs: 900, maxPages: 90, concurrency: 2, robots: 'ignore' });
    expect(choose({}, { delayMs: 50, maxPages: 5 })).toMatchObject({ delayMs: 50, maxPages: 5 });
    expect(choose({ delay: 0, maxPages: 7 }, { delayMs: 50, maxPages: 5 })).toMatchObject({ delayMs: 0, maxPages: 7 });
    expect(choose({}, {}).secrets).toEqual({ headers: { 'X-Pass': 'jia', 'X-Site': 'yi' } });
  });

  it('says when, how often and in whose name sites are asked', async () => {
    const config = await readConfig(
      undefined,
      folderWith(
        'active-hours: 22:00-6:00\nmaxRequestsPerDay: 500\nhostsPerAddress: 2\ncontact: mailto:jiancha@lingxi.example\n',
      ),
      say,
    );
    const choose = (flags: object, entry: object) =>
      chooseCrawl({ ...site, ...entry }, {}, { flags, config, privateHosts: [] });
    const manners = { activeHours: '22:00-06:00', maxRequestsPerDay: 500, hostsPerAddress: 2 };
    expect(choose({}, {})).toMatchObject({ ...manners, contact: 'jiancha@lingxi.example' });
    const own = { activeHours: '12:00-13:30', maxRequestsPerDay: 50 };
    expect(choose({}, own)).toMatchObject(own);
    expect(choose({ activeHours: '01:00-02:00' }, own)).toMatchObject({ ...own, activeHours: '01:00-02:00' });
    expect(crawlOptionsOf(choose({}, {}), ['earlier.jsonl'])).toMatchObject({
      activeHours: { fromMinute: 22 * 60, toMinute: 6 * 60 },
      maxRequestsPerDay: 500,
      earlierLogs: ['earlier.jsonl'],
    });
  });
});
