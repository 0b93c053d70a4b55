/** Digests of small pages for tests of the survey: what the page layer would say, in a few words. */
import type { Link, LinkRegion, PageDigest } from '../../src/model/page.js';
import type { ListItem, PageFacts } from '../../src/model/page-facts.js';
import type { CrawlPlan } from '../../src/model/plan.js';
import type { ColumnTerm } from '../../src/model/vocabulary.js';
import type { SeenPage } from '../../src/locate/survey.js';

export const ORIGIN = 'http://www.qinghe.gov.cn';
const absolute = (path: string): string => new URL(path, `${ORIGIN}/`).href;

export const link = (
  text: string,
  path: string,
  region: LinkRegion = 'navigation',
  more: Partial<Link> = {},
): Link => ({
  url: absolute(path),
  text,
  region,
  isVisible: true,
  from: 'href',
  ...more,
});

export const row = (title: string, path: string, publishedOn?: string): ListItem => ({
  title,
  url: absolute(path),
  ...(publishedOn ? { publishedOn } : {}),
});

interface PageSketch {
  readonly kind?: PageFacts['kind'];
  readonly title?: string;
  readonly links?: readonly Link[];
  readonly items?: readonly ListItem[];
  readonly text?: string;
  readonly status?: number;
  readonly facts?: Partial<PageFacts>;
  readonly digest?: Partial<PageDigest>;
  readonly via?: 'fetch' | 'render';
}

/** Rows become links of region `list`, as the page layer gives them. */
export function seenPage(path: string, sketch: PageSketch = {}): SeenPage {
  const url = absolute(path);
  const items = sketch.items ?? [];
  const rows = items.map((item): Link => ({
    url: item.url,
    text: item.title,
    region: 'list',
    isVisible: true,
    from: 'href',
    ...(item.publishedOn ? { publishedOn: item.publishedOn } : {}),
  }));
  const text = sketch.text ?? items.map((item) => item.title).join('\n');
  const facts: PageFacts = {
    url,
    charset: 'utf-8',
    kind: sketch.kind ?? 'column',
    title: sketch.title ?? '',
    breadcrumb: [],
    meta: {},
    items,
    attachments: [],
    tables: [],
    footer: { errorReport: false, ipv6Label: false },
    textLength: text.length,
    ...sketch.facts,
  };
  return {
    exchange: {
      record: `<urn:uuid:${path}>`,
      url,
      method: 'GET',
      status: sketch.status ?? 200,
      headers: {},
      capturedAt: '2026-11-01T01:00:00Z',
      sha256: `sha256 of ${path}`,
      bodyBytes: 1000,
      elapsedMs: 5,
      via: sketch.via ?? 'fetch',
      purpose: 'test',
    },
    digest: {
      url,
      status: sketch.status ?? 200,
      facts,
      links: [...(sketch.links ?? []), ...rows],
      frames: [],
      hasScriptMenu: false,
      tabs: [],
      morePages: [],
      forms: [],
      media: { images: 0, videos: 0, audios: 0 },
      contentStart: text.slice(0, 1200),
      contentLength: text.length,
      ...sketch.digest,
    },
  };
}

const term = (
  id: string,
  name: string,
  under: string,
  more: Partial<ColumnTerm> = {},
): readonly [string, ColumnTerm] => [
  id,
  { id, name, under, aliases: [], patterns: [], not: [], paths: [], columnTypes: [], ...more },
];

const vocabulary = new Map<string, ColumnTerm>([
  term('platform', '政府信息公开', 'home', { aliases: ['政务公开', '信息公开'], paths: ['zfxxgk'] }),
  term('guide', '政府信息公开指南', 'platform', { aliases: ['信息公开指南'], not: ['解读'] }),
  term('system', '政府信息公开制度', 'platform', { aliases: ['信息公开制度'] }),
  term('statutory', '法定主动公开内容', 'platform', { aliases: ['主动公开'] }),
  term('annual-report', '政府信息公开年报', 'platform', { aliases: ['信息公开年报'] }),
  term('cat-budget', '财政预决算', 'statutory', { aliases: ['预决算公开'] }),
  term('cat-permits', '行政许可', 'statutory'),
  term('interpretation', '政策解读', 'home', { aliases: ['解读回应'] }),
  term('documents', '政策文件', 'home'),
  term('site-map', '网站地图', 'home'),
]);

export function plan(more: Partial<CrawlPlan> = {}): CrawlPlan {
  return {
    site: { id: 'qinghe', name: '青禾区人民政府', url: `${ORIGIN}/`, kind: 'district' },
    asOf: '2026-11-01',
    vocabulary,
    columns: new Map(
      ['platform', 'guide', 'system', 'statutory', 'annual-report', 'cat-budget', 'cat-permits'].map((id) => [id, 0]),
    ),
    lists: new Map(),
    documents: 0,
    pairs: 0,
    reportYears: [],
    population: false,
    probes: new Set(),
    render: new Set(),
    ...more,
  };
}
