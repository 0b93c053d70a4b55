/** The folder in which a README is followed from its first line to its last, and the shell that does what it says. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GONGKAI_PROGRAM, GONGKAI_SURROUNDINGS } from '../support/gongkai-program.js';
import { beginResident } from '../support/resident/run-resident.js';
import { ROOT } from './read-readme.js';

export interface Ended {
  readonly status: number | null;
  /** What it printed, on stdout and stderr. */
  readonly said: string;
}

export interface ScratchFolder {
  readonly path: string;
  /** Puts a file of the README where its reader would. */
  write(name: string, text: string): void;
  /** Does a line of a shell to its end. */
  run(line: string): Promise<Ended>;
  /** Begins a line that goes on until it is told to stop, waits until it says that it has begun, and stops it after `meanwhile`. */
  runUntil(begun: RegExp, line: string, meanwhile?: () => Promise<void>): Promise<Ended>;
  remove(): void;
}

/** No line of a README takes so long, however busy the machine. */
const HANGING_MS = 240_000;
/** A call of the program in which a shell would find nothing to do but to split words. */
const PLAIN = /^(?:npx )?gongkai ([^|&;<>*?$"'`\\(){}[\]~#]+)$/;
const TSX = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;

/** `env` is what all lines find in their environment. */
export function makeScratchFolder(env: Readonly<Record<string, string>>): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), 'gongkai-readme-'));
  const tools = mkdtempSync(join(tmpdir(), 'gongkai-readme-tools-'));
  const node = [process.execPath, ...GONGKAI_PROGRAM].map(quoted).join(' ');
  const scripts = [process.execPath, '--import', TSX].map(quoted).join(' ');
  addTool(tools, 'gongkai', `exec ${node} "$@"`);
  addTool(
    tools,
    'npx',
    `case "$1" in\n  gongkai) shift; exec ${node} "$@" ;;\n  tsx) shift; exec ${scripts} "$@" ;;\n  *) echo "npx $1: no such program here" >&2; exit 96 ;;\nesac`,
  );
  // Scripts are named as they are called from the folder of the repository.
  symlinkSync(join(ROOT, 'scripts'), join(path, 'scripts'));
  const surroundings = {
    ...withoutSettings(process.env),
    ...GONGKAI_SURROUNDINGS,
    ...env,
    PATH: `${tools}:${process.env['PATH'] ?? ''}`,
    HOME: path,
  };
  const begin = (line: string): ChildProcess =>
    spawn('sh', ['-c', line], { cwd: path, stdio: ['ignore', 'pipe', 'pipe'], env: surroundings });
  const resident = beginResident({ cwd: path, env: surroundings });
  return {
    path,
    write: (name, text) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    },
    run: async (line) => {
      const words = PLAIN.exec(line)?.[1]?.split(/\s+/);
      if (words === undefined) return ending(begin(line)).ended;
      return resident.run(words);
    },
    runUntil: async (begun, line, meanwhile) => {
      const child = begin(`exec ${line}`);
      const { ended, heard } = ending(child);
      await Promise.race([heard(begun), ended]);
      if (child.exitCode === null) await meanwhile?.();
      child.kill('SIGTERM');
      return ended;
    },
    remove: () => {
      resident.end();
      for (const folder of [path, tools]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ending(child: ChildProcess): { ended: Promise<Ended>; heard: (words: RegExp) => Promise<void> } {
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), HANGING_MS);
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve({ status, said });
      });
    }),
    heard: (words) =>
      new Promise((resolve) => {
        listeners.add(() => {
          if (words.test(said)) resolve();
        });
      }),
  };
}

function addTool(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Whoever runs the tests may have settings of his own. */
const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('GONGKAI_') || name === 'GONGKAI_BROWSER'),
  );
