import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/page/read-page.js';
import type { Page } from '../../../src/model/page.js';

const api = 'http://www.qingshui.gov.cn/api/list?channelId=12&page=1&pageSize=2';
const readJson = (value: unknown, url = api, requestBody?: string): Page =>
  readPage(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)), {
    url,
    contentType: 'application/json',
    ...(requestBody === undefined ? {} : { requestBody }),
  });
const rows = [
  { title: '关于修缮老城墙的通知', url: '/zwgk/1.html', publishDate: '2025-03-01 10:00' },
  { title: '关于冬季供暖的通知', url: '/zwgk/2.html', publishDate: '2025-02-01' },
];

describe('a data answer that holds a list', () => {
  it.each([
    ['an array', rows],
    ['in data', { code: 200, data: rows }],
    ['in data.list', { data: { list: rows, hot: [{ word: '医保' }] } }],
    ['in result.rows beside names of departments', { depts: [{ name: '教育局' }], result: { rows } }],
    ['as JSONP', `callback_1(${JSON.stringify({ data: rows })});`],
  ])('%s', (_, value) => {
    const page = readJson(value);
    expect(page.facts.kind).toBe('column');
    expect(page.facts.items).toEqual([
      { title: '关于修缮老城墙的通知', url: 'http://www.qingshui.gov.cn/zwgk/1.html', publishedOn: '2025-03-01' },
      { title: '关于冬季供暖的通知', url: 'http://www.qingshui.gov.cn/zwgk/2.html', publishedOn: '2025-02-01' },
    ]);
  });

  it('reads the fields of other systems, marks in titles and dates as numbers', () => {
    const page = readJson({
      data: [
        {
          DOCTITLE: '<em>年度</em>报告',
          DOCPUBURL: 'http://www.qingshui.gov.cn/nb/1.htm',
          DOCRELTIME: '2025-01-31 23:10:00',
        },
        { doc_title: '工作要点', chnldoc_url: '/x', url: '/nb/2.htm', create_time: 1735660800 },
        { title: '工作规则', post_url: '/nb/3.htm', publishTime: '2024-12-31T16:30:00.000+0000' },
        { bt: '工作计划', link: '/nb/4.htm', fbrq: '20250203' },
      ],
    });
    expect(page.facts.items.map(({ title, publishedOn }) => `${title} ${publishedOn}`)).toEqual([
      '年度报告 2025-01-31',
      '工作要点 2025-01-01',
      '工作规则 2025-01-01',
      '工作计划 2025-02-03',
    ]);
  });

  it('may say that there is nothing', () => {
    const page = readJson({ code: 200, data: { list: [], total: 0 } });
    expect(page).toMatchObject({ listTotal: 0, facts: { kind: 'column', items: [] } });
  });

  it('is read as mark-up where it carries some', () => {
    const html =
      '<ul><li><a href="/zwgk/1.html">关于修缮老城墙的通知</a><span>2025-03-01</span></li><li><a href="/zwgk/2.html">关于冬季供暖的通知</a><span>2025-02-01</span></li></ul>';
    expect(readJson({ code: 200, data: { html } }).facts.items).toHaveLength(2);
  });

  it('is no list where nothing in it has a title and an address', () => {
    expect(readJson({ code: 500, msg: '系统繁忙' }).listTotal).toBeUndefined();
    expect(readJson({ visits: [{ day: '2025-03-01', count: 12 }] }).facts.items).toEqual([]);
  });
});

describe('the pages after it', () => {
  const asked = (page: Page): string[] =>
    page.morePages.map((more) => `${more.pageNumber} ${more.url.replace(/^.*\?/, '')} ${more.body ?? ''}`.trim());

  it('are counted by the parameter of its address', () => {
    expect(asked(readJson({ data: rows, total: 5 }))).toEqual([
      '2 channelId=12&page=2&pageSize=2',
      '3 channelId=12&page=3&pageSize=2',
    ]);
    expect(asked(readJson({ data: rows, totalPages: 2 }))).toEqual(['2 channelId=12&page=2&pageSize=2']);
  });
  it('are counted by the form or the data that was sent', () => {
    const url = 'http://www.qingshui.gov.cn/search';
    expect(asked(readJson({ data: rows, pageCount: 2 }, url, 'classsql=chnlid%3D3&page=1'))).toEqual([
      '2 http://www.qingshui.gov.cn/search classsql=chnlid%3D3&page=2',
    ]);
    expect(asked(readJson({ data: rows, total: 4 }, url, '{"cat":3,"pageNo":1,"pageSize":2}'))).toEqual([
      '2 http://www.qingshui.gov.cn/search {"cat":3,"pageNo":2,"pageSize":2}',
    ]);
  });
  it('are none after the last', () => {
    expect(asked(readJson({ data: rows, total: 2 }))).toEqual([]);
    expect(asked(readJson({ data: rows, total: 4 }, api.replace('page=1', 'page=2')))).toEqual([]);
  });
});
