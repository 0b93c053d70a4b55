import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runProgram } from '../run-program.mjs';
import { benchProgram } from './bench-program.mjs';

/** Page and workbook of a made-up run, by `gongkai scorecard` in processes of their own, beside reading its reports bare. */
export async function reports({ sites, rules }, scratch) {
  const run = join(scratch, 'big-run');
  const { bytes } = benchProgram('big-run', [run, sites, rules]);
  const measured = async (name, args) => {
    const measures = join(scratch, `${name}.json`);
    const { status, output } = await runProgram(
      [process.execPath, '--import', pathToFileURL(join(ROOT, 'test', 'bench', 'report-peak.mjs')).href, ...args],
      { quietly: true, env: { GONGKAI_BENCH_FILE: measures } },
    );
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${output}`);
    return JSON.parse(readFileSync(measures, 'utf8'));
  };
  const rank = (id, format) => [
    join(ROOT, 'dist', 'main.js'),
    ...['scorecard', run, '--out', join(scratch, 'rankings'), '--run', id, '--format', format, '--quiet'],
  ];
  const bare = await measured('bare', [join(ROOT, 'test', 'bench', 'parse-reports.mjs'), run]);
  const page = await measured('page', rank('page', 'html'));
  const workbook = await measured('workbook', rank('workbook', 'xlsx'));
  const file = join(scratch, 'rankings', 'page', 'index.html');
  return {
    ...{ sites, rules, bytes, bare, page, workbook },
    pageBytes: statSync(file).size,
    workbookBytes: statSync(join(scratch, 'rankings', 'workbook', 'scorecard.xlsx')).size,
    browser: benchProgram('filter-page', [file]),
  };
}
