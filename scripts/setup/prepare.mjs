import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run-program.mjs';
import { build } from './build.mjs';
import { isHeld } from './one-at-a-time.mjs';

// npm runs this after it has installed the packages of this folder: whoever installs gongkai from its repository, or links a
// fresh clone, gets it built by that. Our own set-up, which holds the lock, builds by itself.
const isThere = (...path) => existsSync(join(ROOT, ...path));
if (!isThere('dist', 'main.js') && !isHeld()) {
  if (isThere('node_modules', 'typescript')) {
    try {
      await build(console.log);
    } catch (error) {
      console.error(`Build: ${error.message}.`);
      process.exitCode = 1;
    }
  } else {
    console.log('Build: left out, the development packages are not installed.');
  }
}
