import { describe, expect, it } from 'vitest';
import { DEFAULT_SEVERITIES } from '../../../src/model/severity.js';
import { renderGithub } from '../../../src/report/annotations/render-github.js';
import type { PipelineOptions } from '../../../src/report/faults.js';
import { bigRun } from '../../support/big-run.js';
import { HOSTILE_RUN, USUAL_RUN } from '../../support/pipeline-run.js';

const CHINESE: PipelineOptions = { lang: 'zh', severities: DEFAULT_SEVERITIES };
const COMMAND = /^::(error|warning|notice) title=([^:,]*)::(.*)$/;

/** As the runner reads it: one command a line, and what it unescapes. */
const commandsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, command, title, message] = COMMAND.exec(line) ?? [];
      return { line, command, title: unescaped(title), message: unescaped(message) };
    });
const unescaped = (text = ''): string =>
  text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');

describe('annotations.txt', () => {
  const commands = commandsOf(renderGithub(USUAL_RUN, CHINESE));
  const of = (command: string) => commands.filter((one) => one.command === command);

  it('tells sites without report and verdict first, then vetoes', () => {
    expect(of('error').map(({ title, message }) => [title, message.split('\n')[0]])).toEqual([
      ['1 个网站没有报告', 'diushi：检测程序出错'],
      ['1 个网站未能判定', '古镇街道办事处：网站没有应答，请核对网址，稍后再试'],
      ['湖畔区人民政府 · 首页及时更新 [单项否决]', '首页最新一条信息发布于2025年10月8日，距检测日148天，超过14天。'],
    ]);
  });

  it('warns of deductions, the dearest first, with address and remedy', () => {
    const [first] = of('warning');
    expect(first?.title).toBe('湖畔区人民政府 · 四个栏目名称规范 [扣分]');
    expect(first?.message).toBe(
      '栏目“公开指南”应当名为“政府信息公开指南”。（共 2 处）\nhttp://www.hupan.gov.cn.example/zwgk/\n整改：把栏目名称改为通知规定的名称，链接地址可以不变。',
    );
  });

  it('notes the whole run, what needs a person, what is waived and advice', () => {
    expect(of('notice').map(({ title }) => title)).toEqual([
      '政府信息公开检测',
      '湖畔区人民政府 · 近五年年报齐全 [待核实]',
      '湖畔区人民政府 · 依申请公开入口可用 [待核实]',
      '湖畔区人民政府 · 指南更新及时 [已豁免]',
      '湖畔区人民政府 · 日期格式规范 [建议]',
    ]);
  });

  it('never has more of a level than GitHub shows, and says how many more there are', () => {
    const many = commandsOf(renderGithub(bigRun({ sites: 30, rules: 30, seed: 2 }), CHINESE));
    for (const level of ['error', 'warning', 'notice']) {
      const shown = many.filter(({ command }) => command === level);
      expect(shown.length).toBeLessThanOrEqual(10);
    }
    expect(many.filter(({ command }) => command === 'warning').at(-1)?.message).toMatch(/^同一级别另有 \d+ 项没有列出/);
  });

  it('holds one command a line and none that a site has written', () => {
    const hostile = commandsOf(renderGithub(HOSTILE_RUN, CHINESE));
    for (const { line, command } of hostile) {
      expect(command, line).toBeDefined();
      // eslint-disable-next-line no-control-regex -- what the runner would break the line at, or a terminal obey
      expect(line).not.toMatch(/[\u0000-\u0008\u000a-\u001f]/);
    }
  });

  it('is an error where what needs a person is to be one', () => {
    const strict = commandsOf(
      renderGithub(USUAL_RUN, { lang: 'zh', severities: { ...DEFAULT_SEVERITIES, cantTell: 'error' } }),
    );
    expect(strict.find(({ title }) => title.includes('依申请公开入口可用'))?.command).toBe('error');
  });
});
