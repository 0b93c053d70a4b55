import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { npmCommand, runProgram } from './run-program.mjs';

// The `package` step of `npm run check`: what npm would hand out, looked over by publint (files and fields) and attw (types as
// each kind of project resolves them).

/** The package is ESM: CommonJS has to load it by `import()`, or by `require` where Node can (20.19 and 22.12 on). */
const MEANT = new Set(['CJSResolvesToESM']);
/** Resolution of TypeScript 4, which knows no `exports`: only the package itself is found, by `types`. */
const OLD = 'node10';

/** Everything that is wrong with the package, one line each. */
export async function checkPackedPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-package-'));
  try {
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const { status, stdout, output } = await runProgram([...npmCommand(), ...pack], { quietly: true });
    if (status !== 0) return [output.trim()];
    const [{ filename }] = Object.values(JSON.parse(stdout));
    const bytes = readFileSync(join(folder, filename));
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return [...(await ofPublint(tarball)), ...(await ofAttw(bytes))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ofPublint(tarball) {
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

async function ofAttw(bytes) {
  const { problems = [], types } = await checkPackage(createPackageFromTarballData(new Uint8Array(bytes)));
  if (!types) return ['attw: the package has no types'];
  return problems
    .filter(({ kind, resolutionKind }) => !MEANT.has(kind) && resolutionKind !== OLD)
    .map((problem) => `attw: ${problem.kind} ${problem.entrypoint ?? ''} ${problem.resolutionKind ?? ''}`);
}
