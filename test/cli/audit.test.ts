import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoSites } from '../../src/demo/create-demo-sites.js';
import { serveDemo, type ServedDemo } from '../../src/demo/serve-demo.js';
import type { AuditReport } from '../../src/model/report.js';
import type { RunSummary } from '../../src/model/run.js';
import { gongkai, type Transcript } from '../support/transcript.js';

const cwd = mkdtempSync(join(tmpdir(), 'gongkai-audit-'));
const asOf = '2026-03-31';
let demo: ServedDemo;
let common: readonly string[];
let whole: Transcript;
let isServed = true;

const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(cwd, 'reports', ...path), 'utf8')) as T;
const reportIn = (run: string, site = 'liuhe'): AuditReport => read(run, site, 'report.json');
/** What must be equal after a resume: all but when and in which record it was seen. */
const judged = (run: string): unknown =>
  JSON.parse(
    JSON.stringify({ ...reportIn(run), startedAt: '', finishedAt: '', crawl: {} }, (key, value: unknown) =>
      ['capturedAt', 'record'].includes(key) ? undefined : value,
    ),
  );
const replay = (...words: string[]) => gongkai(['replay', 'whole', ...words], { cwd });
const audit = (...words: string[]) => gongkai(['audit', ...words, ...common], { cwd });

beforeAll(async () => {
  demo = await serveDemo(createDemoSites({ asOf }));
  const sites = demo.sites.map(({ site, url, resolve }) => ({
    id: site.id,
    name: site.name,
    url,
    kind: site.kind,
    resolve: [resolve],
    auth: { username: 'jiancha', password: 'open-sesame' },
  }));
  sites.push({ ...sites[0]!, id: 'silent', url: 'http://127.0.0.1:9/', resolve: [] });
  writeFileSync(join(cwd, 'sites.yaml'), JSON.stringify({ sites }));
  common = `--sites sites.yaml --allow-private --dns ${demo.dns} --delay 0 --render never --as-of ${asOf}`.split(' ');
  whole = await audit('liuhe', '--run', 'whole');
});
const stopServing = async (): Promise<void> => {
  if (isServed) await demo.close();
  isServed = false;
};
afterAll(stopServing);

describe('gongkai audit', () => {
  it('writes the run, a line a site, and says where', () => {
    const { status, stdout, stderr } = whole;
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^liuhe\tunqualified\t\d+\.\d\d \[\d+\.\d\d, \d+\.\d\d\]\treports\/whole\/liuhe\/report\.json\n$/,
    );
    expect(stderr).toMatch(/liuhe：开始抓取\n(.*\n)*liuhe：已取 20 页\n(.*\n)*liuhe：共取 \d+ 页，判了 \d+ 条规则\n/);
    expect(stderr).toMatch(
      /liuhe：不合格（完成 1\/1 个网站，用时 \d+:\d\d）\n证据链末值 [0-9a-f]{64}（.*）\n结果在 reports\/whole\n/,
    );
    expect(readdirSync(join(cwd, 'reports', 'whole')).sort()).toEqual([
      'chain.json',
      'index.html',
      'liuhe',
      'request.json',
      'run.json',
    ]);
    expect(readdirSync(join(cwd, 'reports', 'whole', 'liuhe')).sort()).toEqual([
      'chain.json',
      'crawl.jsonl',
      'report.html',
      'report.json',
      'requests.jsonl',
      'snapshot.cdxj',
      'snapshot.warc.gz',
    ]);
  });

  it('keeps secrets out of everything it writes', () => {
    const files = readdirSync(join(cwd, 'reports'), { recursive: true, withFileTypes: true });
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter((text) => text.includes('open-sesame') || text.includes('jiancha'))).toEqual([]);
  });

  it('ends with 1 over a threshold, and prints run.json with --json', async () => {
    const { status, stdout } = await replay('--run', 'gate', '--fail-on', 'veto', '--json', '--quiet');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual(read<RunSummary>('gate', 'run.json'));
  });

  it('fails on nothing that the baseline had', async () => {
    const { status } = await replay('--run', 'again', '--baseline', 'whole', '--format', 'json', '--quiet');
    expect(status).toBe(0);
  });

  it('leaves rules out that were not asked for, out of verdict and points', async () => {
    const { status } = await audit('liuhe', '--run', 'few', '--only', 'guide-elements,home-updated', '--quiet');
    const { outcomes, scorecard } = reportIn('few');
    expect(status).toBe(0);
    expect(
      outcomes
        .filter(({ reason }) => reason !== 'not-selected')
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['guide-elements', 'home-updated']);
    expect(scorecard.points.outOf).toBe(outcomes.find(({ rule }) => rule === 'guide-elements')?.points.outOf);
  });

  it('reports a site that does not answer, and ends with 3', async () => {
    const { status, stdout, stderr } = await audit('silent', '--run', 'dead', '--fail-on', 'veto');
    expect(status).toBe(3);
    expect(stdout).toMatch(/^silent\tundetermined\t/);
    expect(stderr).toContain('silent 未能判定：网站打不开：对方拒绝连接');
    expect(reportIn('dead', 'silent').crawl).toMatchObject({ stoppedBecause: 'unreachable', truncated: true });
    expect(read<RunSummary>('dead', 'run.json').failures).toMatchObject([{ site: 'silent', why: 'unreachable' }]);
  });

  it.each([
    [['--kind', 'distrct', 'http://www.example.gov.cn/'], '没有 distrct 这种网站类型', '是不是 district？'],
    [['liuhe', '--only', 'guide-element'], '--only：没有规则 guide-element', '是不是 guide-elements？'],
    [['liuhe', '--profile', 'natonal'], '没有规则集 natonal', '是不是 national'],
    [['liuh'], '网站名单里没有编号 liuh', '是不是 liuhe？'],
    [['liuhe', '--run', 'whole'], 'reports/whole 已经存在', '--resume whole'],
    [['liuhe', '--out', 'sites.yaml'], '写不了输出目录 sites.yaml', '换一个 --out 目录'],
  ])('%j → 2, and nothing is audited', async (words, sentence, hint) => {
    const before = readdirSync(join(cwd, 'reports'));
    const { status, stdout, stderr } = await audit(...words);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(hint);
    expect([status, stdout]).toEqual([2, '']);
    expect(readdirSync(join(cwd, 'reports'))).toEqual(before);
  });
});

