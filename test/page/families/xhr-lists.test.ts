/** Lists that come by XHR: what the page's script would ask for, as data. */
import { describe, expect, it } from 'vitest';
import type { Page, PageRequest } from '../../../src/model/page.js';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const site = 'http://www.qingshui.gov.cn';
const column = (content: string, url = columnUrl): Page =>
  readHtml(
    sitePage(content, {
      title: '政府信息公开年报_清水县人民政府',
      head: '<meta name="ColumnName" content="政府信息公开年报">',
    }),
    url,
  );
const written = ({ method, url, body }: PageRequest): string =>
  `${method} ${url.replace(site, '')}${body === undefined ? '' : ` ${body}`}`;
const asks = (page: Page): string[] => (page.listRequests ?? []).map(written);
const more = (page: Page): string[] => page.morePages.map((request) => `${request.pageNumber} ${written(request)}`);
const row = '<li><a href="/nb/t20250312_1.html">清水县2024年政府信息公开工作年度报告</a><span>2025-03-12</span></li>';

describe('龙讯', () => {
  const url = `${site}/public/column/6601841?type=4&action=list`;
  it('asks the label whose parameters stand in the pager script', () => {
    const page = column(
      `<div id="xxgk_list"></div><div id="page_public_info"></div><script>
      Ls.pagination("#page_public_info", function (pageIndex, pageSize) {
        $.ajax({ url: '/site/label/8888', data: { IsAjax: 1, dataType: 'html', labelName: 'publicInfoList', siteId: '6787211', pageSize: pageSize, pageIndex: pageIndex, catId: '6717381', organId: '6601841' }, success: function (html) { $('#xxgk_list').html(html); } });
      }, { currPage: 1, pageCount: 3 });</script>`,
      url,
    );
    const label = (number: number): string =>
      `GET /site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList&siteId=6787211&pageSize=15&pageIndex=${number}&catId=6717381&organId=6601841`;
    expect(page.facts.needsBrowser).toBe('xhr-list');
    expect(asks(page)).toEqual([label(1)]);
    expect(more(page)).toEqual([`2 ${label(2)}`, `3 ${label(3)}`]);
  });
  it('asks for the rows too where a link to a sub-column stands beside them', () => {
    const page = column(
      `<div class="sub-nav"><a href="/public/column/6601841?catId=7">规范性文件清理结果</a></div><div id="xxgk_list"></div><script>
      Ls.ajaxGet({ url: "/site/label/8888?labelName=publicInfoList&catId=9&pageIndex=1&type=4" });
      Ls.pagination("#p", function (n) { Ls.ajaxGet({ url: "/site/label/8888?labelName=publicInfoList&catId=9&pageIndex=" + n + "&type=4" }); }, { currPage: 1, pageCount: 2 });</script>`,
      url,
    );
    expect(page.facts.needsBrowser).toBe('xhr-list');
    expect(asks(page)).toEqual(['GET /site/label/8888?labelName=publicInfoList&catId=9&pageIndex=1&type=4']);
  });
  it('takes the address that the script puts together', () => {
    const page = column(
      `<ul>${row}</ul><div id="p"></div><script>Ls.pagination("#p", function (n) { Ls.ajaxGet({ url: "/site/label/8888?labelName=publicInfoList&catId=9&pageIndex=" + n + "&type=4" }); }, { currPage: 1, pageCount: 2 });</script>`,
      url,
    );
    expect(asks(page)).toEqual([]);
    expect(more(page)).toEqual(['2 GET /site/label/8888?labelName=publicInfoList&catId=9&pageIndex=2&type=4']);
  });
  it('turns the pages of a plain column by pageIndex', () => {
    const page = column(
      `<ul>${row}</ul><script>Ls.pagination("#p", function (i) {}, { currPage: 1, pageCount: 2 });</script>`,
      `${site}/content/column/6789791`,
    );
    expect(more(page)).toEqual(['2 GET /content/column/6789791?pageIndex=2']);
  });
});

