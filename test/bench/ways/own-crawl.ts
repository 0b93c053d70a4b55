/** What the product's own ways share: the question, the plan and the wishes of a crawl that follows every link. */
import { join } from 'node:path';
import type { CrawlWishes, Question } from '../../../src/pipeline.js';
import type { catalog as Catalog } from '../../../src/catalog.js';
import type { loadProfile as Load } from '../../../src/profile/load-profile.js';
import { built } from './built.js';
import { AT_ONCE } from './way-to-crawl.js';
import type { CrawlTarget } from './way-to-crawl.js';

/** The rules, the day, and the site as they are audited. */
export async function questionOf({ home }: CrawlTarget): Promise<Question> {
  const [{ catalog }, { loadProfile }] = await Promise.all([
    built<{ catalog: typeof Catalog }>('catalog.js'),
    built<{ loadProfile: typeof Load }>('profile/load-profile.js'),
  ]);
  const rulesFolder = join(import.meta.dirname, '..', '..', '..', 'rules');
  return {
    site: { id: 'yunhu', name: '云湖区人民政府', url: home, kind: 'district' },
    profile: loadProfile('national', { rulesFolder, checks: catalog }),
    asOf: '2026-06-30',
  };
}

export function wishesOf({ port, folder }: CrawlTarget): CrawlWishes {
  return {
    snapshot: join(folder, 'snapshot.warc.gz'),
    maxPages: 1_000_000,
    concurrency: AT_ONCE,
    delayMs: 0,
    probeSpacingMs: 1,
    render: 'never',
    allowPrivate: true,
    resolve: [`www.yunhu.gov.cn:${port}:127.0.0.1`],
    dns: '127.0.0.1:9',
  };
}