describe('an interrupted audit', () => {
  it('keeps what it fetched, ends with 130, and goes on to the same outcomes', async () => {
    const controller = new AbortController();
    const stopped = await gongkai(['audit', 'liuhe', 'silent', '--run', 'stopped', '--sites-at-once', '1', ...common], {
      cwd,
      interruptible: () => controller.signal,
      onStderr: (text) => {
        if (text.includes('已取 20 页')) controller.abort();
      },
    });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain('接着做：gongkai audit --resume stopped');
    expect(reportIn('stopped')).toMatchObject({
      crawl: { stoppedBecause: 'interrupted', truncated: true },
    });
    expect(read<RunSummary>('stopped', 'run.json').failures).toContainEqual({ site: 'silent', why: 'not-begun' });

    const resumed = await gongkai(['audit', '--resume', 'stopped', '--quiet'], { cwd });
    expect(resumed.status).toBe(3);
    expect(resumed.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['liuhe', 'silent', '']);
    expect(judged('stopped')).toEqual(judged('whole'));
  });

  it('is not gone on with under other conditions', async () => {
    const other = await gongkai(['audit', 'qinghe', '--resume', 'whole', '--max-pages', '20', '--as-of', asOf], {
      cwd,
    });
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('接着做一次检查时不能改 TARGET、--max-pages');

    const list = readFileSync(join(cwd, 'sites.yaml'), 'utf8');
    writeFileSync(join(cwd, 'sites.yaml'), list.replace('"id":"liuhe","name":"', '"id":"liuhe","name":"新'));
    const changed = await gongkai(['audit', '--resume', 'whole'], { cwd });
    writeFileSync(join(cwd, 'sites.yaml'), list);
    expect([changed.status, changed.stderr]).toEqual([2, expect.stringContaining('不能接着做 liuhe')]);
  });
});

