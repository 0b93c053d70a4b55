import { join } from 'node:path';
import { ROOT, runProgram } from './run-program.mjs';
import { setUpOrSay } from './setup.mjs';

// `npm start`: set-up, then the main job on the bundled demo sites. `npm start -- --out DIR` hands its options on to `gongkai demo`.
if (await setUpOrSay()) {
  console.log('Running gongkai demo …');
  const { status } = await runProgram([
    process.execPath,
    join(ROOT, 'dist', 'main.js'),
    'demo',
    ...process.argv.slice(2),
  ]);
  process.exitCode = status;
} else {
  process.exitCode = 1;
}
