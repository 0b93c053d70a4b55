import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../run-program.mjs';
import { median } from './bench-program.mjs';

/** Median times of `gongkai --version` and `node -e 0`, taken in turns. */
export function startUp({ starts }) {
  const bare = [];
  const version = [];
  for (let turn = 0; turn < starts; turn += 1) {
    bare.push(msOf(['-e', '0']));
    version.push(msOf([join(ROOT, 'dist', 'main.js'), '--version']));
  }
  const [bareMs, versionMs] = [median(bare), median(version)];
  return { bareMs, versionMs, ratio: versionMs / bareMs };
}

function msOf(args) {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - startedAt;
}
