import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/locate/finding.js';
import { findPersonLists } from '../../../src/locate/person-lists/find-person-lists.js';
import type { SeenPage } from '../../../src/locate/seen-page.js';

const site = 'http://www.qinghe.gov.cn';
const at = (path: string): string => new URL(path, `${site}/`).href;

interface PageSketch {
  readonly title?: string;
  readonly kind?: string;
  readonly purpose?: string;
  /** `标题|地址|日期` of its rows. */
  readonly rows?: readonly string[];
  /** Names of its files. */
  readonly files?: readonly string[];
  /** `文字|地址` of links in its text. */
  readonly links?: readonly string[];
  readonly failure?: string;
  readonly length?: number;
  readonly pictures?: readonly string[];
  readonly tables?: number;
}

/** What is asked for when these pages were seen, and what is found. */
function search(sketches: Readonly<Record<string, PageSketch>>, personLists = { rows: 3, files: 3 }) {
  const pages = Object.entries(sketches).map(([path, sketch]): [string, SeenPage] => {
    const {
      title = '',
      kind = 'column',
      purpose = 'column',
      rows = [],
      files = [],
      links = [],
      failure,
      length = 500,
      pictures,
      tables = 0,
    } = sketch;
    const items = rows.map((row) => {
      const [name = '', to = '', publishedOn] = row.split('|');
      return { title: name, url: at(to), ...(publishedOn !== undefined && { publishedOn }) };
    });
    const attachments = files.map((name) => ({
      text: name,
      url: at(`/fj/${name}`),
      type: name.split('.').at(-1) ?? '',
    }));
    const facts = {
      title,
      kind,
      items,
      attachments,
      tables: Array(tables).fill({}),
      ...(failure !== undefined && { file: { format: 'pdf', failure } }),
    };
    const linked = links.map((link) => {
      const [text = '', to = ''] = link.split('|');
      return { text, url: at(to), region: 'content', isVisible: true, from: 'href' };
    });
    const digest = {
      facts,
      links: linked,
      frames: [],
      contentLength: length,
      media: { images: 0, ...(pictures && { pictures }) },
    };
    return [at(path), { exchange: { url: at(path), purpose }, digest } as unknown as SeenPage];
  });
  const seen = new Map(pages);
  const asked: string[] = [];
  const visit = (url: string): object => {
    const page = seen.get(url);
    return page ? { state: 'seen', page } : { state: 'unvisited', url, reason: 'truncated' };
  };
  const templateLines = new Set(['/banner.jpg']);
  const ground = {
    plan: { asOf: '2025-11-18', site: { url: at('/') }, personLists },
    visits: { at: visit, pages: [...seen.values()] },
    want: (url: string) => {
      if (!seen.has(url)) asked.push(decodeURIComponent(url.slice(site.length)));
      return visit(url);
    },
  };
  return { found: findPersonLists({ ground, templateLines } as unknown as Finding), asked };
}

describe('lists of persons', () => {
  test('rows whose titles name persons are opened, newest first, one list after the other', () => {
    const { asked } = search({
      '/gs/': {
        rows: ['低保名单|/gs/1.html|2025-03-01', '拟录用人员公示|/gs/2.html|2025-09-01', '区长调研|/gs/3.html'],
      },
      '/tz/': { rows: ['困难学生资助名单|/tz/1.html|2024-01-01', '河长名单|/tz/2.html|2025-10-01'] },
    });
    expect(asked).toEqual(['/gs/2.html', '/tz/1.html', '/gs/1.html']);
  });

  test('no more than the plan says, none of the future, none of other sites', () => {
    const rows = [
      '低保名单|/1.html|2026-01-01',
      '特困名单|http://www.example.com/2.html',
      '救助公示|/3.html',
      '救助公示二|/4.html',
    ];
    expect(search({ '/gs/': { rows } }, { rows: 1, files: 0 }).asked).toEqual(['/3.html']);
  });

  test('what other rules opened does not count, and is among what is found', () => {
    const { asked, found } = search(
      {
        '/gs/': { rows: ['低保名单|/1.html', '救助公示|/2.html'] },
        '/1.html': { title: '低保名单', kind: 'article', purpose: 'item:statutory' },
      },
      { rows: 1, files: 0 },
    );
    expect(asked).toEqual(['/2.html']);
    expect(found.map(({ title, unreadBecause }) => [title, unreadBecause])).toEqual([
      ['低保名单', undefined],
      ['救助公示', 'truncated'],
    ]);
  });

  test('files of a list are opened, and files called lists wherever they are offered', () => {
    const { asked } = search({
      '/gs/': { rows: ['低保名单|/1.html'] },
      '/1.html': { title: '低保名单', kind: 'article', purpose: 'person-list', files: ['附件.xls', '片.mp4'] },
      '/2.html': { title: '关于开展培训的通知', kind: 'article', files: ['培训学员名单.docx', '实施方案.pdf'] },
    });
    expect(asked).toEqual(['/fj/培训学员名单.docx', '/fj/附件.xls']);
  });

  test('of a list what may be a file is opened too, though its address does not say so', () => {
    const { asked } = search({
      '/gs/': { rows: ['低保名单|/1.html'] },
      '/1.html': {
        title: '低保名单',
        kind: 'article',
        purpose: 'person-list',
        links: ['点击下载附件|/download?id=88', '相关政策|/zc/1.html', '阅读器下载|/download?id=1'],
      },
      '/2.html': { title: '关于开展培训的通知', kind: 'article', links: ['附件|/download?id=99'] },
    });
    expect(asked).toEqual(['/download?id=88']);
  });

  test('what a page opened for this lists is not looked for in turn', () => {
    const rows = ['特困名单|/9.html'];
    expect(search({ '/1.html': { purpose: 'person-list', rows } }).asked).toEqual([]);
  });

  test.each<[string, PageSketch, string | undefined]>([
    ['a scan', { kind: 'attachment', failure: 'no-text', length: 0 }, 'unreadable'],
    ['a file longer than we read', { kind: 'attachment', failure: 'too-large', length: 0 }, 'truncated'],
    ['a page that is a picture', { kind: 'article', length: 30, pictures: ['/1.jpg'] }, 'unreadable'],
    ['a page of a few words under the banner', { kind: 'article', length: 30, pictures: ['/banner.jpg'] }, undefined],
    ['a short table and a picture', { kind: 'article', length: 30, pictures: ['/1.jpg'], tables: 1 }, undefined],
    ['a page of a few words', { kind: 'article', length: 30 }, undefined],
    ['a page with a picture in its text', { kind: 'article', length: 800, pictures: ['/1.jpg'] }, undefined],
  ])('%s', (_, sketch, unreadBecause) => {
    const { found } = search({
      '/gs/': { rows: ['低保名单|/1.html'] },
      '/1.html': { purpose: 'person-list', ...sketch },
    });
    expect(found).toMatchObject([{ title: '低保名单', ...(unreadBecause !== undefined && { unreadBecause }) }]);
    expect(found[0]?.unreadBecause).toBe(unreadBecause);
  });

  test('nothing is found where the plan wants none', () => {
    const ground = { plan: {}, visits: { pages: [] } };
    expect(findPersonLists({ ground } as unknown as Finding)).toEqual([]);
  });
});
