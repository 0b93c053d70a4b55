import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runProgram } from '../run-program.mjs';
import { withServedSite } from './bench-program.mjs';

const HOST = 'www.yunhu.gov.cn';

/** A whole `gongkai audit` of a big site on loopback, in a process of its own and without a browser. */
export const audit = (site, scratch) =>
  withServedSite(site, async (served, ask) => {
    const measures = join(scratch, 'peak.json');
    const startedAt = performance.now();
    const { status, output } = await runProgram(
      [
        process.execPath,
        ...['--import', pathToFileURL(join(ROOT, 'test', 'bench', 'report-peak.mjs')).href],
        join(ROOT, 'dist', 'main.js'),
        ...['audit', `http://${HOST}:${served.port}/`, '--profile', 'national', '--as-of', site.asOf],
        ...['--resolve', `${HOST}:${served.port}:127.0.0.1`, '--dns', served.dns, '--allow-private'],
        ...['--render', 'never', '--delay', '0', '--out', scratch, '--run', 'bench', '--no-progress'],
      ],
      { quietly: true, env: { GONGKAI_BENCH_FILE: measures } },
    );
    if (![0, 3].includes(status)) throw new Error(`gongkai audit ended with ${status}:\n${output}`);
    const wallMs = performance.now() - startedAt;
    const { requests, distinct } = await ask('how many requests?');
    const run = JSON.parse(readFileSync(join(scratch, 'bench', 'run.json'), 'utf8'));
    const report = JSON.parse(readFileSync(join(scratch, 'bench', run.sites[0].report), 'utf8'));
    const { peakBytes, cpuMs } = JSON.parse(readFileSync(measures, 'utf8'));
    const { crawl, scorecard } = report;
    return {
      ...{ sitePages: served.pages, requests, distinct, pages: crawl.pages, stoppedBecause: crawl.stoppedBecause },
      ...{ verdict: scorecard.verdict, points: scorecard.points, peakBytes, barePeakBytes: barePeak(), cpuMs, wallMs },
    };
  });

/** Peak memory of a Node that does nothing. */
function barePeak() {
  const args = ['-p', 'process.resourceUsage().maxRSS'];
  return Number(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout) * 1024;
}
