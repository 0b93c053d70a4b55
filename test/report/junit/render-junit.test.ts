import { readFileSync } from 'node:fs';
import { parse } from 'junit2json';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { DEFAULT_SEVERITIES } from '../../../src/model/severity.js';
import type { PipelineOptions } from '../../../src/report/faults.js';
import { renderJunit } from '../../../src/report/junit/render-junit.js';
import { HOSTILE_RUN, USUAL_RUN } from '../../support/pipeline-run.js';

const SCHEMA = readFileSync(new URL('../schemas/junit.xsd', import.meta.url), 'utf8');
const CHINESE: PipelineOptions = { lang: 'zh', severities: DEFAULT_SEVERITIES };
const rendered = (run = USUAL_RUN, options = CHINESE): string => [...renderJunit(run, options)].join('');

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly failure?: readonly { readonly message: string; readonly type: string; readonly inner?: string }[];
  readonly error?: readonly { readonly message: string }[];
  readonly skipped?: readonly { readonly message: string; readonly inner?: string }[];
}
interface Suite extends Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', number>> {
  readonly name: string;
  readonly testcase: readonly Case[];
  readonly properties: unknown;
}
const read = async (xml: string): Promise<readonly Suite[]> => {
  const output = (await parse(xml)) as unknown as { testsuite: Suite[] };
  return output.testsuite;
};

describe('junit.xml', () => {
  let suites: readonly Suite[];
  const caseOf = (site: number, id: string): Case | undefined =>
    suites[site]?.testcase.find(({ name }) => name.endsWith(`(${id})`));
  beforeAll(async () => {
    suites = await read(rendered());
  });

  it.each([
    ['of the usual run', USUAL_RUN],
    ['of payloads', HOSTILE_RUN],
  ])('%s is valid by the schema of Ant and of those who read it', async (_, run) => {
    const { valid, errors } = await validateXML({ xml: rendered(run), schema: SCHEMA });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has a suite per site and a test per rule, and one for the verdict', () => {
    expect(suites.map(({ name, tests }) => [name, tests])).toEqual([
      ['湖畔区人民政府 (hupan)', 16],
      ['古镇街道办事处 (guzhen)', 16],
      ['diushi', 1],
    ]);
  });

  it('counts what another reader counts', () => {
    for (const suite of suites) {
      const count = (end: 'failure' | 'error' | 'skipped'): number =>
        suite.testcase.filter((test) => test[end] !== undefined).length;
      expect([suite.tests, suite.failures, suite.errors, suite.skipped]).toEqual([
        suite.testcase.length,
        count('failure'),
        count('error'),
        count('skipped'),
      ]);
    }
  });

  it('says of a failed rule what is wrong where, by which clause, and what to do', () => {
    const [failure] = caseOf(0, 'platform-column-names')?.failure ?? [];
    expect(failure?.type).toBe('deduction');
    expect(failure?.message).toContain('[扣分] 栏目“公开指南”应当名为“政府信息公开指南”。 （共 2 处）');
    for (const part of ['http://www.hupan.gov.cn.example/zwgk/', '国办公开办函〔2019〕61号', '链接地址可以不变'])
      expect(failure?.inner).toContain(part);
  });

  it('fails a veto as a veto', () => {
    expect(caseOf(0, 'home-updated')?.failure?.[0]?.type).toBe('veto');
  });

  it.each([
    ['what needs a person', 'platform-application-entry', '[待核实]'],
    ['what is waived', 'guide-updated-fresh', '已豁免至 2026-06-30（区政务公开办）'],
    ['advice', 'date-format', '[建议]'],
    ['what was not tested', 'columns-stale', '未检测：本机没有浏览器'],
    ['what does not apply', 'annual-report-tables', '不适用：早于统一格式'],
  ])('skips %s and says why', (_, rule, why) => {
    expect(caseOf(0, rule)?.skipped?.[0]?.message).toContain(why);
    expect(caseOf(0, rule)?.failure).toBeUndefined();
  });

  it('is red for a rule that failed with nothing but open places to show', async () => {
    const { run, reports } = USUAL_RUN;
    const onlyOpen = [...reports()].map((report) => ({
      ...report,
      outcomes: report.outcomes.map((outcome) =>
        outcome.rule === 'home-updated'
          ? { ...outcome, findings: outcome.findings.map((finding) => ({ ...finding, value: 'cantTell' as const })) }
          : outcome,
      ),
    }));
    const [suite] = await read([...renderJunit({ run, reports: () => onlyOpen }, CHINESE)].join(''));
    const [failure] = suite?.testcase.find(({ name }) => name.endsWith('(home-updated)'))?.failure ?? [];
    expect(failure).toMatchObject({ type: 'veto', message: expect.stringContaining('[单项否决] 未通过') as string });
  });

  it('is red for a site that never answered, though no rule failed', () => {
    expect(suites[1]).toMatchObject({ failures: 0, errors: 1 });
    expect(suites[1]?.testcase[0]?.error?.[0]?.message).toContain('未能判定');
  });

  it('is red for a site without a report', () => {
    expect(suites[2]?.testcase[0]?.error?.[0]?.message).toBe('检测程序出错');
  });

  it('fails what needs a person, and passes over deductions, when asked to', async () => {
    const severities = { ...DEFAULT_SEVERITIES, cantTell: 'error', deduction: 'none' } as const;
    const [suite] = await read(rendered(USUAL_RUN, { lang: 'zh', severities }));
    const failed = suite?.testcase.filter(({ failure }) => failure !== undefined).map(({ name }) => name);
    expect(failed).toEqual(['网站结论', '首页及时更新 (home-updated)']);
    const strict = await read(rendered(USUAL_RUN, { lang: 'zh', severities: { ...severities, deduction: 'warning' } }));
    const open = strict[0]?.testcase.find(({ name }) => name.includes('platform-application-entry'));
    expect(open?.failure?.[0]).toMatchObject({
      type: 'cantTell',
      message: expect.stringContaining('[待核实]') as string,
    });
  });

  it('speaks English where asked', () => {
    const xml = rendered(USUAL_RUN, { ...CHINESE, lang: 'en' });
    expect(xml).toContain('The home page is kept up to date (home-updated)');
    expect(xml).toContain('Rename the columns; their addresses may stay.');
  });

  it('carries site, profile, day, score and interval', () => {
    expect(JSON.stringify(suites[0]?.properties)).toMatch(
      /national 1\.0\.0.*2026-03-05.*unqualified.*62\.5.*41\.67.*75/,
    );
  });
});
