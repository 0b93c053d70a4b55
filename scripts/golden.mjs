import { ROOT, nodeProgram, runProgram } from './run-program.mjs';

// `npm run golden`: writes again what is generated and committed, and which tests hold to the program; then shows what changed. What is
// shown is to be read: a golden file that changed without a reason is a fault that was found.
const tsx = nodeProgram('tsx', 'dist', 'cli.mjs');
const steps = [
  {
    name: 'catalogue',
    paths: ['src/catalog.ts'],
    command: [process.execPath, 'scripts/make-catalog.mjs'],
  },
  { name: 'schemas', paths: ['schema'], command: [...tsx, 'scripts/golden/make-schemas.ts'] },
  {
    name: 'formats',
    paths: ['test/report/golden'],
    command: [...nodeProgram('vitest', 'vitest.mjs'), 'run', 'test/report/golden.test.ts', '--update'],
  },
  { name: 'templates', paths: ['reports/templates'], command: [...tsx, 'scripts/make-templates.ts'] },
  // A whole audit with pictures, a minute: only where it is asked for.
  {
    name: 'sample',
    paths: ['reports/sample', 'reports/pictures'],
    command: [process.execPath, 'scripts/sample.mjs'],
    isSlow: true,
  },
];

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `Nothing golden is called ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const wanted = steps.filter(({ name, isSlow }) => (chosen.length === 0 ? !isSlow : chosen.includes(name)));
const failed = [];
for (const { name, command } of wanted) {
  const { status, output } = await runProgram(command, { quietly: true });
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  if (status === 0) continue;
  failed.push(name);
  console.log(output.trim().replace(/^/gm, '    '));
}
await showChanges(wanted.flatMap(({ paths }) => paths));
process.exitCode = failed.length === 0 ? 0 : 1;

/** New files too; outside a repository there is nothing to compare with. */
async function showChanges(paths) {
  const known = await runProgram(['git', 'diff', '--stat', '--', ...paths], { quietly: true });
  if (known.status !== 0) return;
  const fresh = await runProgram(['git', 'ls-files', '--others', '--exclude-standard', '--', ...paths], {
    quietly: true,
    cwd: ROOT,
  });
  const lines = [
    ...known.stdout.trimEnd().split('\n'),
    ...fresh.stdout
      .trim()
      .split('\n')
      .map((path) => path && ` new: ${path}`),
  ];
  const changes = lines.filter((line) => line !== '');
  console.log(changes.length === 0 ? 'Nothing changed against what is staged or committed.' : changes.join('\n'));
}