describe('广东 gkmlpt', () => {
  const tree = `[{"id":1,"name":"政府信息公开指南","children":[]},{"id":2,"name":"法定主动公开内容","children":[{"id":21,"name":"机构职能"},{"id":22,"name":"财政预决算"}]},{"id":3,"name":"政府信息公开年报"},{"id":4,"name":"政府信息公开制度","jump_url":"/zd/index.html"}]`;
  const page = column(
    `<div id="app"></div><script>window._CONFIG = { SID: '200007', DEBUG: false, TREE: ${tree}, now: new Date() }</script>`,
    `${site}/gkmlpt/annualreport`,
  );
  it('reads the menu from the tree', () => {
    const menu = page.links
      .filter(({ region }) => region === 'menu')
      .map(({ text, url }) => `${text} ${url.replace(site, '')}`);
    expect(menu).toEqual([
      '政府信息公开指南 /gkmlpt/api/all/1?page=1&sid=200007',
      '法定主动公开内容 /gkmlpt/api/all/2?page=1&sid=200007',
      '政府信息公开年报 /gkmlpt/api/all/3?page=1&sid=200007',
      '政府信息公开制度 /zd/index.html',
      '机构职能 /gkmlpt/api/all/21?page=1&sid=200007',
      '财政预决算 /gkmlpt/api/all/22?page=1&sid=200007',
    ]);
  });
  it('asks for the rows of the category that the page is called after', () => {
    expect(page.facts.kind).toBe('column');
    expect(asks(page)).toEqual(['GET /gkmlpt/api/all/3?page=1&sid=200007']);
  });
  it('reads the answer with the days of its seconds, and names its further pages', () => {
    const answer = {
      classify: { id: 3, name: '政府信息公开年报', post_count: 3 },
      total: 3,
      articles: [
        {
          id: 9,
          title: '清水县2024年政府信息公开工作年度报告',
          url: `${site}/gkmlpt/content/8/1/post_9.html`,
          date: 1741737600,
          is_expired: false,
        },
        {
          id: 8,
          title: '清水县2023年政府信息公开工作年度报告',
          url: `${site}/gkmlpt/content/8/1/post_8.html`,
          date: 1710201600,
          is_abolished: false,
        },
      ],
    };
    const list = readHtml(JSON.stringify(answer), `${site}/gkmlpt/api/all/3?page=1&sid=200007`);
    expect(list.facts).toMatchObject({ kind: 'column', title: '政府信息公开年报' });
    expect(list.facts.items.map(({ publishedOn }) => publishedOn)).toEqual(['2025-03-12', '2024-03-12']);
    expect(more(list)).toEqual(['2 GET /gkmlpt/api/all/3?page=2&sid=200007']);
  });
});

describe('福建', () => {
  const script = (bar: string): string =>
    `<script>var SiteInfo = { searchId: '200210' };</script><script>require(["list2.trsapi"], function (listModel) { listModel({ quickMode: "动静结合", maxStaticIndex: 1, listArgs: { channelid: SiteInfo.searchId, classsql: "" || "chnlid=1813", sortfield: "-docorderpri,-docreltime" }, pagebar: { prepage: 10, recordCount: '${bar}', pgTemp: "p.html" }, callToPage: function (p) { scroll(0, 0); } }); });</script>`;
  const hidden =
    '<div style="display: none"><dl ms-repeat="list"><dd><a ms-attr-href="el.chnldocurl" ms-text="el.doctitle"></a></dd><dd ms-text="el.docreltime"></dd></dl></div>';
  const form = (page: number): string =>
    `POST /fjdzapp/search channelid=200210&sortfield=-docorderpri%2C-docreltime&classsql=chnlid%3D1813&classcol=publishyear&classnum=100&classsort=0&cache=true&page=${page}&prepage=10`;

  it('asks for later pages as its script does; the hidden row of the template is none', () => {
    const page = column(`<ul>${row}</ul>${hidden}${script('25')}`);
    expect(page.facts.items).toHaveLength(1);
    expect(more(page)).toEqual([`2 ${form(2)}`, `3 ${form(3)}`]);
    expect(asks(page)).toEqual([]);
    expect(page.listTotal).toBe(25);
  });
  it('asks for the first page too where nothing stands', () => {
    expect(asks(column(`${hidden}${script('')}`))).toEqual([form(1)]);
  });
  it('says how long the list is even where it cannot say how to ask for it', () => {
    const page = column(`<ul>${row}</ul>${script('25').replace(/^.*?<\/script>/, '')}`);
    expect(more(page)).toEqual([]);
    expect(page.listTotal).toBe(25);
  });
});

