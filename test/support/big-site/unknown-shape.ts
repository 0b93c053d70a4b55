import type { Shape } from './shape.js';

/** A system nobody has heard of: addresses by query, tables for lists, numbered pagers, drop-down menus three levels deep. */
export const unknownShape: Shape = {
  id: 'unknown',
  perPage: 12,
  levels: { navigation: 3, platform: 2, siteMap: 3 },
  listAddress: ({ id }, at) => ({ path: `/portal/channel.do?cid=${id}${at === 1 ? '' : `&p=${at}`}` }),
  articlePath: ({ id, publishedOn }) => `/portal/doc/${publishedOn.slice(0, 7).replace('-', '')}/x${id}.do`,
  list: ({ column, rows, at, last }) => {
    const body = rows
      .map(({ path, title, on }) => `<tr><td><a href="${path}" target="_blank">${title}</a></td><td>[${on}]</td></tr>`)
      .join('\n');
    const page = (to: number, text: string): string =>
      `<a href="/portal/channel.do?cid=${column.id}${to === 1 ? '' : `&p=${to}`}">${text}</a>`;
    const near = Array.from({ length: last }, (_, index) => index + 1).filter((to) => Math.abs(to - at) < 4);
    const numbers = near.map((to) => (to === at ? `<b>${to}</b>` : page(to, String(to)))).join(' ');
    return `<table class="lb">${body}</table>${last > 1 ? `<div class="fenye">共${last}页 ${numbers} ${at < last ? page(at + 1, '下一页') : ''}</div>` : ''}`;
  },
  navigation: (links) => `<div id="topmenu" class="dropdown"><ul>${links}</ul></div>`,
  menu: (links) => `<div class="leftmenu"><ul>${links}</ul></div>`,
  article: (title, info, record, text) =>
    `<div class="wz"><p class="bt">${title}</p><p class="xx">${info}</p>${record}<div class="nr">${text}</div></div>`,
};
