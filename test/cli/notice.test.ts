import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/cli/config/config.js';
import { speaker } from '../../src/cli/language.js';
import { textOfDocx } from '../support/read-docx.js';
import { SAMPLE } from '../support/sample-report.js';
import { gongkai } from '../support/transcript.js';
import { wordTemplate } from '../support/word-template.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gongkai-notice-'));
  mkdirSync(join(cwd, 'reports', 'spring', 'hupan'), { recursive: true });
  writeFileSync(join(cwd, 'reports', 'spring', 'hupan', 'report.json'), JSON.stringify(SAMPLE));
});
const keep = (name: string, content: string | Uint8Array): void => writeFileSync(join(cwd, name), content);
const letter = (): Promise<string> =>
  textOfDocx(readFileSync(join(cwd, 'reports', 'spring', 'hupan', 'rectification.docx')));
const report = (...words: string[]) => gongkai(['report', 'spring', '--format', 'docx', ...words], { cwd });

describe('gongkai report --format docx', () => {
  test("takes the office's template and what its config says; the option's day wins", async () => {
    keep('区整改函.docx', wordTemplate(['{发文机关}发{主送单位}：{结论说明}请于{整改期限}前改。{联系电话}']));
    keep(
      'gongkai.yaml',
      'notice:\n  issuer: 湖州湾市政府办\n  phone: "0990-5556100"\n  dueOn: 2026-03-31\n  sites:\n    hupan: { recipient: 湖畔区政府办 }\n',
    );
    const { status, stderr } = await report('--template', '区整改函.docx', '--due-on', '2026-04-15');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(await letter()).toMatch(/^湖州湾市政府办发湖畔区政府办：.+请于2026年4月15日前改。0990-5556100/);
  });

  test('counts working days from the day of the letter, holidays left out', async () => {
    keep('整改通知书.docx', wordTemplate(['{标题}{整改期限}']));
    keep('gongkai.yaml', 'notice: { issuedOn: 2026-04-30, dueIn: 3 }\n');
    expect((await report('--template', '整改通知书.docx')).status).toBe(0);
    // 1 to 5 May 2026 are holidays; Saturday 9 May is worked.
    expect(await letter()).toContain('2026年5月8日');
  });

  test('refuses a due day before the day of the letter', async () => {
    keep('gongkai.yaml', 'notice: { issuedOn: 2026-04-30 }\n');
    const { status, stderr } = await report('--due-on', '2026-04-03');
    expect([status, stderr]).toEqual([2, expect.stringContaining('整改期限 2026-04-03 早于发文日期 2026-04-30')]);
  });

  test('says so where the calendar ends', async () => {
    keep('gongkai.yaml', 'notice: { issuedOn: 2029-04-30 }\n');
    const { status, stderr } = await report('--due-in', '10');
    expect(status).toBe(2);
    expect(stderr).toMatch(/超出了工作日历[\s\S]*--due-on/);
  });

  test('names every fault of a template, and writes nothing', async () => {
    mkdirSync(join(cwd, '模板'));
    keep('模板/rectification.docx', wordTemplate(['{文好}{标题}']));
    keep('模板/通报.docx', wordTemplate(['{标题}', '{#类别组}']));
    const { status, stderr } = await report('--template', '模板');
    expect(status).toBe(2);
    expect(stderr).toMatch(/rectification\.docx 没有 \{文好\} 这个标签，是不是 \{文号\}？/);
    expect(stderr).toMatch(/通报\.docx \{#类别组\} 没有结束/);
    expect(existsSync(join(cwd, 'reports', 'spring', 'hupan', 'rectification.docx'))).toBe(false);
  });

  test.each([
    [['--template', '没有.docx'], '没有'],
    [['--template', '.'], '里没有模板'],
    [['--due-on', '2026-04-15', '--due-in', '3'], '只能写一项'],
    [['--due-in', '0'], '1 到 250'],
    [['--template', 'x.docx', '--format', 'html'], '--format 里没有 docx'],
    [['--due-on', '2026-04-15', '--format', 'html,pdf'], '--format 里都没有'],
  ])('%s is refused', async (words, sentence) => {
    keep('x.docx', wordTemplate(['{标题}{结论说明}']));
    const { status, stderr } = await report(...words);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

test('a template with a fault ends an audit before anything is begun', async () => {
  keep('bulletin.docx', wordTemplate(['{未能判定树}']));
  const words = ['audit', 'http://www.hupan.gov.cn.example/', '--format', 'docx', '--template', 'bulletin.docx'];
  const { status, stderr } = await gongkai(words, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('没有 {未能判定树} 这个标签，是不是 {未能判定数}？');
  expect(readdirSync(join(cwd, 'reports'))).toEqual(['spring']);
});

describe('notice: in a config', () => {
  const read = async (text: string) => {
    keep('gongkai.yaml', text);
    return (await readConfig(undefined, cwd, speaker('zh'))).notice;
  };
  test('holds what stands in letters', async () => {
    expect(await read('notice:\n  contact: 王敏\n  bulletin: { number: 湖政办字〔2026〕3号 }\n')).toEqual({
      contact: '王敏',
      bulletin: { number: '湖政办字〔2026〕3号' },
    });
  });

  test.each([
    ['notice: { isuer: 市政府办 }', 'notice 里没有 isuer 这一项；是不是 issuer？'],
    ['notice: { phone: 05311234567 }', 'notice.phone 要用引号括起来'],
    ['notice: { issuedOn: 2026-02-30 }', '日历上没有这一天'],
    ['notice: { dueOn: 2026-03-31, dueIn: 3 }', '只能写一项'],
    ['notice: { sites: { "../etc": { number: "1" } } }', '不能作编号'],
    ['notice: { bulletin: 通报 }', 'notice.bulletin 要写成 名称: 值 的形式'],
    ['notice: { issuer: "" }', 'notice.issuer 要写文字'],
  ])('%s is told', async (text, sentence) => {
    const error: unknown = await read(text).catch((reason: unknown) => reason);
    expect(JSON.stringify(error, ['message', 'hints'])).toContain(sentence);
  });
});
