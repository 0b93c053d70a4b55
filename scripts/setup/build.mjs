import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, nodeProgram, runProgram } from '../run-program.mjs';

const SOURCE = join(ROOT, 'src');
const OUTPUT = join(ROOT, 'dist');
const STAMP = join(OUTPUT, '.built-from');

/** Compiles src/ to dist/, unless dist/ was built from these very sources. */
export async function build(say) {
  const fingerprint = fingerprintOfSources();
  if (isBuiltFrom(fingerprint)) return say('Build: dist/ is up to date.');
  say('Build: compiling src/ to dist/ (tsc) …');
  // Without its outputs the compiler's own memory of what it wrote would make it write nothing.
  if (!existsSync(join(OUTPUT, 'main.js'))) rmSync(OUTPUT, { recursive: true, force: true });
  rmSync(STAMP, { force: true });
  const { status } = await runProgram([...nodeProgram('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']);
  removeOrphans();
  copyAssets();
  if (status !== 0) throw new Error('the sources do not compile; the errors are above');
  chmodSync(join(OUTPUT, 'main.js'), 0o755);
  writeFileSync(STAMP, fingerprint);
  say('Build: done.');
}

function isBuiltFrom(fingerprint) {
  return existsSync(join(OUTPUT, 'main.js')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint;
}

function fingerprintOfSources() {
  const hash = createHash('sha256');
  for (const path of ['tsconfig.json', 'package-lock.json', ...filesUnder(SOURCE).map((file) => join('src', file))])
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return hash.digest('hex');
}

/** What was compiled from a source that is gone must not be loaded any more. */
function removeOrphans() {
  for (const file of filesUnder(OUTPUT)) {
    const stem = /^(.*?)(?:\.d\.ts|\.js)$/.exec(file)?.[1];
    if (stem === undefined) continue;
    const sources = ['.ts', '.tsx', '.js', '.d.ts'].map((end) => join(SOURCE, `${stem}${end}`));
    if (!sources.some((source) => existsSync(source))) rmSync(join(OUTPUT, file));
  }
}

/** Files that the compiler leaves alone (templates, style sheets) go along unchanged. */
function copyAssets() {
  for (const file of filesUnder(SOURCE)) {
    if (/\.tsx?$/.test(file) || file.endsWith('README.md')) continue;
    mkdirSync(dirname(join(OUTPUT, file)), { recursive: true });
    cpSync(join(SOURCE, file), join(OUTPUT, file));
  }
}

/** Paths of all files below a folder, relative to it, sorted. */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build(console.log);
  } catch (error) {
    console.error(`Build: ${error.message}`);
    process.exitCode = 1;
  }
}
