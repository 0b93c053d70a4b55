import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEVERITIES } from '../../../src/model/severity.js';
import type { PipelineOptions } from '../../../src/report/faults.js';
import { renderSarif } from '../../../src/report/sarif/render-sarif.js';
import { HOSTILE_RUN, USUAL_RUN } from '../../support/pipeline-run.js';
import { SAMPLE } from '../../support/sample-report.js';

const CHINESE: PipelineOptions = { lang: 'zh', severities: DEFAULT_SEVERITIES };
const rendered = (run = USUAL_RUN, options = CHINESE): Log =>
  JSON.parse([...renderSarif(run, options)].join('')) as Log;
const resultsOf = (run: Run | undefined, rule: string): Result[] =>
  (run?.results ?? []).filter(({ ruleId }) => ruleId === rule);

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as (to: Ajv2020) => void)(ajv);
const validate = ajv.compile(
  JSON.parse(readFileSync(new URL('../schemas/sarif-2.1.0.json', import.meta.url), 'utf8')) as object,
);

const HOSTILE = rendered(HOSTILE_RUN).runs[0];

describe('gongkai.sarif', () => {
  it.each([
    ['of the usual run', USUAL_RUN],
    ['of payloads', HOSTILE_RUN],
  ])("%s is valid by the standard's schema", (_, run) => {
    validate(rendered(run));
    expect(validate.errors).toBeNull();
  });

  it('has a run per site, each its own category, and a failed one for a site without a report', () => {
    const runs = rendered().runs.map(({ automationDetails, invocations, results }) => [
      automationDetails?.id,
      invocations?.[0]?.executionSuccessful,
      results?.length,
    ]);
    expect(runs).toEqual([
      ['gongkai/hupan/2026-03-05T0900', true, 10],
      ['gongkai/guzhen/2026-03-05T0900', false, 0],
      ['gongkai/diushi/2026-03-05T0900', false, 0],
    ]);
  });

  it('says of a site that never answered that it has no verdict', () => {
    const [, silent] = rendered().runs;
    const notes = silent?.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notes.map(({ level, message }) => [level, message.text])).toEqual([
      ['error', '网站未能判定。网站没有应答，请核对网址，稍后再试'],
      ['warning', expect.stringContaining('项指标没有检测，既不算通过，也不算未通过')],
    ]);
  });

  it('gives levels and kinds by the severities: what needs a person is no failure', () => {
    const [site] = rendered().runs;
    const kinds = ['home-updated', 'guide-elements', 'date-format', 'platform-application-entry'].map((rule) => {
      const [result] = resultsOf(site, rule);
      return [result?.kind, result?.level];
    });
    expect(kinds).toEqual([
      ['fail', 'error'],
      ['fail', 'warning'],
      ['fail', 'note'],
      ['review', 'none'],
    ]);
  });

  it('says that a fault is open even where it is to count as an error', () => {
    const severities = { ...DEFAULT_SEVERITIES, cantTell: 'error' } as const;
    const [result] = resultsOf(rendered(USUAL_RUN, { lang: 'zh', severities }).runs[0], 'platform-application-entry');
    expect(result).toMatchObject({
      kind: 'fail',
      level: 'error',
      message: { text: expect.stringMatching(/^待核实：/) as string },
    });
  });

  it('points each result at its rule, with clause, document and remedy', () => {
    for (const run of rendered().runs)
      for (const { ruleId, ruleIndex } of run.results ?? [])
        expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
    const rule = rendered().runs[0]?.tool.driver.rules?.find(({ id }) => id === 'platform-column-names');
    expect(rule?.help?.text).toMatch(/国办公开办函〔2019〕61号[^]*必须统一名称[^]*链接地址可以不变/);
    expect(rule?.defaultConfiguration?.level).toBe('warning');
  });

  it('gives a rule a second name only where it is more than the id in capitals', () => {
    const outcomes = SAMPLE.outcomes.map((outcome) =>
      outcome.rule === 'home-updated' ? { ...outcome, rule: 'https' } : outcome,
    );
    const [run] = rendered({ ...USUAL_RUN, reports: () => [{ ...SAMPLE, outcomes }] }).runs;
    const names = new Map(run?.tool.driver.rules?.map(({ id, name }) => [id, name]));
    expect(names.get('guide-elements')).toBe('GuideElements');
    expect([names.has('https'), names.get('https')]).toEqual([true, undefined]);
  });

  it('carries the fingerprints of the report, each result its own', () => {
    const results = HOSTILE?.results ?? [];
    const prints = results.map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash']);
    expect(prints.length).toBeGreaterThan(300);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('names pages by paths, since code scanning refuses addresses', () => {
    for (const run of [...rendered().runs, HOSTILE])
      for (const { locations } of run?.results ?? [])
        expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^[^/:]+\//);
  });

  it('marks what is waived as suppressed', () => {
    const [result] = resultsOf(rendered().runs[0], 'guide-updated-fresh');
    expect(result?.suppressions?.[0]).toMatchObject({ kind: 'external', status: 'accepted' });
  });

  it('lets no message hold a link or a placeholder of its own', () => {
    const texts = (HOSTILE?.results ?? []).map(({ message }) => message.text ?? '');
    const help = (HOSTILE?.tool.driver.rules ?? []).flatMap(({ help: text, shortDescription, fullDescription }) => [
      text?.text ?? '',
      shortDescription?.text ?? '',
      fullDescription?.text ?? '',
    ]);
    for (const text of [...texts, ...help]) expect(text).not.toMatch(/\[[^\]]*\]\(|\{\d+\}/);
  });

  it('speaks English where asked', () => {
    const [site] = rendered(USUAL_RUN, { ...CHINESE, lang: 'en' }).runs;
    expect(site?.language).toBe('en-US');
    expect(resultsOf(site, 'platform-column-names')[0]?.message.text).toContain('The column 公开指南 should be called');
  });
});
