/** 福建 on TRS: page one is static under a hidden template row, later pages are answers to POST /fjdzapp/search. */
import type { Style } from '../style.js';
import { trs } from './trs.js';

const ROW =
  '<div style="display: none" ms-visible="!showStatic"><dl ms-if="list.length>0" ms-repeat="list"><dd><a ms-attr-href="el.chnldocurl" ms-attr-title="el.doctitle" ms-text="el.doctitle"></a></dd><dd ms-text="el.docreltime"></dd></dl></div>';

export const fujian: Style = {
  ...trs,
  id: 'fujian',
  columnPath: (column) => trs.columnPath(column, 1),
  served: {
    list: (rows, column, view) => `${trs.rows(rows, column, view)}${ROW}
<script>var SiteInfo = { siteName: '${view.content.identity.name}', searchId: '200210' };</script>
<script>require(["list2.trsapi", "tools"], function (listModel, tools) { listModel({ quickMode: "动静结合", maxStaticIndex: 1,
  listArgs: { channelid: SiteInfo.searchId, classsql: "" || "chnlid=${column.id}", sortfield: "-docorderpri,-docreltime" },
  pagebar: { prepage: ${column.perPage}, recordCount: '${column.articles.length}', pgTemp: "pgBar.html", displayNum: 2 },
  callToPage: function (p) { $("html,body").animate({ scrollTop: 0 }, 800); } }); });</script>`,
    handler: (columns, rows) => (request) => {
      if (request.path !== '/fjdzapp/search' || request.method !== 'POST') return undefined;
      const form = new URLSearchParams(request.body);
      const id = /^chnlid=(\d+)$/.exec(form.get('classsql') ?? '')?.[1];
      const column = form.get('channelid') === '200210' ? columns.find((one) => String(one.id) === id) : undefined;
      const [page, perPage] = [Number(form.get('page')), Number(form.get('prepage'))];
      const data = (column ? rows(column, (page - 1) * perPage, page * perPage) : []).map((row) => ({
        doctitle: row.title,
        chnldocurl: `http://${request.host}{{port}}${row.path}`,
        docreltime: `${row.date} 09:12:00`,
      }));
      return {
        status: 200,
        headers: { 'content-type': 'application/json;charset=UTF-8' },
        body: Buffer.from(JSON.stringify({ count: column?.articles.length ?? 0, page, data })),
      };
    },
  },
};
