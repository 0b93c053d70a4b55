import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../src/catalog.js';
import { readPage } from '../../../src/page/read-page.js';
import { planCrawl } from '../../../src/plan/plan-crawl.js';
import { loadProfile } from '../../../src/profile/load-profile.js';
import { makeBigSite } from './big-site.js';
import { fewestRequests, populationOf } from './fewest-requests.js';
import type { ShapeId } from './shape.js';

const AS_OF = '2026-06-30';
const SHAPES: readonly ShapeId[] = ['trs', 'hanweb', 'unknown'];
const make = (shape: ShapeId, pages = 600) => makeBigSite({ pages, pageBytes: 0, asOf: AS_OF, shape });

const rulesFolder = join(import.meta.dirname, '..', '..', '..', 'rules');
const plan = planCrawl({
  profile: loadProfile('national', { rulesFolder, checks: catalog }),
  catalog,
  site: { id: 'yunhu', name: '云湖区人民政府', url: 'http://www.yunhu.gov.cn/', kind: 'district' },
  asOf: AS_OF,
});

describe.each(SHAPES)('a generated site, %s', (shape) => {
  it('has about as many pages as wanted, and answers each address', () => {
    const site = make(shape);
    expect(Math.abs(site.paths.length - 600)).toBeLessThan(60);
    expect(site.paths.every((path) => site.page(path) !== undefined)).toBe(true);
    expect(site.page('/gone')).toBeUndefined();
  });

  it('lists every article where its truth says', () => {
    const site = make(shape);
    const reports = site.content.column('zfxxgknb');
    for (const article of reports.articles) {
      const { path, body } = site.addressOf(reports, site.listPageOf(article));
      expect(site.page(path, body)).toContain(site.shape.articlePath(article));
    }
  });

  it('writes lists that the page layer reads', () => {
    const site = make(shape);
    const news = site.content.column('zwyw');
    const { path } = site.addressOf(news);
    const page = readPage(Buffer.from(site.page(path) ?? ''), { url: `http://www.yunhu.gov.cn${path}` });
    expect(page.facts.items.length).toBe(site.shape.perPage);
    expect(page.facts.items[0]).toMatchObject({ publishedOn: news.articles[0]?.publishedOn });
  });

  it('weighs what is wanted', () => {
    const site = makeBigSite({ pages: 300, pageBytes: 100_000, asOf: AS_OF, shape });
    for (const path of ['/', site.shape.articlePath(site.content.column('zcwj').articles[0] as never)])
      expect(Math.abs(Buffer.byteLength(site.page(path) ?? '') - 100_000)).toBeLessThan(1_000);
  });

  it('needs the same requests however many news it has', () => {
    const [small, large] = [fewestRequests(make(shape), plan), fewestRequests(make(shape, 2_000), plan)];
    expect(large.total).toBe(small.total);
  });
});

describe('the fewest requests', () => {
  it('open the population but no deeper column', () => {
    const site = make('trs');
    const keys = populationOf(site).map(({ key }) => key);
    expect(keys).toContain('dxal'); // 乡村振兴 stands in the menu, 典型案例 below it
    expect(keys).not.toContain('dyp'); // 第一批案例 one level deeper
    expect(populationOf(make('unknown')).map(({ key }) => key)).toContain('dyp');
  });

  it('count by what the plan wants', () => {
    const site = make('hanweb');
    const { total, parts } = fewestRequests(site, plan);
    expect(total).toBe(Object.values(parts).reduce((sum, part) => sum + part, 0));
    // Five reports, and the second page of the list on which the oldest stands.
    expect(parts.reports).toBe(6);
    // Ten documents, two interpretations of each; their lists are columns anyway, a second page of one of them is not.
    expect(parts.pairs).toBe(31);
    const less = fewestRequests(site, { ...plan, population: false, pairs: 0 });
    expect(less.parts.population).toBe(0);
    expect(less.parts.pairs).toBe(10);
  });
});
