import { folderOf } from './shape.js';
import type { Shape } from './shape.js';

/** TRS WCM: folders, t20250310_97791.html, a pager that an inline script writes. */
export const trsShape: Shape = {
  id: 'trs',
  perPage: 20,
  levels: { navigation: 2, platform: 2, siteMap: 2 },
  listAddress: (column, at) => ({ path: `${folderOf(column)}${at === 1 ? '' : `index_${at - 1}.html`}` }),
  articlePath: ({ column, publishedOn, id }) =>
    `${folderOf(column)}${publishedOn.slice(0, 7).replace('-', '')}/t${publishedOn.replaceAll('-', '')}_${id}.html`,
  list: ({ rows, at, last }) =>
    `<ul class="list">${rows.map(({ path, title, on }) => `<li><a href="${path}">${title}</a><span>${on}</span></li>`).join('\n')}</ul>` +
    `<div class="page"><script>createPageHTML(${last}, ${at - 1}, "index", "html");</script></div>`,
  navigation: (links) => `<div class="sy_nav"><ul>${links}</ul></div>`,
  menu: (links) => `<div class="dl_nav"><ul>${links}</ul></div>`,
  article: (title, info, record, text) =>
    `<div class="xl_box"><h2 class="xl_tit">${title}</h2>${record}<div class="xl_sx">${info}</div><div class="TRS_Editor">${text}</div></div>`,
};
