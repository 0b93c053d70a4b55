import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimFolder, isClaimFile } from '../../../src/lib/fs/claim-folder.js';
import type { Claimant } from '../../../src/lib/fs/claim-folder.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-claim-'));

/** Lays down a claim as another process would have. */
const layDown = (folder: string, claimant: Partial<Claimant>): void =>
  writeFileSync(
    join(folder, `.claim-${claimant.pid ?? 1}-0123456789ab.json`),
    JSON.stringify({ pid: 1, host: hostname(), since: '2025-11-18T09:00:00.000Z', ...claimant }),
  );

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid;

test('a folder is held by one at a time, and by the next once it is given free', async () => {
  const folder = newFolder();
  const first = await claimFolder(folder);
  if (!('release' in first)) throw new Error('a new folder was held');
  expect(await claimFolder(folder)).toMatchObject({
    heldBy: { pid: process.pid, host: hostname() },
    isElsewhere: false,
  });
  await first.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(await claimFolder(folder)).toHaveProperty('release');
});

test('of many that come at once no two get it', async () => {
  const folder = newFolder();
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimFolder(folder)));
  expect(claims.filter((claim) => 'release' in claim).length).toBeLessThanOrEqual(1);
});

test('the claim of a process that was killed is cleared away', async () => {
  const folder = newFolder();
  layDown(folder, { pid: deadPid() });
  expect(await claimFolder(folder)).toHaveProperty('release');
  expect(readdirSync(folder).length).toBe(1);
});

test('a living process holds what it claimed', async () => {
  const folder = newFolder();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  layDown(folder, { pid: child.pid ?? 0 });
  expect(await claimFolder(folder)).toMatchObject({ heldBy: { pid: child.pid }, isElsewhere: false });
  child.kill();
});

test.runIf(process.platform === 'linux')('a number that another process bears by now does not hold it', async () => {
  const folder = newFolder();
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  layDown(folder, { pid: process.pid, begun: '1', boot });
  expect(await claimFolder(folder)).toHaveProperty('release');
});

test.runIf(process.platform === 'linux')('nor does one from before the machine was started anew', async () => {
  const folder = newFolder();
  layDown(folder, { pid: process.pid, boot: '00000000-0000-0000-0000-000000000000' });
  expect(await claimFolder(folder)).toHaveProperty('release');
});

test('of a claim from another machine on a shared disk nobody can tell, so it holds', async () => {
  const folder = newFolder();
  layDown(folder, { pid: deadPid(), host: 'jisuan-2' });
  expect(await claimFolder(folder)).toMatchObject({ heldBy: { host: 'jisuan-2' }, isElsewhere: true });
});

test('its files are known by name, half-written ones too', () => {
  expect(isClaimFile('.claim-42-0123456789ab.json')).toBe(true);
  expect(isClaimFile('..claim-42-0123456789ab.json.ba9876543210.tmp')).toBe(true);
  expect(isClaimFile('request.json')).toBe(false);
});
