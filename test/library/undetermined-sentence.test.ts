import { describe, expect, it } from 'vitest';
import { speaker } from '../../src/cli/language.js';
import { undeterminedSentence } from '../../src/library/undetermined-sentence.js';
import { outcomeOf, reportOf } from '../cli/reports.js';

const sentence = (wishes: Parameters<typeof reportOf>[0], lang: 'zh' | 'en' = 'zh'): string | undefined =>
  undeterminedSentence(reportOf({ verdict: 'undetermined', ...wishes }), speaker(lang));

describe('the sentence on a site without a verdict', () => {
  it.each([
    ['unreachable', { dns: 7 }, '域名解析不到地址'],
    ['unreachable', { timeout: 5, refused: 2 }, '等不到回应'],
    ['unreachable', { 'private-address': 5 }, '--allow-private'],
    ['unreachable', {}, '网站没有应答'],
    ['blocked', { blocked: 5 }, '白名单'],
    ['robots', { robots: 1 }, 'robots: ignore'],
    ['rate-limited', {}, '--delay'],
    ['interrupted', { interrupted: 3 }, '--resume'],
    ['time', {}, '--timeout'],
    ['budget', {}, '--max-pages'],
    ['disk', {}, '磁盘'],
  ] as const)('%s %j says what to do: %s', (stoppedBecause, unanswered, words) => {
    expect(sentence({ stoppedBecause, unanswered })).toContain(words);
    expect(sentence({ stoppedBecause, unanswered }, 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('names the undecided vetoes, and the browser that would decide them', () => {
    const outcomes = [
      outcomeOf({ rule: 'guide-elements', value: 'cantTell', reason: 'unreadable' }),
      outcomeOf({ rule: 'home-updated', level: 'veto', value: 'cantTell', reason: 'needs-browser', title: '首页更新' }),
    ];
    const text = sentence({ outcomes });
    expect(text).toContain('有 1 项单项否决未能判定（首页更新）');
    expect(text).toContain('浏览器');
  });

  it('names rules that keep the interval open where no veto does', () => {
    const outcomes = [
      outcomeOf({ rule: 'guide-elements', value: 'cantTell', reason: 'unreadable', title: '指南要素' }),
    ];
    expect(sentence({ outcomes })).toMatch(/有 1 条规则未能判定（如指南要素）.*人工认定/);
  });

  it('is not there for a site with a verdict', () => {
    expect(sentence({ verdict: 'unqualified', stoppedBecause: 'budget' })).toBeUndefined();
  });
});