describe('gongkai replay', () => {
  it('judges a run again without a network: the same bytes', async () => {
    await stopServing();
    const { status, stdout } = await gongkai(['replay', 'whole', '--run', 'replayed', '--quiet'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain('reports/replayed/liuhe/report.json');
    const bytes = (run: string): string => readFileSync(join(cwd, 'reports', run, 'liuhe', 'report.json'), 'utf8');
    expect(bytes('replayed')).toBe(bytes('whole'));
    expect(read<RunSummary>('replayed', 'run.json').sites[0]?.snapshot).toBe('../whole/liuhe/snapshot.warc.gz');
  });

  it('prints its annotations within GitHub Actions, where the runner takes them from the output', async () => {
    const words = ['replay', 'whole', '--quiet', '--format', 'github', '--run'];
    const there = await gongkai([...words, 'in-actions'], { cwd, env: { ...process.env, GITHUB_ACTIONS: 'true' } });
    expect(there.stderr).toMatch(/^::error title=/m);
    const elsewhere = await gongkai([...words, 'elsewhere'], { cwd });
    expect(elsewhere.stderr).toBe('');
    expect(readFileSync(join(cwd, 'reports', 'elsewhere', 'annotations.txt'), 'utf8')).toBe(there.stderr);
  });

  it('judges one snapshot for another day and kind', async () => {
    const path = join('reports', 'whole', 'liuhe', 'snapshot.warc.gz');
    const words = ['replay', path, '--as-of', '2027-06-30', '--kind', 'township', '--run', 'later', '--quiet'];
    expect((await gongkai(words, { cwd })).status).not.toBe(2);
    expect(reportIn('later')).toMatchObject({ asOf: '2027-06-30', site: { kind: 'township' } });
    expect(judged('later')).not.toEqual(judged('whole'));
  });

  it.each([
    ['sites.yaml', '不是 gongkai 的快照'],
    ['reports/whole/request.json', '不是 gongkai 的快照'],
    ['reports', '里没有快照'],
  ])('%s is refused: %s', async (reference, words) => {
    const { status, stderr } = await gongkai(['replay', reference], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('gongkai replay of a file that came from elsewhere', () => {
  it('names a web archive of another tool as one', async () => {
    writeFileSync(join(cwd, 'elsewhere.warc'), 'WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n');
    const { status, stderr } = await gongkai(['replay', 'elsewhere.warc'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('是网页存档（WARC），但不是 gongkai 写成的原样')]);
  });

  it('judges what is left of a damaged snapshot, and says that some is lost', async () => {
    const bytes = readFileSync(join(cwd, 'reports', 'whole', 'liuhe', 'snapshot.warc.gz'));
    const lengthAt = (offset: number): number => bytes.readUInt32LE(offset + 16);
    const third = lengthAt(0) + lengthAt(lengthAt(0)); // the first answer: before it who made the file, and what for
    bytes.fill(0x55, third + 24, third + lengthAt(third));
    writeFileSync(join(cwd, 'damaged.warc.gz'), bytes);
    const { status, stderr } = await gongkai(['replay', 'damaged.warc.gz', '--run', 'damaged'], { cwd });
    expect([0, 1, 3]).toContain(status);
    expect(stderr).toContain('有 1 条记录已经损坏');
    expect(reportIn('damaged').outcomes).toHaveLength(reportIn('whole').outcomes.length);
  });
});

describe('gongkai report', () => {
  it('writes the pages again from report.json, in another language too', async () => {
    const page = join(cwd, 'reports', 'few', 'liuhe', 'report.html');
    const before = readFileSync(page, 'utf8');
    const { status } = await gongkai(['report', 'few', '--lang', 'en'], { cwd });
    expect(status).toBe(0);
    expect(readFileSync(page, 'utf8')).not.toBe(before);
    const again = await gongkai(['report', 'few'], { cwd });
    expect(again.status).toBe(0);
    expect(again.stdout.split('\n')).toEqual(
      expect.arrayContaining(['reports/few/liuhe/report.html', 'reports/few/index.html']),
    );
    expect(readFileSync(page, 'utf8')).toBe(before);
    expect(existsSync(join(cwd, 'reports', 'few', 'index.html'))).toBe(true);
  });

  it('says which formats a run that has not ended cannot have, and what to do', async () => {
    const folder = join(cwd, 'reports', 'cut-off');
    cpSync(join(cwd, 'reports', 'few'), folder, { recursive: true });
    writeFileSync(join(folder, 'run.json'), '{"sites": [');
    expect(await gongkai(['report', 'cut-off', '--format', 'csv'], { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('run.json 读不出来') as string,
    });
    rmSync(join(folder, 'run.json'));
    const { status, stdout, stderr } = await gongkai(['report', 'cut-off', '--format', 'html,csv'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/csv 没有写成[\s\S]*gongkai scorecard/)]);
    expect(stdout).toContain('reports/cut-off/liuhe/report.html');
  });

  it('refuses what is no report', async () => {
    const { status, stderr } = await gongkai(['report', 'sites.yaml'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('sites.yaml 不是检查报告')]);
  });
});
