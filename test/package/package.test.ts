import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoSites } from '../../src/demo/create-demo-sites.js';
import { serveDemo, type ServedDemo } from '../../src/demo/serve-demo.js';
import { installPackage, isBuilt, manifest, type InstalledPackage } from '../support/installed-package.js';

const run = promisify(execFile);
const EXAMPLES = fileURLToPath(new URL('../library/examples/', import.meta.url));
const NODE_TYPES = fileURLToPath(new URL('../../node_modules/@types', import.meta.url));

/** What the tests of a machine say of themselves must not steer the package: a user's environment, and no `GONGKAI_…`. */
const surroundings = { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' };

describe.skipIf(!isBuilt)('the package, installed elsewhere', () => {
  let installed: InstalledPackage;
  let demo: ServedDemo;
  const node = (...args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
    run(process.execPath, [...args], { cwd: installed.project, env: surroundings });
  beforeAll(async () => {
    installed = installPackage();
    demo = await serveDemo(createDemoSites({ asOf: '2026-11-20' }));
  });
  afterAll(async () => {
    await demo.close();
    installed.remove();
  });

  it('holds what a user runs and reads, and nothing of how it is made', () => {
    expect(installed.files).toEqual(
      expect.arrayContaining([
        'README.md',
        'package.json',
        'dist/main.js',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/library/judge-process.js',
        'dist/dashboard/assets/style.css',
        'rules/national/rule-set.yaml',
        'schema/rule-set.schema.json',
        'reports/templates/rectification.docx',
      ]),
    );
    expect(
      installed.files.filter((file) => /^(?:src|test|scripts|reports\/sample|\.)|tsbuildinfo|\.map$/.test(file)),
    ).toEqual([]);
    // A larger one holds what it should not: installing is a matter of seconds.
    expect(installed.unpackedBytes).toBeLessThan(12_000_000);
  });

  it('imports only what it declares', () => {
    const declared = new Set(Object.keys(manifest().dependencies));
    const undeclared = installed.files
      .filter((file) => /\.(?:js|d\.ts)$/.test(file))
      .flatMap((file) => importsOf(join(installed.folder, file)).map((name) => `${file}: ${name}`))
      .filter((line) => !declared.has(line.split(': ')[1] ?? ''));
    expect(undeclared).toEqual([]);
  });

  it('has all types that its own refer to, and the examples of the README compile against them', () => {
    expect(faultsOf(installed.project)).toEqual([]);
  });

  it('audits a site, judges it again and reads rules as the examples of the README say', async () => {
    const [site] = demo.sites;
    const before = filesBelow(installed.folder);
    const audit = await node('audit-site.js', site?.loopbackUrl ?? '');
    expect(audit.stdout).toMatch(/^(?:un)?(?:qualified|determined): \d/);
    expect(audit.stderr).toMatch(/crawling \d+\/20\n/);
    expect(audit.stderr).toMatch(/done \d+\/20\n$/);
    expect(readFileSync(join(installed.project, 'report.html'), 'utf8')).toContain('某某区人民政府');

    const profile = await node('load-profile.js', 'national');
    expect(profile.stdout).toMatch(/\d+ rules, pass mark 60\n- /);
    writeFileSync(join(installed.project, 'ours.yaml'), 'id: ours\nextend: [national]\n');
    await expect(node('load-profile.js', 'ours.yaml')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^ours\.yaml:2:1 unknown key extend$/m) as unknown,
    });
    expect(filesBelow(installed.folder)).toEqual(before);
  });

  it('runs as a command, on a site list of its project', async () => {
    const [site] = demo.sites;
    const program = join(installed.folder, 'dist', 'main.js');
    expect((await node(program, '--version')).stdout).toBe(`${manifest().version}\n`);
    const wishes = ['--allow-private', '--render', 'never', '--delay', '0', '--max-pages', '12', '--quiet'];
    const only = ['--only', 'guide-updated-date', '--as-of', '2026-11-20', '--run', 'first'];
    const audit = await node(program, 'audit', site?.loopbackUrl ?? '', ...wishes, ...only).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(audit.stdout).toMatch(/^127\.0\.0\.1-\d+\t(?:un)?(?:qualified|determined)\t/);
    const report = join('reports', 'first', site ? `127.0.0.1-${site.port}` : '');
    const replay = await node('replay-snapshot.js', report, '2030-01-01');
    expect(replay.stdout).toMatch(/^2026-11-20: .*, 2030-01-01: /);
  });
});

/** Names of packages that a file imports, those of Node left out. */
const importsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:\bfrom|\bimport|\bimport\()\s*['"]([^'"]+)['"]/g)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => /^(?:@[\w.-]+\/)?[a-zA-Z][\w./-]*$/.test(specifier))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );

/** What the compiler of a strict project says of the examples and of our types; the examples are written as programs beside. */
const faultsOf = (project: string): readonly string[] => {
  const sources = readdirSync(EXAMPLES).map((file) => {
    writeFileSync(join(project, file), readFileSync(join(EXAMPLES, file)));
    return join(project, file);
  });
  const program = ts.createProgram(sources, {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    strict: true,
    exactOptionalPropertyTypes: true,
    types: ['node'],
    typeRoots: [NODE_TYPES],
  });
  program.emit();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(project))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, messageText }) => `${file?.fileName ?? ''} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
};

/** Every file with its size and the time when it was last written. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => ({ file, ...statSync(join(folder, file)) }))
    .map(({ file, size, mtimeMs }) => `${file} ${size} ${mtimeMs}`)
    .sort();
