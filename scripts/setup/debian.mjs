import { runProgram } from '../run-program.mjs';

const UPDATE_WITHIN_MS = 120_000;
const DOWNLOAD_WITHIN_MS = 240_000;
const UNPACK_WITHIN_MS = 300_000;

/**
 * Debian's package manager as this user may use it: as root, or by sudo where that asks for no password.
 * Undefined where there is no apt-get or no right to use it; `why` says which.
 */
export async function debian() {
  if (process.platform !== 'linux' || (await quiet(['apt-get', '--version'])).status !== 0)
    return { why: 'this system has no apt-get' };
  if (process.getuid?.() === 0) return packageManager([]);
  if ((await quiet(['sudo', '-n', 'true'])).status === 0) return packageManager(['sudo', '-n', 'env']);
  return { why: 'installing packages needs root or a sudo that asks for no password', hasApt: true };
}

function packageManager(prefix) {
  const apt = (args, timeoutMs) =>
    runProgram(
      [
        ...prefix,
        ...(prefix.length ? ['DEBIAN_FRONTEND=noninteractive'] : []),
        'apt-get',
        '-q',
        '-o',
        'DPkg::Lock::Timeout=120',
        ...args,
      ],
      { quietly: true, timeoutMs, env: { DEBIAN_FRONTEND: 'noninteractive' } },
    );
  let updated;
  return {
    /** Fetches the lists once, however often it is asked. */
    update: () => (updated ??= apt(['update'], UPDATE_WITHIN_MS)),
    /** The first of these names that the archive holds. */
    async firstAvailable(names) {
      for (const name of names) {
        const { status, stdout } = await quiet(['apt-cache', 'show', '--no-all-versions', name]);
        if (status === 0 && /^Filename:/m.test(stdout)) return name;
      }
      return undefined;
    },
    /** Downloads under a short limit (breaking off does no harm), then unpacks under a long one. Returns why it failed, if it did. */
    async install(name) {
      const options = ['install', '-y', '--no-install-recommends'];
      const download = await apt([...options, '--download-only', name], DOWNLOAD_WITHIN_MS);
      if (download.status !== 0) return reason('downloading', name, download);
      const unpack = await apt([...options, name], UNPACK_WITHIN_MS);
      return unpack.status === 0 ? undefined : reason('installing', name, unpack);
    },
  };
}

function reason(verb, name, { timedOut, output }) {
  if (timedOut) return `${verb} ${name} took too long`;
  const line = output.split('\n').findLast((text) => /^E:/.test(text)) ?? 'apt-get failed';
  return `${verb} ${name}: ${line.replace(/^E:\s*/, '')}`;
}

const quiet = (command) => runProgram(command, { quietly: true, timeoutMs: 20_000 });
