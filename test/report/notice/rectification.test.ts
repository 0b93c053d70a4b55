import { describe, expect, test } from 'vitest';
import type { AuditReport, RuleOutcome } from '../../../src/model/report.js';
import { neutralise } from '../../../src/report/neutralise.js';
import type { NoticeWishes } from '../../../src/report/notice/notice-wishes.js';
import { writeRectification } from '../../../src/report/notice/write-notices.js';
import { NO_WISHES, WISHES } from '../../support/notice-wishes.js';
import { rowsOfDocx, textOfDocx, wellFormedParts } from '../../support/read-docx.js';
import { HOSTILE, SAMPLE, UNREACHABLE } from '../../support/sample-report.js';

const letter = async (report: AuditReport, notice: NoticeWishes = WISHES, lang: 'zh' | 'en' = 'zh') => {
  const [written] = await writeRectification(neutralise(report), { lang, notice });
  expect(written?.file).toBe('rectification.docx');
  const { content } = written!;
  return { content, text: await textOfDocx(content), rows: await rowsOfDocx(content) };
};
/** The letter that most examples look at, written once. */
const whole = letter(SAMPLE);
const changed = (change: (outcome: RuleOutcome) => RuleOutcome, verdict = SAMPLE.scorecard.verdict): AuditReport => ({
  ...SAMPLE,
  scorecard: { ...SAMPLE.scorecard, verdict, vetoes: [] },
  outcomes: SAMPLE.outcomes.map(change),
});
const isProblem = ({ value, level, waiver }: RuleOutcome): boolean =>
  value === 'failed' && (level === 'veto' || level === 'deduction') && waiver === undefined;

