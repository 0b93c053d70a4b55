import { describe, expect, test } from 'vitest';
import { mentions, readSearchHits } from '../../../src/locate/search/search-hits.js';
import { chooseWords } from '../../../src/locate/search/search-words.js';
import { readPage } from '../../../src/page/read-page.js';

const ACTION = 'http://www.qinghe.gov.cn/search';
const hits = (title: string, body: string, words = 'laojiuxiaoqu', status = 200, isRendered = false) =>
  readSearchHits(
    readPage(Buffer.from(`<!doctype html><meta charset="utf-8"><title>${title}</title><body>${body}</body>`), {
      url: `${ACTION}?q=${words}`,
      status,
      contentType: 'text/html',
    }),
    { words, action: ACTION, isRendered },
  );
const ROW = '<li><a href="/xw/1.html">青禾区启动老旧小区改造三年行动</a><span>2025-10-01</span></li>';

describe('answers to words that are no title', () => {
  test('rows are hits; menus, filters and the foot are none', () => {
    const found = hits(
      '站内搜索',
      `<div class="nav"><a href="/zwgk/">政府信息公开专栏</a> <a href="/xw/">新闻动态</a> <a href="/bs/">办事服务</a></div><p>搜索“laojiuxiaoqu”，共找到 1 条结果</p>
       <a href="/search?q=x&t=1">一周以内的全部信息</a><ul>${ROW}</ul><div class="footer"><a href="/map/">网站地图和联系方式</a></div>`,
    );
    expect(found).toEqual({ state: 'shown', hits: ['青禾区启动老旧小区改造三年行动'] });
    expect(mentions(found, '老旧小区')).toBe(true);
    expect(mentions(found, '养老服务')).toBe(false);
  });

  test('none, a missing page, a broken server and a wall are told apart', () => {
    expect(hits('站内搜索', '<p>没有找到与“laojiuxiaoqu”相关的结果</p>')).toEqual({ state: 'none', hits: [] });
    expect(hits('站内搜索', '', 'x', 404).state).toBe('dead');
    expect(hits('站内搜索', '', 'x', 502)).toMatchObject({ state: 'unread', reason: 'unreadable' });
    expect(hits('站内搜索', '<p>请输入验证码后继续搜索</p>')).toMatchObject({ state: 'unread', reason: 'unreadable' });
  });

  test('results that a script brings are unread, and nobody knows', () => {
    expect(hits('站内搜索', '<div id="app"></div><script src="/js/app.js"></script>')).toMatchObject({
      state: 'unread',
      reason: 'needs-browser',
    });
  });
});

describe('words that the search is asked for', () => {
  test('are what visitors would call the matter', () => {
    expect(chooseWords(['青禾区启动老旧小区改造三年行动'])).toEqual(['老旧小区']);
    expect(chooseWords(['青禾区人民政府关于加强食品安全监管的通告'])).toEqual(['食品安全']);
    expect(chooseWords(['关于印发养老服务体系建设实施方案的通知'])).toEqual(['养老服务']);
  });

  test('come from each title once; a title without any gives none', () => {
    expect(chooseWords(['老旧小区改造', '老旧小区加装电梯', '2025年1号'])).toEqual(['老旧小区']);
  });
});
