import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { readPage } from '../../../src/page/read-page.js';

it('writes the query of a GBK page in GBK and its path in UTF-8, as browsers do', () => {
  const html =
    '<html><head><meta charset="gb2312"></head><body><a href="/栏目/list.asp?lm=通知&amp;p=1#上">通知</a></body></html>';
  const page = readPage(iconv.encode(html, 'gbk'), { url: 'http://www.qingshui.gov.cn/', contentType: 'text/html' });
  expect(page.links.map(({ url }) => url)).toEqual([
    'http://www.qingshui.gov.cn/%E6%A0%8F%E7%9B%AE/list.asp?lm=%CD%A8%D6%AA&p=1',
  ]);
});
