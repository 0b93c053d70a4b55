import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earlierRequestLogs } from '../../../src/cli/runs/earlier-request-logs.js';

it('finds the logs of other runs over the site that may hold requests of today', () => {
  const out = mkdtempSync(join(tmpdir(), 'gongkai-out-'));
  const log = (run: string, site: string, hoursAgo = 0): string => {
    mkdirSync(join(out, run, site), { recursive: true });
    const path = join(out, run, site, 'requests.jsonl');
    writeFileSync(path, '');
    const at = Date.now() / 1000 - hoursAgo * 3600;
    utimesSync(path, at, at);
    return path;
  };
  const morning = log('20251118-090000', 'lingxi', 8);
  log('20251118-090000', 'lingxi-jyj');
  log('20251110-090000', 'lingxi', 8 * 24);
  log('20251118-170000', 'lingxi');
  writeFileSync(join(out, 'index.html'), '');
  expect(earlierRequestLogs(out, '20251118-170000', 'lingxi')).toEqual([morning]);
  expect(earlierRequestLogs(join(out, 'nowhere'), 'x', 'lingxi')).toEqual([]);
});
