import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, whatever folder a script was started from. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A program of an installed package, run with this very Node: no shell, no PATH. */
export const nodeProgram = (...path) => [process.execPath, join(ROOT, 'node_modules', ...path)];

/** npm by the path of the one we run under, so that `npm start` needs no second npm on PATH. */
export function npmCommand() {
  const running = process.env.npm_execpath ?? '';
  return /npm-cli\.[cm]?js$/.test(running) ? [process.execPath, running] : ['npm'];
}

/**
 * Runs a program to its end and tells how it ended; never throws. Without `quietly` its output goes straight to ours.
 * @param {string[]} command program and arguments
 * @param {{ quietly?: boolean, timeoutMs?: number, env?: Record<string, string | undefined>, cwd?: string }} [options]
 * @returns {Promise<{ status: number, stdout: string, output: string, timedOut: boolean }>} output is stdout and stderr as they came
 */
export function runProgram([program, ...args], { quietly = false, timeoutMs, env, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quietly ? 'pipe' : 'inherit', quietly ? 'pipe' : 'inherit'],
      // Only a program without a path of its own (npm.cmd) needs Windows' shell; our own arguments hold no metacharacters.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let stdout = '';
    let output = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text) => ((stdout += text), (output += text)));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGTERM');
          }, timeoutMs);
    const end = (status) => {
      clearTimeout(timer);
      resolve({ status, stdout, output, timedOut });
    };
    child.on('error', (error) => ((output += `${error.message}\n`), end(127)));
    child.on('close', (code, signal) => end(code ?? (signal === null ? 1 : 128)));
  });
}
