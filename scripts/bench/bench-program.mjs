import { fork, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../run-program.mjs';

const TSX = ['--import', 'tsx'];

/** Runs a program of test/bench to its end and gives the figures that it prints as JSON. */
export function benchProgram(name, args, nodeArgs = []) {
  const program = join(ROOT, 'test', 'bench', `${name}.ts`);
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 45 * 60_000 };
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    [...TSX, ...nodeArgs, program, ...args.map(String)],
    options,
  );
  if (status !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${status ?? signal}:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Serves a made-up site from a process of its own while `use` runs; `ask` asks that process for its count of requests. */
export async function withServedSite(site, use) {
  const server = fork(join(ROOT, 'test', 'bench', 'serve.ts'), { cwd: ROOT, execArgv: TSX });
  const ask = (question) =>
    new Promise((resolve, reject) => {
      server.once('message', resolve);
      server.once('exit', (code) => reject(new Error(`the server of the site ended with ${code}`)));
      server.send(question);
    });
  try {
    return await use(await ask(site), ask);
  } finally {
    server.kill();
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
