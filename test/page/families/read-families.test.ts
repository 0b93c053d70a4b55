import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const more = (script: string, url = columnUrl): string[] =>
  readHtml(sitePage(`<div class="list">${script}</div>`), url).morePages.map(
    (request) => `${request.pageNumber} ${request.url.replace('http://www.qingshui.gov.cn', '')}`,
  );

describe('TRS', () => {
  it('names the pages of createPageHTML', () => {
    expect(more('<script>createPageHTML(3, 0, "index", "html");</script>')).toEqual([
      '2 /zwgk/tzgg/index_1.html',
      '3 /zwgk/tzgg/index_2.html',
    ]);
  });
  it('names the pages of countPage and currentPage', () => {
    expect(more('<script>var currentPage = 0;//所在页从0开始\nvar countPage = 3;//共多少页</script>')).toEqual([
      '2 /zwgk/tzgg/index_1.html',
      '3 /zwgk/tzgg/index_2.html',
    ]);
  });
  it('takes neither the definition nor the parts of an article for a list', () => {
    expect(more('<script>function createPageHTML(_nPageCount,_nCurrIndex,_sPageName,_sPageExt){}</script>')).toEqual(
      [],
    );
    expect(more('<script>createPageHTML(1,0,"t20190918_693227","shtml")</script>')).toEqual([]);
  });
});

it('names the pages of a ucap list, counted from one', () => {
  expect(
    more(
      `<script>createPageHTML('page_div',3, 1,'tzgg','shtml',45);</script>`,
      'http://www.qingshui.gov.cn/c1/tzgg.shtml',
    ),
  ).toEqual(['2 /c1/tzgg_2.shtml', '3 /c1/tzgg_3.shtml']);
});

describe('Hanweb', () => {
  const records = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) =>
        `<record><![CDATA[<li><a href="/art/2024/5/${index + 1}/art_7_${index}.html">关于第${index + 1}号事项的通知</a><span>2024-05-0${index + 1}</span></li>]]></record>`,
    ).join('');
  const next =
    '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=7&path=/&columnid=103&unitid=764752&webname=清水县&permissiontype=0"></a>]]></nextgroup>';

  it('reads the records of a datastore as rows', () => {
    const html = `<html><head><title>通知公告</title></head><body><div id="764752"><script type="text/xml"><datastore>${next}<recordset>${records(3)}</recordset></datastore></script></div></body></html>`;
    const page = readHtml(html, 'http://www.qingshui.gov.cn/col/col103/index.html');
    expect(page.facts.kind).toBe('column');
    expect(page.facts.items[0]).toEqual({
      title: '关于第1号事项的通知',
      url: 'http://www.qingshui.gov.cn/art/2024/5/1/art_7_0.html',
      publishedOn: '2024-05-01',
    });
    expect(page.facts.items).toHaveLength(3);
    expect(page.morePages).toEqual([{ url: expect.stringContaining('dataproxy.jsp?page=1&webid=7'), method: 'GET' }]);
  });

  it('asks for later groups with the parameters of the page', () => {
    const html = `<body><div id="764752"><script type="text/xml"><datastore>${next}<recordset>${records(3)}</recordset></datastore></script></div>
      <script>$("#764752").jpage({perPage:1, totalRecord:8, proxyUrl:'/module/web/jpage/dataproxy.jsp'});</script></body>`;
    const page = readHtml(html, 'http://www.qingshui.gov.cn/col/col103/index.html');
    expect(page.morePages.map(({ method, url }) => `${method} ${url.replace(/^.*\?/, '')}`)).toEqual([
      'POST startrecord=4&endrecord=6&perpage=1',
      'POST startrecord=7&endrecord=8&perpage=1',
    ]);
    expect(Object.fromEntries(new URLSearchParams(page.morePages[0]?.body))).toMatchObject({
      webid: '7',
      columnid: '103',
      unitid: '764752',
      col: '1',
      appid: '1',
    });
  });

  it('reads the XML answer of such a request as a list', () => {
    const page = readHtml(
      `<datastore><recordset>${records(2)}</recordset></datastore>`,
      'http://www.qingshui.gov.cn/module/web/jpage/dataproxy.jsp?startrecord=4',
    );
    expect(page.facts.items.map((item) => item.publishedOn)).toEqual(['2024-05-01', '2024-05-02']);
  });
});
