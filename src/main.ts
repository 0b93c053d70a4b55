#!/usr/bin/env node
/** argv → cli; the one exit code and the one top-level catch. `--version` answers before anything else loads. */
import { readFileSync } from 'node:fs';

const version = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version()}\n`);
} else {
  const [{ run, crash }, { isTaken }] = await Promise.all([
    import('./cli/run.js'),
    import('./cli/errors/stray-errors.js'),
  ]);
  // What no promise carries, such as an error event of a socket nobody listens to, is a bug too: a site's own, or ours.
  process.on('uncaughtException', (error) => {
    if (!isTaken(error)) process.exit(crash(error, args, version()));
  });
  process.exitCode = await run(args, version());
  // What a site that was given up has left open must not keep the process.
  setTimeout(() => process.exit(), 10_000).unref();
}
