import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runProgram } from './run-program.mjs';
import { setUpOrSay } from './setup.mjs';

// `npm run sample`: audits the demo sites as of a fixed day, writes every format, puts the run into reports/sample/ and takes its pictures.
const AS_OF = '2026-11-20';
/** Megabytes a site, mostly of pictures: the repository keeps those of one. */
const LARGE_FILES = ['report.pdf', 'snapshot.wacz'];
const WITH_LARGE_FILES = 'qinghe';
const SAMPLE = join(ROOT, 'reports', 'sample');

process.exitCode = (await setUpOrSay()) ? await renew() : 1;

async function renew() {
  const out = mkdtempSync(join(tmpdir(), 'gongkai-sample-'));
  try {
    const asked = ['--out', out, '--run', 'sample', '--as-of', AS_OF, '--format', 'all', '--no-progress'];
    const { status } = await runProgram([process.execPath, join(ROOT, 'dist', 'main.js'), 'demo', ...asked]);
    if (status !== 0) return status;
    for (const site of readdirSync(join(out, 'sample'), { withFileTypes: true }).filter((one) => one.isDirectory()))
      if (site.name !== WITH_LARGE_FILES)
        for (const file of LARGE_FILES) rmSync(join(out, 'sample', site.name, file), { force: true });
    rmSync(SAMPLE, { recursive: true, force: true });
    cpSync(join(out, 'sample'), SAMPLE, { recursive: true });
    console.log(`Written to ${join('reports', 'sample')}.`);
    const pictures = await runProgram([process.execPath, join(ROOT, 'scripts', 'pictures', 'report.mjs')]);
    return pictures.status;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
