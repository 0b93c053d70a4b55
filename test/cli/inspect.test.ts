import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleUrl, prose, sitePage } from '../support/read-html.js';
import { gongkai } from '../support/transcript.js';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gongkai-inspect-'));
  const html = sitePage(
    `<h1>关于做好防火工作的通知</h1><p>发布时间：2024-05-10 来源：县应急局</p><div id="zoom">${prose}</div>`,
  );
  writeFileSync(join(cwd, 'notice.html'), iconv.encode(html.replace('utf-8', 'gbk'), 'gbk'));
  writeFileSync(join(cwd, 'report.pdf'), '%PDF-1.7\n');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

it('says in Chinese what it sees in a file of raw bytes', async () => {
  const { status, stdout } = await gongkai(['inspect', 'notice.html', '--url', articleUrl], { cwd });
  expect(status).toBe(0);
  expect(stdout).toContain('类型：文章页');
  expect(stdout).toContain('编码：gbk');
  expect(stdout).toContain('标题：关于做好防火工作的通知');
  expect(stdout).toContain('发布日期：2024-05-10（页面所示）');
  expect(stdout).toContain('来源：县应急局');
});

it('prints PageFacts as JSON', async () => {
  const { stdout } = await gongkai(['inspect', 'notice.html', '--url', articleUrl, '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    url: articleUrl,
    kind: 'article',
    publishedOn: '2024-05-10',
    footer: { siteIdCode: '6205210001' },
  });
});

it('knows a file that is no page', async () => {
  const { stdout } = await gongkai(['inspect', 'report.pdf', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'attachment', title: 'report.pdf' });
});

it.each([
  ['a file that is not there', ['inspect', 'nothing.html'], 'nothing.html'],
  ['an address that is none', ['inspect', 'notice.html', '--url', 'www.qingshui.gov.cn'], '--url'],
])('ends with 2 and a sentence for %s', async (_, words, named) => {
  const { status, stdout, stderr } = await gongkai(words, { cwd });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(named);
});
