import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEBUG_AREAS } from '../../../src/model/debug.js';
import { serve, type TestServer } from '../../support/http-server.js';
import { idOf } from '../../support/personal-numbers.js';
import { articleUrl, prose, sitePage } from '../../support/read-html.js';
import { gongkai, type Transcript } from '../../support/transcript.js';

const cwd = mkdtempSync(join(tmpdir(), 'gongkai-debug-'));
const SECRET = 'open-sesame';
const PERSON = idOf('370102', '19900307', '551');
let server: TestServer;
let audited: Transcript;

/** Lines of an area. */
const told = ({ stderr }: Transcript, area: string): readonly string[] =>
  stderr.split('\n').filter((line) => line.startsWith(`${area} `));
const has = (lines: readonly string[], pattern: RegExp): void => {
  expect(
    lines.filter((line) => pattern.test(line)),
    `${String(pattern)} in\n${lines.join('\n')}`,
  ).not.toEqual([]);
};

beforeAll(async () => {
  const menu = `<div class="menu"><a href="/zn/">信息公开指南</a><a href="/jb/${PERSON}.html">举报 ${PERSON}</a><a href="/hidden/">法定主动公开内容</a></div>`;
  server = await serve({
    '/robots.txt': {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /hidden/\nCrawl-delay: 0\n',
    },
    '/': sitePage(`${menu}<ul><li><a href="/zwgk/">政府信息公开</a></li></ul>`),
    '/zwgk/': sitePage(`<h1>政府信息公开</h1>${menu}`),
    '/zn/': sitePage(`<h1>政府信息公开指南</h1><p>更新日期：2020-05-10</p><div>${prose}</div>`),
  });
  const site = { id: 'qinghe', name: '青禾区人民政府', url: server.url, kind: 'district' };
  const auth = { username: 'clerk', password: SECRET };
  writeFileSync(join(cwd, 'sites.yaml'), JSON.stringify({ sites: [{ ...site, auth, headers: { 'X-Pass': SECRET } }] }));
  const options =
    '--allow-private --delay 0 --render never --screenshots never --max-pages 20 --as-of 2025-11-18 --run first';
  audited = await gongkai(
    [
      'audit',
      '--sites',
      'sites.yaml',
      ...options.split(' '),
      '--only',
      'guide-updated-fresh,statutory-fresh',
      '--debug',
      'all',
    ],
    { cwd },
  );
});
afterAll(async () => {
  await server.close();
  rmSync(cwd, { recursive: true, force: true });
});

describe('--debug all of an audit', () => {
  it('says what the rules want seen', () => {
    has(told(audited, 'plan'), /^plan {5}qinghe {2}as of 2025-11-18, \d+ columns: .*guide/);
  });

  it('says of each address why it was asked and what came', () => {
    const lines = told(audited, 'crawl');
    has(lines, /GET http\S+\/zn\/ {2}200 [\d.]+ kB \d+ ms {2}for column:guide, by link “信息公开指南” on http/);
    has(lines, /links left alone: .*other-site.*crawl\.jsonl/);
    has(lines, /stopped, \w+: \d+ requests, \d+ pages/);
  });

  it('says what robots.txt closes', () => {
    has(told(audited, 'robots'), /\/robots\.txt {2}200/);
    has(told(audited, 'robots'), /closes http\S+\/hidden\/, wanted for column:statutory/);
  });

  it('says how columns came to be located, and which were nearly', () => {
    const lines = told(audited, 'locate');
    has(
      lines,
      /column guide “政府信息公开指南”: taken http\S+\/zn\/ named “信息公开指南”, alias on (?:home|platform) \(filled/,
    );
  });

  it('says of each rule how it came out, with its check, targets and time; nothing of those not asked for', () => {
    const lines = told(audited, 'judge');
    has(
      lines,
      /guide-updated-fresh: failed {2}guide\/updated-fresh {2}1 targets {2}[\d.]+ ms {2}\{"updatedOn":"2020-05-10"/,
    );
    has(lines, /stale: 指南标注的更新日期是 2020-05-10/);
    expect(lines.filter((line) => line.includes('home-updated'))).toEqual([]);
  });

  it('says what the network probes, the browser and the report met', () => {
    has(told(audited, 'browser'), /none: /);
    has(told(audited, 'report'), /report\.html {2}[\d.]+ kB/);
  });

  it('shows no secret, masks numbers of persons, and leaves stdout alone', () => {
    expect(audited.stderr).not.toContain(SECRET);
    expect(audited.stderr).not.toContain(PERSON);
    expect(audited.stdout).toMatch(/^qinghe\t\w+\t[^\n]*\n$/);
  });
});

describe('--debug of some areas', () => {
  it('of a replay tells these alone', async () => {
    const replayed = await gongkai(['replay', 'first', '--debug', 'judge,plan', '--screenshots', 'never'], { cwd });
    expect(replayed.status).not.toBe(70);
    for (const area of Object.keys(DEBUG_AREAS))
      expect(told(replayed, area).length > 0, area).toBe(area === 'judge' || area === 'plan');
  });

  it('may come from the environment', async () => {
    const env = { GONGKAI_DEBUG: 'locate' };
    const replayed = await gongkai(['replay', 'first', '--screenshots', 'never'], { cwd, env });
    has(told(replayed, 'locate'), /column guide/);
    expect(told(replayed, 'judge')).toEqual([]);
  });

  it('of inspect tells which columns the links of a page name', async () => {
    writeFileSync(join(cwd, 'zwgk.html'), sitePage('<a href="/zn/">信息公开指南</a>'));
    const inspected = await gongkai(['inspect', 'zwgk.html', '--url', articleUrl, '--debug', 'locate'], { cwd });
    has(told(inspected, 'locate'), /“信息公开指南” http\S+\/zn\/ names guide \(alias/);
  });

  it('help lists the areas, whatever else is missing', async () => {
    const { status, stdout } = await gongkai(['replay', '--debug', 'help'], { cwd });
    expect(status).toBe(0);
    for (const [area, { zh }] of Object.entries(DEBUG_AREAS))
      expect(stdout).toMatch(new RegExp(`^ {2}${area} +${zh}$`, 'm'));
  });

  it.each([
    ['locat', '是不是 locate？'],
    ['loc', '是不是 locate？'],
    ['judge,colour', '没有“colour”这一方面'],
  ])('an area that there is not (%s) is refused with those there are', async (areas, sentence) => {
    const { status, stderr } = await gongkai(['audit', server.url, '--debug', areas], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^ +locate +每个栏目/m);
  });
});
