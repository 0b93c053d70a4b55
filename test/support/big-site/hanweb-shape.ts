import type { ListPage, Shape } from './shape.js';

const SERVICE = '/module/web/jpage/dataproxy.jsp';
const PER_PAGE = 15;

const recordset = ({ rows, column }: ListPage): string =>
  `<datastore><nextgroup><![CDATA[<a href="${SERVICE}?page=1&webid=12&path=/&columnid=${column.id}&unitid=7${column.id}&webname=m&permissiontype=0"></a>]]></nextgroup>` +
  `<recordset>${rows.map(({ path, title, on }) => `<record><![CDATA[<li><a href="${path}" title="${title}">${title}</a><span>${on}</span></li>]]></record>`).join('\n')}</recordset></datastore>`;

/** 大汉 Hanweb: /col/col1003/index.html, rows as records in a script, further pages from a service by POST. */
export const hanwebShape: Shape = {
  id: 'hanweb',
  perPage: PER_PAGE,
  levels: { navigation: 1, platform: 2, siteMap: 2 },
  listAddress: ({ id }, at, total) =>
    at === 1
      ? { path: `/col/col${id}/index.html` }
      : {
          path: `${SERVICE}?startrecord=${(at - 1) * PER_PAGE + 1}&endrecord=${Math.min(at * PER_PAGE, total)}&perpage=${PER_PAGE}`,
          body: `columnid=${id}`,
        },
  articlePath: ({ column, publishedOn, id }) => {
    const [year, month, day] = publishedOn.split('-').map(Number);
    return `/art/${year ?? ''}/${month ?? ''}/${day ?? ''}/art_${column.id}_${id}.html`;
  },
  list: (page) => {
    const { column, last, total } = page;
    const pager = `<script>$(function(){ $("#7${column.id}").jpage({ parseType:'dataproxy', perPage:${PER_PAGE}, totalRecord:${total}, groupSize:1, proxyUrl:"${SERVICE}", proxyParam:{'col':1,'appid':1,'webid':12,'path':'/','columnid':${column.id},'sourceContentType':1,'unitid':'7${column.id}','webname':'m','permissiontype':0} }); });</script>`;
    return `<div id="7${column.id}" class="default_pgContainer"><script type="text/xml">${recordset(page)}</script></div>${last > 1 ? pager : ''}`;
  },
  service: (page) => `<?xml version='1.0' encoding='UTF-8'?>${recordset(page)}`,
  navigation: (links) => `<div class="nav"><ul>${links}</ul></div>`,
  menu: (links) => `<div class="xxgk_left"><ul>${links}</ul></div>`,
  article: (title, info, record, text) =>
    `<!--ZJEG_RSS.content.begin--><div class="art_con"><h1 class="art_title">${title}</h1>${record}<div class="art_info">${info}</div><div id="zoom">${text}</div></div><!--ZJEG_RSS.content.end-->`,
};
