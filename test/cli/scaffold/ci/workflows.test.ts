/** The workflow files that are handed out, run as they are written over a staging site behind a password. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { githubWorkflow } from '../../../../src/cli/scaffold/ci/github-actions.js';
import { gitlabPipeline } from '../../../../src/cli/scaffold/ci/gitlab-ci.js';
import { faultsOf, runWorkflow, type WorkflowEvent } from '../../../support/ci/github-runner.js';
import { runPipeline } from '../../../support/ci/gitlab-runner.js';
import { ciMachine } from '../../../support/ci/machine.js';
import { serveStaging, type StagingSite } from '../../../support/staging-site.js';

const machine = ciMachine();
const PASSWORD = 'bianji:kouling-7';
let site: StagingSite;
beforeAll(async () => {
  site = await serveStaging('2026-03-31', { auth: PASSWORD });
});
afterAll(() => site.close());

/** The web team's repository: gongkai.yaml and its list. On a later day what is there now is out of date. */
function repository(asOf: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-website-'));
  const config = {
    sites: 'sites.yaml',
    allowPrivate: true,
    resolve: [site.resolve],
    failOn: 'veto',
    only: ['home-updated'],
    asOf,
    delay: 0,
    render: 'never',
    progress: false,
  };
  writeFileSync(join(folder, 'gongkai.yaml'), stringify(config));
  writeFileSync(
    join(folder, 'sites.yaml'),
    stringify({ sites: [{ id: 'qinghe', name: '青禾区人民政府', url: site.url, kind: 'district' }] }),
  );
  return folder;
}
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-caches-'));
const asPulled = {
  name: 'pull_request',
  vars: { GONGKAI_PACKAGE: machine.gongkaiPackage },
  secrets: { GONGKAI_AUTH: PASSWORD },
  env: machine.env,
} as const;

describe('the workflow for GitHub Actions', () => {
  const workflow = githubWorkflow({ lang: 'zh' });

  test('is one to GitHub’s own parser, in both languages, with or without an address', () => {
    const targets = [{}, { target: "http://www.qinghe.gov.cn/?a='b" }];
    const all = targets.flatMap((wish) => [
      githubWorkflow({ lang: 'zh', ...wish }),
      githubWorkflow({ lang: 'en', ...wish }),
    ]);
    expect(faultsOf(all)).toEqual([]);
    expect(faultsOf([workflow.replace('runs-on:', 'runs_on:')])).not.toEqual([]);
  });

  test('keeps the baseline of a good morning; what is worse then fails with its reports at hand, and moves no baseline', async () => {
    const caches = emptyFolder();
    const good = await runWorkflow(workflow, {
      ...asPulled,
      name: 'schedule',
      repository: repository('2026-03-31'),
      caches,
    });
    expect(good.conclusion, good.said).toBe('success');
    expect(good.steps).toMatchObject({ 检查: 'success', 更新基准: 'success', 存基准: 'success' });
    const bad: WorkflowEvent = { ...asPulled, repository: repository('2026-06-30'), caches };
    const worse = await runWorkflow(workflow, bad);
    expect(worse.conclusion, worse.said).toBe('failure');
    expect(worse.steps).toMatchObject({
      检查: 'failure',
      存报告: 'success',
      送代码扫描: 'success',
      更新基准: 'skipped',
      存基准: 'skipped',
    });
    expect(worse.said).toMatch(/::error::有网站没有达到所定的界限，或比基准变差/);
    expect(worse.said).toMatch(/^::(?:error|warning|notice) /m);
    expect(worse.summary).toContain('青禾区人民政府');
    expect(worse.sarif[0]).toContain('home-updated');
    for (const file of ['index.html', 'junit.xml', 'summary.md', 'qinghe/report.html'])
      expect(existsSync(join(worse.artifact, file))).toBe(true);
    expect(worse.said + worse.summary).not.toContain('kouling');
  });

  test('a request from a fork, which gets no password, is left alone', async () => {
    const run = await runWorkflow(workflow, {
      ...asPulled,
      from: 'somebody/website',
      secrets: {},
      repository: repository('2026-03-31'),
      caches: emptyFolder(),
    });
    expect(run.conclusion).toBe('skipped');
  });

  test('says which variable it wants where gongkai is nowhere', async () => {
    const run = await runWorkflow(workflow, {
      ...asPulled,
      vars: {},
      repository: repository('2026-03-31'),
      caches: emptyFolder(),
    });
    expect(run.conclusion).toBe('failure');
    expect(run.said).toContain('GONGKAI_PACKAGE: 请先设这个变量，见文件开头');
    expect(run.steps).toMatchObject({ 检查: 'skipped', 送代码扫描: 'skipped' });
  });
});

describe('the pipeline for GitLab', () => {
  const given = (more: Readonly<Record<string, string>>, asOf = '2026-03-31', caches = emptyFolder()) => ({
    variables: { GONGKAI_PACKAGE: machine.gongkaiPackage, GONGKAI_AUTH: PASSWORD, CI_DEFAULT_BRANCH: 'main', ...more },
    env: machine.env,
    repository: repository(asOf),
    caches,
  });
  const onMain = { CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: 'main' };

  test('what is below the threshold fails, its reports at hand; accepted by hand it is the next baseline', async () => {
    const caches = emptyFolder();
    const run = await runPipeline(
      gitlabPipeline({ lang: 'zh' }),
      given({ ...onMain, ACCEPT_BASELINE: 'true' }, '2026-06-30', caches),
    );
    expect(run.conclusion, run.said).toBe('failure');
    for (const path of Object.values(run.reports)) expect(existsSync(join(run.artifacts, path))).toBe(true);
    const quality = readFileSync(join(run.artifacts, run.reports['codequality'] ?? ''), 'utf8');
    expect((JSON.parse(quality) as unknown[]).length).toBeGreaterThan(0);
    for (const file of ['run.json', 'qinghe/report.json'])
      expect(existsSync(join(caches, 'gongkai-baseline', 'gongkai-baseline', file))).toBe(true);
  });

  test('a site that lets nobody in is a warning, which says what to check', async () => {
    const run = await runPipeline(gitlabPipeline({ lang: 'en' }), given({ ...onMain, GONGKAI_AUTH: 'bianji:bie-de' }));
    expect(run.conclusion, run.said).toBe('warning');
    expect(run.said).toMatch(/user name and password \(HTTP 401\)/);
    expect(run.said).toContain('a site could not be judged');
  });

  test('other branches and tags are no business of it; the file is what GitLab’s own keywords allow', async () => {
    const run = await runPipeline(
      gitlabPipeline({ lang: 'zh' }),
      given({ CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'draft' }),
    );
    expect(run.conclusion).toBe('skipped');
    const { gongkai } = parse(gitlabPipeline({ lang: 'en', target: 'http://www.qinghe.gov.cn/' })) as {
      gongkai: { script: string[] };
    };
    expect(gongkai.script[0]).toContain("gongkai audit 'http://www.qinghe.gov.cn/' --out");
  });
});
