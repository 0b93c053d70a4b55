import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Debug } from '../../model/debug.js';

/** Hears of each file that was written into a folder, and tells its size and how long it took since the one before. */
export const tellFiles = (debug: Debug, folder: string): ((file: string) => void) => {
  let since = performance.now();
  return (file) => {
    const now = performance.now();
    const tookMs = Math.round(now - since);
    since = now;
    debug.tell('report', () => `${file}  ${(statSync(join(folder, file)).size / 1_000).toFixed(1)} kB  ${tookMs} ms`);
  };
};
