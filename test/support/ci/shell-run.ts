/** A script as a runner starts it: `bash -e` of a file, its words kept. */
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ShellRun {
  readonly status: number;
  /** stdout and stderr, as they came. */
  readonly said: string;
}

export const runShell = (
  script: string,
  {
    cwd,
    env,
    options = [],
  }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly options?: readonly string[] },
): Promise<ShellRun> =>
  new Promise((resolve, reject) => {
    const file = join(mkdtempSync(join(tmpdir(), 'gongkai-step-')), 'script.sh');
    writeFileSync(file, script);
    const child = spawn('bash', ['--noprofile', '--norc', '-e', ...options, file], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status: status ?? 128, said: Buffer.concat(parts).toString('utf8') });
    });
  });
