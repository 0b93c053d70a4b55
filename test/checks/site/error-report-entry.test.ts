import { test } from 'vitest';
import { undecided, view, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const home = (errorReport: boolean, sketch: ViewSketch['facts'] = {}): Example[1] => ({
  home: view('/', { facts: { kind: 'home', footer: { errorReport, ipv6Label: false }, ...sketch } }),
});

const examples: readonly Example[] = [
  ['有找错入口', home(true), { value: 'passed' }],
  ['没有找错入口', home(false), { value: 'failed', codes: ['missing'] }],
  ['页脚由脚本写出', home(false, { needsBrowser: 'footer-script' }), { value: 'cantTell', reason: 'needs-browser' }],
  ['页脚在框架里', home(false, { needsBrowser: 'frame-footer' }), { value: 'cantTell', reason: 'needs-browser' }],
  ['首页没有看到', { home: undecided('robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('error-report-entry: %s', (_, sketch, expected) => {
  expectOutcome(judge('error-report-entry', sketch), expected);
});
