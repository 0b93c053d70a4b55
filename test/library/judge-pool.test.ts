import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { judgesFor } from '../../src/library/judge-pool.js';
import { loadProfiles } from '../../src/cli/rules/load-profiles.js';
import type { SiteEntry } from '../../src/model/site-entry.js';

const judges = judgesFor(3_000, '0.0.0-test', 1);
afterAll(() => judges?.close());

it('what a judge meets comes back as it was, and the next site is judged all the same', async () => {
  const site: SiteEntry = { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.example/', kind: 'district' };
  const profile = (await loadProfiles([site], { flag: 'national' })).get(site);
  if (!profile || !judges) throw new Error('no profile, or no pool for 3,000 sites');
  const missing = join(tmpdir(), 'gongkai-no-such', 'snapshot.warc.gz');
  const asked = [missing, missing].map((path) => judges.judge(path, { site, profile, asOf: '2026-03-31' }));
  for (const judged of asked) await expect(judged).rejects.toMatchObject({ name: 'Error', code: 'ENOENT' });
});

it('few sites are judged without', () => {
  expect(judgesFor(3, '0.0.0-test')).toBeUndefined();
});
