import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run-program.mjs';
import { build } from './setup/build.mjs';
import { installBrowser } from './setup/install-browser.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { whyNodeIsTooOld } from './setup/node-version.mjs';

/** Everything a fresh machine lacks, each step skipped where it is done. Throws a sentence where going on makes no sense. */
export async function setUp({ again = false } = {}) {
  const say = (line) => console.log(line);
  requireNode();
  await oneAtATime(say, async () => {
    await installPackages(say);
    await build(say);
    await installBrowser(say, { again });
  });
}

/** Says what is missing in one sentence instead of a stack. Returns whether set-up succeeded. */
export async function setUpOrSay(options) {
  try {
    await setUp(options);
    return true;
  } catch (error) {
    console.error(`Set-up stopped: ${error.message}.`);
    return false;
  }
}

/** The lowest version that package.json names. */
function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const why = whyNodeIsTooOld(process.versions.node, engines.node);
  if (why !== undefined) throw new Error(why);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await setUpOrSay({ again: true })) ? 0 : 1;