describe('jpaas', () => {
  const unit = (tag: string): string =>
    `<div class="box"><script url="/api-gateway/jpaas-publish-server/front/page/build/unit" queryData="{'parseType':'bulidstatic','webId':'52','pageType':'column','tagId':'${tag}','pageId':'1638'}"></script></div>`;
  const address = (tag: string): string =>
    `/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=52&pageType=column&tagId=${encodeURIComponent(tag)}&pageId=1638`;
  it('asks for the unit of the list, not for those of header and foot', () => {
    expect(asks(column(unit('顶部') + unit('分页列表') + unit('底部')))).toEqual([`GET ${address('分页列表')}`]);
  });
  it('reads the answer and names its further pages', () => {
    const answer = {
      success: true,
      data: { html: `<div><ul>${row}</ul><div class="pagination" rows="1" count="3" pageNo="1"></div></div>` },
    };
    const list = readHtml(JSON.stringify(answer), site + address('分页列表'));
    expect(list.facts.items).toHaveLength(1);
    expect(list.listTotal).toBe(3);
    expect(list.morePages.map(({ url }) => new URL(url).searchParams.get('paramJson'))).toEqual([
      '{"pageNo":2,"pageSize":1}',
      '{"pageNo":3,"pageSize":1}',
    ]);
  });
});

describe('大汉 catalogue', () => {
  it('asks search.jsp with the body and the category', () => {
    const page = column(
      `<div id="div1673"></div><script>$(function(){ $.ajax({ type: 'post', url: '/module/xxgk/search.jsp?divid=div1673', data: { infotypeId: 'A05', jdid: '3096', area: '11330327', divid: 'div1673', sortfield: ',compaltedate:0' }, success: function (html) { $('#div1673').html(html); } }); });</script>`,
      `${site}/col/col1229/index.html?number=A05`,
    );
    expect(asks(page)).toEqual([
      'POST /module/xxgk/search.jsp?divid=div1673 infotypeId=A05&jdid=3096&area=11330327&divid=div1673&sortfield=%2Ccompaltedate%3A0&currpage=1',
    ]);
  });
});

describe('lists of other makes', () => {
  it('is asked for where the page makes one request only, written out', () => {
    expect(asks(column(`<ul id="l"></ul><script>fetch("/api/list?channelId=7&page=1").then(show);</script>`))).toEqual([
      'GET /api/list?channelId=7&page=1',
    ]);
    expect(
      asks(
        column(
          `<ul id="l"></ul><script>$.ajax({ url: "/info/getList.do", type: "POST", data: { catId: 3, pageNo: 1 }, success: function (d) { show(d); } });</script>`,
        ),
      ),
    ).toEqual(['POST /info/getList.do catId=3&pageNo=1']);
  });
  it.each([
    ['a counter of visits', 'fetch("/api/visit/count?page=index")'],
    ['an address that is put together', 'fetch("/api/list?id=" + id)'],
    ['two requests for rows', 'fetch("/api/list?id=1"); fetch("/api/list?id=2")'],
    ['a menu', '$.getJSON("/api/menu/list.json")'],
  ])('is not guessed from %s', (_, script) => {
    expect(asks(column(`<ul id="l"></ul><script>${script}</script>`))).toEqual([]);
  });
  it('is not asked for where the rows stand on the page', () => {
    expect(asks(column(`<ul>${row}</ul><script>fetch("/api/list?channelId=7&page=1").then(show);</script>`))).toEqual(
      [],
    );
  });
});
