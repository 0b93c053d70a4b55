import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
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
    ['crawl', '缺少参数 目标', '用法：gongkai crawl <目标> [选项]'],
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
    // What was meant: in other commands, in the folder, in how people write.
    ['http://www.example.gov.cn/ --name 青禾区', '', '是不是 gongkai audit http://www.example.gov.cn/ --name 青禾区？'],
    ['www.example.gov.cn', '', '是不是 gongkai audit http://www.example.gov.cn/？'],
    ['--sites sites.yaml', '没有 --sites 这个选项', '是不是 gongkai audit --sites sites.yaml？'],
    ['validate national', '', '是不是 gongkai rules validate national？'],
    ['检查 http://www.example.gov.cn/', '', '是不是 gongkai audit http://www.example.gov.cn/？'],
    ['guide-updated-date', '', '是不是 gongkai explain guide-updated-date？'],
    ['audit --port 80', '没有 --port 这个选项', '--port 是 gongkai serve 的选项'],
    ['audit -o reports', '没有 -o 这个选项', '选项要写全：'],
    ['-help', '没有 -help 这个选项', '是不是 --help？'],
    ['audit ——sites “sites.yaml”', '', 'gongkai audit --sites sites.yaml'],
    ['audit http：//www.example.gov.cn/', '', 'gongkai audit http://www.example.gov.cn/'],
    [
      'audit --max-pages = 50 http://www.example.gov.cn/',
      '',
      'gongkai audit --max-pages=50 http://www.example.gov.cn/',
    ],
    ['audit http://www.example.gov.cn/ --as-of 2026/2/3', '', '是不是 2026-02-03？'],
    ['audit http://www.example.gov.cn/ --as-of 2026-02-30', '', '是不是 2026-02-28？'],
    ['audit http://www.example.gov.cn/ --profile natinal', '没有规则集 natinal', '是不是 national？'],
    ['audit http://www.example.gov.cn/ --only guide_updated_date', '没有规则', '是不是 guide-updated-date？'],
    ['report http://www.example.gov.cn/', '', '网址要先检查：gongkai audit http://www.example.gov.cn/'],
    ['rules shwo', '没有 rules shwo 这个命令', '是不是 show？'],
    ['rules test national --mutants --least abc', '--least 要写 0 到 100 之间的整数', ''],
    ['rules diff national national --as-of 2026-02-30', '日历上没有这一天', '是不是 2026-02-28？'],
    ['rules new pack qinghe-2026 --extends natinal', '--extends：没有规则集 natinal', '是不是 national？'],
    ['review export march --to items.docx', '--to 要写以 .xlsx 结尾的文件名', ''],
    ['explain guide/updated-frsh', '', '是不是 guide/updated-fresh？'],
    ['inspect ftp://www.example.gov.cn/', '不是网址', ''],
    ['schema', '缺少参数 名称', '可用的值：config、rule-set'],
    ['schema rule-st', '名称 的值“rule-st”不能用', '是不是 rule-set？'],
    ['completion powershell', '“powershell”不能用', '可用的值：bash、zsh、fish'],
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

  it.each([
    ['sites.yml', '文件或目录不存在', '是不是 sites.yaml？'],
    ['elsewhere/sites.yaml', '文件或目录不存在', '没有目录 '],
    ['folder', '这是一个目录，不是文件', ''],
    ['broken.yaml', 'broken.yaml:2:1 YAML 写法有误：缩进没有对齐，或者括号没有写全', ''],
    ['bytes.yaml', '不是 UTF-8 编码', '另存为 UTF-8'],
  ])('a site list that cannot be read, --sites %s: what, where and what to do', async (file, sentence, hint) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'sites.yaml'), 'sites: []\n');
    writeFileSync(join(cwd, 'broken.yaml'), 'sites: [\n');
    writeFileSync(join(cwd, 'bytes.yaml'), Buffer.from([0xc7, 0xe0, 0xba, 0xcc]));
    mkdirSync(join(cwd, 'folder'));
    const { status, stderr } = await gongkai(['audit', '--sites', file], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(hint);
  });

  it('a file where an address should stand leads to the command that takes it', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'sites.yaml'), 'sites: []\n');
    writeFileSync(join(cwd, 'report.json'), '{"schemaVersion": 1,');
    expect((await gongkai(['audit', 'sites.yaml'], { cwd })).stderr).toContain(
      '是不是 gongkai audit --sites sites.yaml？',
    );
    expect((await gongkai(['sites.yaml'], { cwd })).stderr).toContain('是不是 gongkai audit --sites sites.yaml？');
    expect((await gongkai(['report.json'], { cwd })).stderr).toContain('是不是 gongkai report report.json？');
    const torn = await gongkai(['report', 'report.json'], { cwd });
    expect(torn).toMatchObject({ status: 2, stdout: '' });
    expect(torn.stderr).toContain('读不全');
    expect(torn.stderr).toContain('gongkai replay 可以重新评判');
  });

  it('shows where an error arose with --verbose alone', async () => {
    const words = ['audit', '--sites', 'nothing.yaml'];
    expect((await gongkai(words)).stderr).not.toMatch(/\bat .*:\d+/);
    expect((await gongkai([...words, '--verbose'])).stderr).toMatch(/\bat .*read-yaml/);
  });
});
