import { relative } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { ROOT } from './run-program.mjs';

// The `types` and `lint` steps of `npm run check` in one process: lint asks the compiler for types, and having it read all sources
// twice took a minute. Prints `{ types, lint }`, each `{ passed, output }`, as JSON.

const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail, getCurrentDirectory: () => ROOT };
const config = ts.getParsedCommandLineOfConfigFile('tsconfig.check.json', {}, host);
const program = ts.createProgram({
  rootNames: config.fileNames,
  options: config.options,
  configFileParsingDiagnostics: ts.getConfigFileParsingDiagnostics(config),
});
const diagnostics = ts.getPreEmitDiagnostics(program);
const types = {
  passed: diagnostics.length === 0,
  output: ts.formatDiagnostics(diagnostics, {
    getCurrentDirectory: () => ROOT,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  }),
};

const linter = new ESLint({
  cwd: ROOT,
  overrideConfig: { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions: { programs: [program] } } },
});
const results = await linter.lintFiles(['.']);
const found = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
// Passing on files that were never read is the trap here.
const linted = new Set(results.map(({ filePath }) => relative(ROOT, filePath)));
const left = config.fileNames.map((name) => relative(ROOT, name)).filter((name) => !linted.has(name));
const lint = {
  passed: found === 0 && left.length === 0,
  output: [await (await linter.loadFormatter('stylish')).format(results), ...left.map((name) => `not read: ${name}`)]
    .filter((line) => line !== '')
    .join('\n'),
};

process.stdout.write(JSON.stringify({ types, lint }));

function fail(diagnostic) {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}
