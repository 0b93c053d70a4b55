import { join } from 'node:path';
import { ROOT, runProgram } from './run-program.mjs';
import { setUpOrSay } from './setup.mjs';

// `npm start`: set-up, then the main job on the bundled demo sites. `npm start -- --out DIR` hands its options on to `gongkai demo`.
if (await setUpOrSay()) {
  console.log('Running gongkai demo …');
  const command = [process.execPath, join(ROOT, 'dist', 'main.js'), 'demo', ...process.argv.slice(2)];
  // The pages are the demo's own: they may be shown where this machine allows an ordinary user no sandbox (containers).
  const env = { GONGKAI_BROWSER_SANDBOX: process.env.GONGKAI_BROWSER_SANDBOX ?? 'auto' };
  const { status } = await runProgram(command, { env });
  process.exitCode = status;
} else {
  process.exitCode = 1;
}
