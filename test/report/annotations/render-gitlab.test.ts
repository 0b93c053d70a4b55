import { describe, expect, it } from 'vitest';
import { DEFAULT_SEVERITIES } from '../../../src/model/severity.js';
import { renderGitlab } from '../../../src/report/annotations/render-gitlab.js';
import { pagePath } from '../../../src/report/page-path.js';
import { HOSTILE_RUN, USUAL_RUN } from '../../support/pipeline-run.js';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}
const issuesOf = (run = USUAL_RUN): Issue[] =>
  JSON.parse([...renderGitlab(run, { lang: 'zh', severities: DEFAULT_SEVERITIES })].join('')) as Issue[];

describe('gl-code-quality-report.json', () => {
  it.each([
    ['of the usual run', USUAL_RUN],
    ['of payloads', HOSTILE_RUN],
  ])('%s has what GitLab asks of each entry, and no fingerprint twice', (_, run) => {
    const issues = issuesOf(run);
    for (const { description, check_name, severity, location } of issues) {
      expect(description).not.toBe('');
      expect(check_name).toMatch(/^[a-z0-9-]+$/);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location.path).toMatch(/^(?!\.\/|\/)[\x21-\x7e]+$/);
      expect(location.lines.begin).toBe(1);
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  it('grades by severity: a veto blocks, what needs a person is for information', () => {
    const grades = Object.fromEntries(issuesOf().map(({ check_name, severity }) => [check_name, severity]));
    expect(grades).toMatchObject({
      'home-updated': 'blocker',
      'guide-elements': 'major',
      'date-format': 'minor',
      'platform-application-entry': 'info',
    });
  });

  it('tells a site without a verdict and one without a report', () => {
    const open = issuesOf().filter(({ severity }) => severity === 'critical');
    expect(open.map(({ fingerprint, description }) => [fingerprint, description])).toEqual([
      ['guzhen:verdict', '古镇街道办事处: 未能判定'],
      ['diushi:no-report', 'diushi：没有报告：检测程序出错'],
    ]);
  });
});

describe('the path of a page', () => {
  it.each([
    ['http://www.hupan.gov.cn.example/zwgk/zn/', 'www.hupan.gov.cn.example/zwgk/zn/'],
    ['http://www.hupan.gov.cn.example:8080/a?b=1#c', 'www.hupan.gov.cn.example%3A8080/a?b=1'],
    [
      'http://www.hupan.gov.cn.example/公开?标题=年报|[1]',
      'www.hupan.gov.cn.example/%E5%85%AC%E5%BC%80?%E6%A0%87%E9%A2%98=%E5%B9%B4%E6%8A%A5%7C%5B1%5D',
    ],
    ['http://www.hupan.gov.cn.example/100%', 'www.hupan.gov.cn.example/100%25'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['不是网址', undefined],
  ])('of %s is %s', (address, path) => {
    expect(pagePath(address)).toBe(path);
  });
});
