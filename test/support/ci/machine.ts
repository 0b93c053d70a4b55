/** A machine of a CI service: an npm prefix of its own, a package that is gongkai as built here, and no package manager but for show. */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GONGKAI_PROGRAM, GONGKAI_SURROUNDINGS } from '../gongkai-program.js';

export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  /** For GONGKAI_PACKAGE. */
  readonly gongkaiPackage: string;
}

const executable = (path: string, text: string): void => {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
};

export function ciMachine(): Machine {
  const root = mkdtempSync(join(tmpdir(), 'gongkai-ci-'));
  const [tools, prefix, stand] = ['tools', 'prefix', 'gongkai'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [tools, join(prefix, 'bin'), stand]) mkdirSync(folder, { recursive: true });
  for (const name of ['apt-get', 'sudo']) executable(join(tools, name), '#!/bin/sh\nexit 0\n');
  executable(join(tools, 'fc-list'), '#!/bin/sh\necho NotoSansCJK.ttc\n');
  writeFileSync(
    join(stand, 'package.json'),
    JSON.stringify({ name: 'gongkai', version: '0.0.0', bin: { gongkai: 'gongkai.mjs' } }),
  );
  executable(
    join(stand, 'gongkai.mjs'),
    `#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
const program = ${JSON.stringify([...GONGKAI_PROGRAM])};
process.exitCode = spawnSync(process.execPath, [...program, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 128;
`,
  );
  const { PATH = '', HOME = '' } = process.env;
  return {
    env: {
      ...GONGKAI_SURROUNDINGS,
      HOME,
      PATH: [tools, join(prefix, 'bin'), PATH].join(':'),
      npm_config_prefix: prefix,
      npm_config_audit: 'false',
      // None: these audits use none, and `doctor` need not start it.
      GONGKAI_BROWSER: join(root, 'no-browser'),
    },
    gongkaiPackage: stand,
  };
}
