import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { debian } from './debian.mjs';

const SERVERS = [
  { name: 'PostgreSQL', program: 'initdb', packages: ['postgresql'] },
  { name: 'Redis', program: 'redis-server', packages: ['redis-server'] },
];

/**
 * The two servers that an office may share, for the tests: they start their own on free ports. On a machine of continuous integration they
 * are installed; elsewhere what is missing is said, and its tests are passed over. Never fails.
 */
export async function installServers(say) {
  const missing = SERVERS.filter(({ program }) => !isThere(program));
  if (missing.length === 0) return say('PostgreSQL and Redis for the tests: present.');
  const names = missing.map(({ name }) => name).join(' and ');
  const packages = process.env.CI === 'true' ? await debian() : { why: 'only installed where CI=true', hasApt: true };
  if (packages.why !== undefined) return advise(say, names, missing, packages.why);
  say(`Tests: no ${names}; installing Debian's packages …`);
  await packages.update();
  const faults = [];
  for (const server of missing) {
    const name = await packages.firstAvailable(server.packages);
    const fault =
      name === undefined ? `the archive has no ${server.packages.join(', ')}` : await packages.install(name);
    if (fault !== undefined) faults.push(fault);
  }
  if (faults.length > 0) advise(say, names, missing, faults.join('; '));
}

function advise(say, names, missing, why) {
  const command = `apt-get install -y ${missing.flatMap(({ packages }) => packages).join(' ')}`;
  say(`Tests: no ${names} (${why}); tests that need ${missing.length > 1 ? 'them' : 'it'} are passed over. ${command}`);
}

/** As test/support/servers/find-program.ts looks for them. */
function isThere(program) {
  const root = '/usr/lib/postgresql';
  const debians = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...debians].some((folder) => existsSync(join(folder, program)));
}
