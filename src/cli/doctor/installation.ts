import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Say } from '../language.js';

/** Where this program lies: in its repository, installed for everybody (`npm i -g`), or within another project. */
export type Installation = 'repository' | 'global' | 'dependency';

/** Told by the folder of the package: only the repository has the sources and their scripts. */
export function installationOf(packageFolder: string): Installation {
  if (existsSync(join(packageFolder, 'scripts', 'setup.mjs'))) return 'repository';
  const above = packageFolder.split(`${sep}node_modules${sep}`)[0] ?? packageFolder;
  // A project has a package.json beside its node_modules; the folder of all global packages has none.
  return existsSync(join(above, 'package.json')) ? 'dependency' : 'global';
}

/** How a browser comes onto this machine: the repository's own command, else by hand. */
export function browserRemedy(installation: Installation, say: Say): string {
  const byHand = say(
    '安装 Chrome 或 Chromium（Debian：apt install chromium），或用环境变量 GONGKAI_BROWSER 指定它的路径',
    'install Chrome or Chromium (Debian: apt install chromium), or name its path in GONGKAI_BROWSER',
  );
  return installation === 'repository'
    ? say(`运行 npm run setup，或${byHand}`, `run npm run setup, or ${byHand}`)
    : byHand;
}

/** How files that are missing or spoilt come back. */
export function reinstallRemedy(installation: Installation, say: Say): string {
  return {
    repository: say('重新取出代码，再运行 npm run setup', 'check out the repository again, then npm run setup'),
    global: say('重新安装：npm install -g 当初所用的包', 'install again: npm install -g with the package used before'),
    dependency: say('在项目里重新安装：npm install', 'install again in your project: npm install'),
  }[installation];
}