describe('a letter to a site with problems', () => {
  test('names every failed rule with its number, its clause and its remedy, vetoes first', async () => {
    const { text, rows } = await whole;
    const problems = SAMPLE.outcomes.filter(isProblem);
    expect(problems.length).toBeGreaterThan(2);
    const ordered = [...problems].sort((a, b) => Number(b.level === 'veto') - Number(a.level === 'veto'));
    ordered.forEach(({ title, basis, remedy }, index) => {
      expect(text).toContain(`${index + 1}．${title}`);
      for (const { document, number, clause } of basis) {
        expect(text).toContain(`《${document}》`);
        expect(text).toContain(`（${number ?? ''}）${clause ?? ''}`);
      }
      if (remedy !== undefined) expect(rows.flat().join(' ')).toContain(remedy);
    });
    expect(text.indexOf('（一）单项否决')).toBeLessThan(text.indexOf('（二）政府信息公开平台'));
  });

  test('lists every place with its number, message and address, and again to be answered', async () => {
    const { rows } = await whole;
    const numbers = rows.map(([number]) => number).filter((number) => /^\d+(?:-\d+)?$/.test(number ?? ''));
    const places = SAMPLE.outcomes.filter(isProblem).flatMap(({ findings }) => findings);
    expect(numbers).toHaveLength(places.length * 2);
    for (const { message, evidence } of places) {
      expect(rows.some((row) => row.includes(message) && row.some((cell) => cell === evidence[0]!.url))).toBe(true);
    }
  });

  test('asks to verify what the machine could not tell, apart from the problems', async () => {
    const { text, rows } = await whole;
    const open = SAMPLE.outcomes.flatMap(({ findings }) => findings.filter(({ value }) => value === 'cantTell'));
    const beforeQuestions = text.slice(0, text.indexOf('请核实的事项'));
    for (const { message } of open) {
      expect(beforeQuestions).not.toContain(message);
      expect(rows.filter((row) => row.join(' ').includes(message)).map(([number]) => number)).toEqual([
        expect.stringMatching(/^核\d+$/) as string,
      ]);
    }
    expect(text).toContain('不作为问题认定');
  });

  test('a section that a rule set numbers itself is not numbered twice', async () => {
    const sections = SAMPLE.scorecard.sections.map((one) => ({ ...one, title: `一、${one.title}` }));
    const { text } = await letter({ ...SAMPLE, scorecard: { ...SAMPLE.scorecard, sections } });
    expect(text).toContain('（二）政府信息公开平台');
    expect(text).not.toContain('）一、');
  });

  test('does not ask for what a waiver accepts, and says so', async () => {
    const { text, rows } = await whole;
    expect(text).toContain('指南更新及时（机构改革期间暂缓修订，区政务公开办批准，至2026年6月30日）');
    expect(rows.flat().join(' ')).not.toContain('指南更新及时');
  });

  test('shows the score with its interval and says who wants what until when', async () => {
    const { text } = await whole;
    expect(text).toContain('得分62.5分（按已经判定的指标计算；还有指标没有判定，得分在41.67分至75分之间）');
    for (const part of [
      '湖政办函〔2026〕12号',
      '2026年3月31日前',
      '王敏',
      '0990-5556100',
      'gongkai@huzhouwan.example',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('leaves blanks for what is not known', async () => {
    const { text } = await letter(SAMPLE, NO_WISHES);
    expect(text).toContain('（发文机关）');
    expect(text).toContain('请于　　　　年　　月　　日前');
    expect(text).not.toContain('undefined');
  });

  test('says the same in English', async () => {
    const { text } = await letter(SAMPLE, WISHES, 'en');
    for (const part of [
      'Unqualified',
      'The home page is kept up to date',
      '31 March 2026',
      'They are not held to be problems',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('a letter to a site without problems', () => {
  test('is short and accuses nobody', async () => {
    const clean = changed(
      (outcome) => ({
        ...outcome,
        value: 'passed',
        findings: [],
        points: { ...outcome.points, min: outcome.points.max },
      }),
      'qualified',
    );
    const { text, rows } = await letter(clean);
    expect(text).toContain('关于政府信息公开检测结果的函');
    expect(text).toContain('没有发现需要整改的问题');
    expect(text).not.toMatch(/附件|整改链接表|整改要求/);
    expect(rows[0]).toContain('得分');
  });

  test('without a verdict says why, and makes no reproach', async () => {
    const { text } = await letter(UNREACHABLE);
    expect(text).toContain('关于未能完成政府信息公开检测的函');
    expect(text).toContain('没有作出合格或者不合格的结论');
    expect(text).toContain('网站没有应答');
    expect(text).not.toMatch(/不合格。|未通过|整改链接表|问题清单|没有发现需要整改的问题/);
    // Fifteen rules are open: five of them are named.
    expect(text).toMatch(/等15项/);
  });

  test('asks to verify what is open, with that list as the only annex', async () => {
    const open = changed((outcome) =>
      outcome.value === 'failed' ? { ...outcome, value: 'passed', findings: [] } : outcome,
    );
    const { text } = await letter({ ...open, scorecard: { ...open.scorecard, verdict: 'undetermined' } });
    expect(text).toContain('关于核实政府信息公开检测事项的函');
    expect(text).toContain('二、请核实的事项');
    expect(text).toContain('附件：待核实事项清单');
    expect(text).not.toContain('整改链接表');
  });
});

test('what a site says stays text: tags open nothing, mark-up is none, no character breaks the file', async () => {
  const message = `${HOSTILE.script} {#loop} {{constructor}} {@raw} {/} </w:t> ]]> ${HOSTILE.control} \ufffe\uffff \ud800 {文号}`;
  const hostile = changed((outcome) =>
    isProblem(outcome)
      ? { ...outcome, findings: outcome.findings.map((finding) => ({ ...finding, message })) }
      : outcome,
  );
  // As a caller might hand it in that did not neutralise.
  const [written] = await writeRectification(hostile, { lang: 'zh', notice: WISHES });
  const text = await textOfDocx(written!.content);
  expect(text).toContain('<script>window.pwned = 1</script> {#loop} {{constructor}} {@raw} {/} </w:t> ]]>');
  expect(text).toContain('{文号}');
  expect(await wellFormedParts(written!.content)).toContain('word/document.xml');
});

test('the same report makes the same bytes', async () => {
  const [one, other] = [await letter(SAMPLE), await whole];
  expect(Buffer.compare(Buffer.from(one.content as Uint8Array), Buffer.from(other.content as Uint8Array))).toBe(0);
});
