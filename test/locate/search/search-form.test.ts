import { describe, expect, test } from 'vitest';
import { findSearchForms } from '../../../src/locate/search/search-form.js';
import { searchRequest } from '../../../src/locate/search/search-request.js';
import { digestPage } from '../../../src/page/digest.js';
import { readPage } from '../../../src/page/read-page.js';

const URL_OF_HOME = 'http://www.qinghe.gov.cn/';

function seen(body: string, purpose = 'home', charset = 'utf-8') {
  const page = readPage(Buffer.from(`<!doctype html><meta charset="utf-8"><title>青禾区</title><body>${body}</body>`), {
    url: URL_OF_HOME,
  });
  const digest = digestPage({ ...page, facts: { ...page.facts, charset } });
  const url = purpose === 'home' ? URL_OF_HOME : `${URL_OF_HOME}${purpose}/`;
  const exchange = { url, purpose, status: 200, via: 'fetch', method: 'GET' } as const;
  return {
    digest,
    exchange: {
      ...exchange,
      record: purpose,
      headers: {},
      capturedAt: '',
      sha256: purpose,
      bodyBytes: 1,
      elapsedMs: 1,
    },
  };
}
const requestOf = (body: string, charset?: string) => {
  const [form] = findSearchForms([seen(body, 'home', charset)]).forms;
  return form && searchRequest(form, '青禾 通知');
};

describe('the form of the site’s own search', () => {
  test.each([
    ['by its hint', '<form action="/a"><input name="x1" placeholder="请输入关键字"></form>', '/a?x1='],
    [
      'by where it goes',
      '<form action="/jsearchfront/search.do"><input name="t9"></form>',
      '/jsearchfront/search.do?t9=',
    ],
    ['by its field', '<form action="/list.do"><input name="searchword"></form>', '/list.do?searchword='],
    ['by its button', '<form action="/l.do"><input name="z"><input type="submit" value="检索"></form>', '/l.do?z='],
    [
      'on the province’s host',
      '<form action="https://search.sheng.gov.cn/all"><input name="keywords"></form>',
      'https://search.sheng.gov.cn/all?keywords=',
    ],
  ])('%s', (_, body, url) => {
    expect(requestOf(body)).toEqual({
      url: `${new URL(url, URL_OF_HOME).href}%E9%9D%92%E7%A6%BE+%E9%80%9A%E7%9F%A5`,
      method: 'GET',
    });
  });

  test.each([
    ['a sign-in', '<form action="/login"><input name="key" placeholder="用户名"><input type="password"></form>'],
    ['a look-up of letters', '<form action="/query"><input name="q" placeholder="请输入信件编号"></form>'],
    ['a comment', '<form action="/s"><input name="title"><textarea name="text"></textarea></form>'],
    ['a subscription', '<form action="/subscribe"><input name="mail" placeholder="邮箱订阅"></form>'],
  ])('is not %s', (_, body) => {
    expect(requestOf(body)).toBeUndefined();
  });

  test('of the home page goes before the platform’s', () => {
    const form = (action: string): string => `<form action="${action}"><input name="q" placeholder="站内搜索"></form>`;
    const { forms } = findSearchForms([seen(form('/zwgk/search'), 'platform'), seen(form('/search'))]);
    expect(forms.map((one) => one.form?.action)).toEqual([`${URL_OF_HOME}search`, `${URL_OF_HOME}zwgk/search`]);
  });
});

test('what a browser sends: hidden fields, the choice made, the first button; not what is not ticked', () => {
  const body = `<form action="/s?old=1#top" method="post"><input type="hidden" name="site" value="12"><select name="range"><option value="a">全文</option><option value="t" selected>标题</option></select>
    <input type="radio" name="sort" value="1"><input type="radio" name="sort" value="2" checked><input type="checkbox" name="exact">
    <input name="q" placeholder="搜索"><input type="submit" name="go" value="搜"><input type="submit" name="more" value="高级"></form>`;
  expect(requestOf(body)).toEqual({
    url: `${URL_OF_HOME}s?old=1`,
    method: 'POST',
    body: 'site=12&range=t&sort=2&q=%E9%9D%92%E7%A6%BE+%E9%80%9A%E7%9F%A5&go=%E6%90%9C',
  });
  expect(requestOf('<form action="/s"><input name="q" placeholder="搜索"></form>', 'gbk')?.url).toBe(
    `${URL_OF_HOME}s?q=%C7%E0%BA%CC+%CD%A8%D6%AA`,
  );
});

test('a form that only a script can send has no request', () => {
  expect(requestOf('<form onsubmit="return go()"><input name="q" placeholder="搜索"></form>')).toBeUndefined();
  expect(requestOf('<input id="keyword" placeholder="请输入关键词"><a onclick="go()">搜索</a>')).toBeUndefined();
});
