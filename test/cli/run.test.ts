import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gongkai } from '../support/transcript.js';

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-cli-'));

describe('the command line', () => {
  it('shows its commands and how to begin, in Chinese', async () => {
    const { status, stdout } = await gongkai(['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('用法： gongkai <命令> [选项]');
    expect(stdout).toMatch(/^ {2}audit {2,}检查网站并写报告$/m);
    expect(stdout).not.toMatch(/Usage|Options:|Commands:|default:/);
  });

  it('shows them in English when asked', async () => {
    const { stdout } = await gongkai(['--lang', 'en', '--help']);
    expect(stdout).toContain('Usage: gongkai <command> [options]');
    expect(stdout).not.toMatch(/\p{Script=Han}/u);
  });

  it('alone says on stderr how to begin, and that nothing was done', async () => {
    const { status, stdout, stderr } = await gongkai([]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('gongkai audit http://www.example.gov.cn/ ');
    expect(stderr.split('\n').length).toBeLessThan(10);
  });

  it.each(['audit', 'crawl', 'replay', 'report'])('shows examples with `%s --help`', async (name) => {
    const { status, stdout } = await gongkai([name, '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`例：\n(?:  # .*\n)?  gongkai ${name} `));
    expect(await gongkai(['help', name])).toMatchObject({ status: 0, stdout });
  });

  it.each([
    ['adit', '没有 adit 这个命令', '是不是 audit？'],
    ['audit http://www.example.gov.cn/ --fromat html', '没有 --fromat 这个选项', '是不是 --format？'],
    ['audit --sites', '选项 --sites <文件> 后面缺少值', '用 gongkai audit --help 看说明'],
    ['crawl', '缺少参数 target', '用 gongkai crawl --help 看说明'],
    ['crawl http://a.gov.cn/ http://b.gov.cn/', '多余的参数：http://b.gov.cn/', ''],
    ['--lang fr audit', '--lang <zh|en> 的值“fr”不能用', '可用的值：zh、en'],
    ['init --deep', '没有 --deep 这个选项', '用 gongkai init --help 看说明'],
    ['audit', '没有要检查的网站', '或用 --sites 给出网站名单'],
    ['audit www.example.gov.cn', '“www.example.gov.cn”不是网址', '是不是 http://www.example.gov.cn/？'],
    ['audit ftp://www.example.gov.cn/', '“ftp://www.example.gov.cn/”不是网址', ''],
    ['audit http://jc:mima@www.example.gov.cn/', '网址里不能写用户名和密码', ''],
    ['audit http://www.example.gov.cn/ --as-of 2026-02-30', '日历上没有这一天', ''],
    ['audit http://www.example.gov.cn/ --as-of 2026年3月1日', '要写成 2026-03-31 这样的日期', ''],
    ['audit http://www.example.gov.cn/ --max-pages 0', '--max-pages 要写 1 到 100000 之间的整数', ''],
    ['audit http://www.example.gov.cn/ --fail-under abc', '--fail-under 要写分数', ''],
    ['audit http://www.example.gov.cn/ --render sometimes', '可用的值：auto、never、always', ''],
    ['audit http://www.example.gov.cn/ --resolve www.example.gov.cn:80:localhost', '主机:端口:IP地址', ''],
    ['audit http://www.example.gov.cn/ --dns dns.example', 'IP地址:端口', ''],
    ['audit http://www.example.gov.cn/ --format docx --template gongwen.docx', '--template：没有', 'gongwen.docx'],
    ['audit http://www.example.gov.cn/ --format exel', '--format 没有 exel 这种格式', '是不是 xlsx？'],
    ['audit http://www.example.gov.cn/ --format htlm', '--format 没有 htlm 这种格式', '是不是 html？'],
    ['audit http://www.example.gov.cn/ --run ../elsewhere', '“../elsewhere”不能作编号', ''],
    ['audit http://www.example.gov.cn/ --run CON', 'Windows 的保留名', ''],
    ['audit http://www.example.gov.cn/ --run sample', 'reports/sample 是随附的目录', ''],
    ['audit http://www.example.gov.cn/ --run a --resume b', '--resume 和 --run 不能一起用', ''],
    ['audit --resume 20200101-000000', '没有检查 20200101-000000', ''],
    ['audit http://127.0.0.1:8080/', '是内网或本机地址', '请加 --allow-private'],
    ['audit http://0x7f.1/', '是内网或本机地址', ''],
    ['audit http://[::ffff:10.0.0.1]/', '是内网或本机地址', ''],
    ['audit http://localhost/', '是内网或本机地址', ''],
    ['audit http://www.example.gov.cn/ --resolve www.example.gov.cn:80:10.1.1.1', '是内网或本机地址', ''],
    ['audit http://www.example.gov.cn/ http://www.example.gov.cn/zwgk/', 'www.example.gov.cn 给了两次', ''],
    ['audit http://www.example.gov.cn/ --sites missing.yaml', '文件或目录不存在', ''],
    ['audit http://www.example.gov.cn/ --baseline last-week', '找不到检查 last-week', ''],
    ['replay last-week', '找不到检查或快照 last-week', ''],
    ['report last-week', '找不到检查 last-week', ''],
  ])('gongkai %s → 2 and a sentence', async (line, sentence, hint) => {
    const cwd = emptyFolder();
    const { status, stdout, stderr } = await gongkai(line.split(' '), { cwd });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(hint);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+|Error:/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('says in English what is wrong with --lang en', async () => {
    const { stderr } = await gongkai(['audit', 'www.example.gov.cn', '--lang', 'en']);
    expect(stderr).toContain('did you mean http://www.example.gov.cn/?');
    expect(stderr).not.toMatch(/\p{Script=Han}/u);
  });

  it('names every fault of a config at its line', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'gongkai.yaml'), 'maxpages: 10\nconcurrency: many\nrobots: never\nrun: a\n');
    const { status, stderr } = await gongkai(['audit', 'http://www.example.gov.cn/'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('gongkai.yaml:1:1 没有 maxpages 这一项；是不是 maxPages？');
    expect(stderr).toContain('gongkai.yaml:2:1 concurrency 要写 1 到 32 之间的整数');
    expect(stderr).toContain('gongkai.yaml:3:1 robots 只能写 obey 或 ignore');
    expect(stderr).toContain('gongkai.yaml:4:1 run 只能写在命令行上');
  });
});
