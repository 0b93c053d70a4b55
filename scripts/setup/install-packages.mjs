import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, npmCommand, runProgram } from '../run-program.mjs';

/** Installs exactly what package-lock.json names, unless it is installed already. */
export async function installPackages(say) {
  const reason = whyInstall(ROOT);
  if (reason === undefined) return say('Packages: already installed.');
  say(`Packages: installing, because ${reason} (npm ci, a minute or two) …`);
  // The development packages build and test the program: wanted even where NODE_ENV says production. npm's warnings are on matters
  // that nobody who sets up can mend (an older npm, deprecated packages below ours); its errors are shown.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = await runProgram([...npmCommand(), 'ci', ...options]);
  if (status !== 0)
    throw new Error(
      'npm ci failed, its message is above. Once the package registry can be reached (npm config get registry), run the same command again',
    );
  say('Packages: installed.');
}

/**
 * Compares the lockfile with npm's own record of what it put into node_modules (written last, so absent after an interrupted install).
 * Times of files say nothing after a clone or a checkout.
 */
export function whyInstall(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or not readable');
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (present === undefined) return 'node_modules is missing or incomplete';
  for (const [path, { version, integrity, optional, devOptional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue;
    const installed = present[path];
    if (installed === undefined) {
      if (optional || devOptional) continue; // another platform's binary
      return `${path.replace('node_modules/', '')} is missing`;
    }
    if (installed.version !== version || (integrity && installed.integrity && installed.integrity !== integrity))
      return `${path.replace('node_modules/', '')} is ${installed.version}, not ${version}`;
  }
  return undefined;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
