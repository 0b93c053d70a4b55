/** Pagers that only a script makes turn. */
import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const site = 'http://www.qingshui.gov.cn';
const rows =
  '<ul><li><a href="/nb/t20250312_1.html">清水县2024年政府信息公开工作年度报告</a><span>2025-03-12</span></li><li><a href="/nb/t20240312_1.html">清水县2023年政府信息公开工作年度报告</a><span>2024-03-12</span></li></ul>';
const more = (html: string, url = columnUrl): string[] =>
  readHtml(sitePage(rows + html), url).morePages.map(
    ({ pageNumber, method, url: next, body }) =>
      `${pageNumber ?? '-'} ${method} ${next.replace(site, '')}${body === undefined ? '' : ` ${body}`}`,
  );

describe('博达', () => {
  const mark = '<!--Announced by Visual SiteBuilder 9-->';
  const goTo = `<input id="u8goto" size="2"><a href="javascript:void(0)" onclick="_simple_list_gotopage_fun(3,'u8goto',2)">转到</a>`;
  it('counts static pages down from the end', () => {
    expect(more(mark + goTo, `${site}/zfxxgk/zfxxgknb.htm`)).toEqual([
      '2 GET /zfxxgk/zfxxgknb/2.htm',
      '3 GET /zfxxgk/zfxxgknb/1.htm',
    ]);
    expect(more(mark + goTo, `${site}/zfxxgk/zfxxgknb/2.htm`)).toEqual(['3 GET /zfxxgk/zfxxgknb/1.htm']);
  });
  it('asks dynamic lists by PAGENUM', () => {
    expect(more(mark + goTo, `${site}/xx_list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1028`)).toEqual([
      '2 GET /xx_list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1028&totalpage=3&PAGENUM=2',
      '3 GET /xx_list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1028&totalpage=3&PAGENUM=3',
    ]);
  });
  it('adds nothing to a pager of links', () => {
    expect(
      more(
        `${mark}<div class="pages"><a href="/zfxxgk/zfxxgknb/2.htm">下页</a>${goTo}</div>`,
        `${site}/zfxxgk/zfxxgknb.htm`,
      ),
    ).toEqual([]);
  });
});

it('an address that counts pages is counted on where the page says how many there are', () => {
  const url = `${site}/info/iList.jsp?node_id=GKqs&cat_id=15971&cur_page=1`;
  expect(more('<div class="page">共 3 页 <a href="javascript:void(0)">下一页</a></div>', url)).toEqual([
    '2 GET /info/iList.jsp?node_id=GKqs&cat_id=15971&cur_page=2',
    '3 GET /info/iList.jsp?node_id=GKqs&cat_id=15971&cur_page=3',
  ]);
  expect(more('<div class="page">共 3 页 <a href="javascript:void(0)">下一页</a></div>')).toEqual([]);
});

describe('a pager that a widget draws', () => {
  it.each([
    [
      "laypage({ cont: 'p', pages: 3, curr: 1, jump: function (obj, first) { if (!first) { location.href = '?pageNo=' + obj.curr; } } });",
      '?pageNo=',
    ],
    [
      "layui.use('laypage', function () { laypage.render({ elem: 'p', count: 45, limit: 15, jump: function (obj) { window.location.href = './?pageNo=' + obj.curr; } }); });",
      '?pageNo=',
    ],
    [
      "$('.p').pagination({ pageCount: 3, current: 1, callback: function (api) { window.location.href = '/zwgk/tzgg/?pageNo=' + api.getCurrent() } });",
      '?pageNo=',
    ],
  ])('%s', (script) => {
    expect(more(`<div id="p"></div><script>${script}</script>`, `${site}/zwgk/tzgg/`)).toEqual([
      '2 GET /zwgk/tzgg/?pageNo=2',
      '3 GET /zwgk/tzgg/?pageNo=3',
    ]);
  });
  it('is not taken from a script that leads elsewhere', () => {
    expect(
      more("<script>var pageCount = 3; function login() { location.href = '/login?from=' + path; }</script>"),
    ).toEqual([]);
  });
});

it('ASP.NET posts its hidden fields with the target of its pager', () => {
  const html = `<form method="post" action="list.aspx?id=3"><input type="hidden" name="__VIEWSTATE" value="dDwx"><div class="pager"><a href="javascript:__doPostBack('Pager1','2')">下一页</a></div></form>`;
  expect(more(html, `${site}/list.aspx?id=3`)).toEqual([
    '- POST /list.aspx?id=3 __VIEWSTATE=dDwx&__EVENTTARGET=Pager1&__EVENTARGUMENT=2',
  ]);
});
