import { asText, isObject, readExpression } from '../../lib/script/read-expression.js';
import { numberBeside, pagesBetween, scriptsWith } from './family.js';
import type { Family } from './family.js';

/**
 * 福建 on TRS: `listModel({ listArgs: { channelid, classsql, sortfield }, pagebar: { prepage, recordCount } })`. The
 * first page may be static; the others are answers to `POST /fjdzapp/search`.
 */
export const fujian: Family = ({ tree, resolve }) => {
  for (const { text } of scriptsWith(tree, 'listModel')) {
    const call = /\blistModel\s*\(\s*(?=\{)/.exec(text);
    if (!call) continue;
    const site = tree.scripts.map((script) => numberBeside(script.text.slice(0, 100_000), 'searchId')).find(Boolean);
    const given = readExpression(text, call.index + call[0].length, (name) =>
      name === 'SiteInfo.searchId' ? site : undefined,
    ).value;
    if (!isObject(given)) continue;
    const args = isObject(given['listArgs']) ? given['listArgs'] : {};
    const bar = isObject(given['pagebar']) ? given['pagebar'] : {};
    const perPage = Number(bar['prepage'] ?? 10) || 10;
    const total = bar['recordCount'] === undefined ? undefined : Number(bar['recordCount']);
    const listTotal = total !== undefined && total >= 0 ? { listTotal: total } : {};
    const channel = asText(args['channelid']);
    const condition = asText(args['classsql']);
    const target = resolve('/fjdzapp/search');
    if (channel === undefined || !condition || target === undefined) return listTotal;
    const request = (page: number) => ({
      url: target,
      method: 'POST' as const,
      body: new URLSearchParams({
        channelid: channel,
        sortfield: asText(args['sortfield']) ?? '-docorderpri,-docreltime',
        classsql: condition,
        classcol: 'publishyear',
        classnum: '100',
        classsort: '0',
        cache: 'true',
        page: String(page),
        prepage: String(perPage),
      }).toString(),
      pageNumber: page,
    });
    return {
      morePages: pagesBetween(2, Math.ceil((total ?? 0) / perPage), request),
      listRequests: [request(1)],
      ...listTotal,
    };
  }
  return undefined;
};
