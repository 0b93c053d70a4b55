import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT, nodeProgram, runProgram } from './run-program.mjs';
import { build } from './setup/build.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';

// `npm run check`: everything that can be said about the sources without running them. All steps run; the summary comes last.
const steps = [
  { name: 'types', run: async () => (await typesAndLint()).types },
  { name: 'lint', run: async () => (await typesAndLint()).lint },
  { name: 'format', run: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'direction', run: direction },
  { name: 'unused', run: () => tool('knip/bin/knip.js', '--no-progress') },
  { name: 'package', run: packed },
];

let bothRead;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

await oneAtATime(console.log, () => installPackages(console.log));
const { default: PQueue } = await import('p-queue');
// Types and lint are one program, which takes as long as all others together: with two cores they run beside it.
const queue = new PQueue({ concurrency: Math.min(2, availableParallelism()) + 1 });
const wanted = steps.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const results = await queue.addAll(
  wanted.map(({ name, run }) => async () => {
    const startedAt = performance.now();
    const { passed, output } = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (!passed) console.log(`${output.trim().replace(/^/gm, '    ')}\n`);
    return { name, passed };
  }),
);
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
console.log(
  failed.length === 0
    ? `Checks: all ${results.length} passed.`
    : `Checks: ${failed.length} of ${results.length} failed: ${failed.join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function tool(program, ...args) {
  const { status, output } = await runProgram([...nodeProgram(...program.split('/')), ...args], { quietly: true });
  return { passed: status === 0, output };
}

/** Both are read by one program, once, whichever is asked for. */
function typesAndLint() {
  return (bothRead ??= runProgram([process.execPath, join(ROOT, 'scripts', 'check-types-and-lint.mjs')], {
    quietly: true,
  }).then(({ stdout, output }) => {
    const failure = { passed: false, output };
    return parse(stdout) ?? { types: failure, lint: failure };
  }));
}

/** Passing on modules that were never read is the trap here: as many must be read as there are. */
async function direction() {
  const command = nodeProgram('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { status, stdout, output } = await runProgram([...command, ...args], { quietly: true });
  const cruise = parse(stdout);
  if (cruise === undefined)
    return { passed: false, output: output || `dependency-cruiser ended with ${status} and said nothing` };
  const { violations, error } = cruise.summary;
  const read = cruise.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length;
  const present = readdirSync(join(ROOT, 'src'), { recursive: true }).filter((file) =>
    /(?<!\.d)\.tsx?$/.test(file),
  ).length;
  const lines = violations.map(({ from, to, rule }) => `${rule.severity} ${rule.name}: ${from} → ${to}`);
  if (read < present || read === 0) lines.push(`only ${read} of ${present} modules were read`);
  return { passed: error === 0 && read >= present && read > 0, output: lines.join('\n') };
}

/** What npm would hand out; packed from dist/, which is made anew where it is not of these sources. */
async function packed() {
  try {
    await oneAtATime(console.log, () => build(() => undefined));
    const { checkPackedPackage } = await import('./check-package.mjs');
    const faults = await checkPackedPackage();
    return { passed: faults.length === 0, output: faults.join('\n') };
  } catch (error) {
    return { passed: false, output: error.message };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
