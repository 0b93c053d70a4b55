import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/cli/errors/describe-error.js';
import { UsageError } from '../../../src/cli/errors.js';
import { speaker } from '../../../src/cli/language.js';
import { StoreProblem } from '../../../src/store/store-problem.js';
import { ProfileError } from '../../../src/profile/profile-error.js';

const described = (error: unknown, verbose = false) =>
  describeError(error, { say: speaker('zh'), lang: 'zh', version: '1.2.3', verbose });

describe('an error in the words of the person at the keyboard', () => {
  it('a bug ends with 70 and says how to report it, without a stack', () => {
    const { status, lines } = described(new TypeError('列不见了'));
    expect(status).toBe(70);
    expect(lines[0]).toBe('gongkai 自身出错了（不是您的输入有问题）：TypeError: 列不见了');
    expect(lines.join('\n')).toContain(`发给维护者：gongkai 1.2.3，Node ${process.version}`);
    expect(lines.join('\n')).not.toContain('describe-error.test.ts');
  });

  it('shows the stack of a bug with --verbose', () => {
    expect(described(new TypeError('列不见了'), true).lines.join('\n')).toContain('describe-error.test.ts');
  });

  it('what was thrown and is no error is a bug too', () => {
    expect(described('啊').status).toBe(70);
  });

  it.each([
    ['ENOSPC', '磁盘已满'],
    ['EACCES', '没有权限'],
    ['EROFS', '磁盘是只读的'],
  ])('%s of a path: %s', (code, words) => {
    const { status, lines } = described(Object.assign(new Error('x'), { code, path: 'reports/spring' }));
    expect([status, lines[0]]).toEqual([2, `错误：reports/spring ${words}`]);
  });

  it('a store that cannot be used: why, and where its address stands', () => {
    const problem = new StoreProblem('unreachable', {
      zh: '数据库 10.0.0.7:5432/gongkai 用不了：连接不上服务器',
      en: '',
    });
    const { status, lines } = described(problem);
    expect(status).toBe(2);
    expect(lines[0]).toBe('错误：数据库 10.0.0.7:5432/gongkai 用不了：连接不上服务器');
    expect(lines[1]).toContain('GONGKAI_DATABASE_URL');
  });

  it('a usage error is its sentence with the hints below', () => {
    expect(described(new UsageError('没有要检查的网站', ['给出网址'])).lines).toEqual([
      '错误：没有要检查的网站',
      '  给出网址',
    ]);
  });

  it('a rule set shows every fault at its place', () => {
    const problem = {
      file: 'my.yaml',
      line: 3,
      column: 5,
      message: '没有规则',
      messageEn: 'no rule',
      hint: '是不是 guide',
    };
    const { status, lines } = described(new ProfileError([problem, { ...problem, line: 1 }]));
    expect(status).toBe(2);
    expect(lines).toEqual([
      '错误：规则集有 2 处问题：',
      'my.yaml:1:5 没有规则 (是不是 guide)',
      'my.yaml:3:5 没有规则 (是不是 guide)',
    ]);
  });
});
