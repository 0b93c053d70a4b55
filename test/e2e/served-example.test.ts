/** Sites of examples, served for real: what the crawl sees over HTTP comes out as what `rules test` says of the drawing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { expect, onTestFinished, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { compareOutcome } from '../../src/examples/compare-outcome.js';
import { drawPages, NOT_FOUND, type SketchedPages } from '../../src/examples/draw-pages.js';
import { expectedOf } from '../../src/examples/expected-of.js';
import { layOut, ORIGIN } from '../../src/examples/lay-out.js';
import { mergeSketch, situationOf } from '../../src/examples/merge-sketch.js';
import { readExamples } from '../../src/examples/read-examples.js';
import type { AuditReport } from '../../src/model/report.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import type { ReportMove } from '../../src/scoring/compare-outcomes.js';
import { runGongkai } from './run-gongkai.js';

const PACK = 'shizhong-2024';
const FILE = `rules/${PACK}/examples/chapter-1.yaml`;
const profile = loadProfile(PACK, { rulesFolder: 'rules', checks: catalog });
const pool = readExamples(FILE, readFileSync(FILE)).content;
const HOST = new URL(ORIGIN).host;

/** The drawing of an example of the file, and what it expects. */
function drawn(name: string) {
  const sketch = pool.examples?.find((one) => one.name === name);
  if (!sketch) throw new Error(`no example ${name}`);
  const { asOf = '2024-12-31', name: body } = situationOf(pool, sketch);
  const laid = layOut(mergeSketch(pool, sketch), profile.vocabulary, body);
  return { pages: drawPages(laid), about: { name: body, asOf, units: laid.units }, expects: expectedOf(pool, sketch) };
}

test.each(['年底前全部公开', '期限前一天，都还没有到时候', '什么也没有公开，只有无关的通知'])('%s', async (name) => {
  const { pages, about, expects } = drawn(name);
  const { report } = await audited(pages, about);
  expect(report.crawl.stoppedBecause).toBe('complete');
  const off = report.outcomes.flatMap((outcome) => {
    const due = expects(outcome.rule);
    const said = due === undefined ? undefined : compareOutcome(outcome, due);
    return said ? [`${outcome.rule}: ${said.due}, not ${said.found}`] : [];
  });
  expect(off).toEqual([]);
  expect(report.outcomes.filter(({ rule }) => expects(rule) !== undefined).length).toBeGreaterThan(0);
});

test('a stored site tells what another rule set would move, and what a rule stood on there', async () => {
  const { pages, about } = drawn('一个街道没有公开老旧小区改造');
  const { folder, report } = await audited(pages, about);
  const own = join(folder, 'own.yaml');
  writeFileSync(
    own,
    `id: own\ntitle: 本区评测方案\nversion: 1.0.0\nextends: [${PACK}]\n` +
      'overrides: { sz-education: { enabled: false }, sz-old-communities-streets: { level: advice } }\n',
  );
  const run = join(folder, 'r');
  const diff = await runGongkai(['rules', 'diff', PACK, own, '--against', run, '--json']);
  expect(diff.stderr).toBe('');
  const [moved] = (JSON.parse(diff.stdout) as { sites: ReportMove[] }).sites;
  expect(moved).toMatchObject({ site: 'qinghe', from: { points: report.scorecard.points } });
  expect(moved?.moves.map(({ rule }) => rule).sort()).toEqual(['sz-education', 'sz-old-communities-streets']);
  // One point less is at stake; what waits for an evaluator had none.
  expect(moved?.to.points.outOf).toBe((moved?.from.points.outOf ?? 0) - 1);

  const rule = 'sz-old-communities-streets';
  const told = await runGongkai(['explain', rule, '--run', run, '--site', 'qinghe']);
  expect(told.stdout).toContain('要通过，最少要做');
  expect(told.stdout).toContain('荷塘街道办事处');
  const data = await runGongkai(['explain', rule, '--run', run, '--json']);
  const [one] = (JSON.parse(data.stdout) as { examinations: Examined[] }).examinations;
  expect(one?.whatIf.now.points).toEqual(report.scorecard.points);
  expect(one?.whatIf.then.points.value).toBeGreaterThan(report.scorecard.points.value);
});

interface Examined {
  readonly whatIf: Readonly<Record<'now' | 'then', Pick<AuditReport['scorecard'], 'points'>>>;
}

async function audited(
  pages: SketchedPages,
  { name, asOf, units }: { readonly name: string; readonly asOf: string; readonly units: readonly unknown[] },
): Promise<{ readonly folder: string; readonly report: AuditReport }> {
  const server = await serve(pages);
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-served-'));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const site = {
    id: 'qinghe',
    name,
    kind: 'district',
    url: `http://${HOST}:${port}/`,
    ...(units.length > 0 && { units }),
  };
  writeFileSync(join(folder, 'sites.yaml'), stringify({ sites: [site] }));
  const { status, stderr } = await runGongkai([
    ...['audit', '--sites', join(folder, 'sites.yaml'), '--profile', PACK, '--as-of', asOf, '--allow-private'],
    ...[
      '--resolve',
      `${HOST}:${port}:127.0.0.1`,
      '--out',
      folder,
      '--run',
      'r',
      '--format',
      'json',
      '--render',
      'never',
    ],
    ...['--delay', '0', '--concurrency', '8', '--hosts-per-address', '20', '--no-progress'],
  ]);
  if (status !== 0 && status !== 3) throw new Error(stderr);
  const report = JSON.parse(readFileSync(join(folder, 'r', 'qinghe', 'report.json'), 'utf8')) as AuditReport;
  return { folder, report };
}

/** The drawn pages at their addresses; links lead to the port that is served. */
const serve = (pages: SketchedPages): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const answer = pages.get(new URL(request.url ?? '/', ORIGIN).href);
      const { status, html } =
        answer === undefined || answer === 'unread' || !('html' in answer) ? { status: 404, html: NOT_FOUND } : answer;
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html.replaceAll(ORIGIN, `http://${request.headers.host ?? HOST}`));
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
