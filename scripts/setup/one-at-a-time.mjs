import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../run-program.mjs';

const LOCK = join(ROOT, '.cache', 'set-up.lock');

/** Runs the work while no other set-up of this folder runs: two `npm ci` at once would take the packages from under each other. */
export async function oneAtATime(say, work) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  let hasSaid = false;
  while (!take()) {
    if (!hasSaid) say('Waiting for another set-up of this folder to end …');
    hasSaid = true;
    await pause(500);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function take() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(LOCK, { force: true }); // left behind by a killed process
    return false;
  }
}

/** True while a set-up of this folder is at work. */
export function isHeld() {
  try {
    const owner = Number(readFileSync(LOCK, 'utf8'));
    if (owner === 0) return true; // being written
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
