import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import type { OfficePlaces } from './office-places.js';

/** What only reads a store must not make one. Throws `UsageError` where the data folder has none. */
export function assertStore({ folder, databaseUrl }: OfficePlaces, say: Say): void {
  if (databaseUrl !== undefined || existsSync(join(folder, 'office.sqlite'))) return;
  throw new UsageError(say(`${folder} 里没有库`, `there is no store in ${folder}`), [
    say('请核对数据目录（--data 或 GONGKAI_DATA）', 'check the data folder (--data or GONGKAI_DATA)'),
  ]);
}
