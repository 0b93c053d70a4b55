/** The guide column: as a page of its own, a list of one, an index of all units, a Word file. */
import type { ColumnNode, Identity } from './content.js';
import type { Maker } from './build-content.js';
import { daysBefore, inChinese } from './dates.js';
import { wordDocument } from './files.js';
import type { GuidePart } from './guide-text.js';
import { guideText } from './guide-text.js';
import type { SiteSpec } from './spec.js';

const OTHER_UNITS = ['教育局', '民政局', '财政局', '水利局', '文化和旅游局', '柳林镇人民政府'];

/** Fills the guide column as the spec says. */
export const fillGuide = (column: ColumnNode, spec: SiteSpec, identity: Identity, today: string, make: Maker): void => {
  const guide = spec.guide ?? {};
  const form = guide.form ?? 'single';
  const updated = guide.updated ?? { label: '更新日期', on: daysBefore(today, 210), where: 'content' as const };
  if (guide.link) column.linkShown = guide.link;
  if (guide.onlySiteMap) column.linkShown = 'absent';
  if (form === 'blank') return;

  const paragraph = (text: string): string => `<p style="text-indent:2em">${text}</p>`;
  const text = guideText(identity, {
    without: (spec.without ?? [])
      .filter((fault): fault is `guide:${GuidePart}` => fault.startsWith('guide:'))
      .map((fault) => fault.slice(6) as GuidePart),
    contactStyle: guide.contactStyle ?? 'lines',
    ...(guide.fax === undefined ? {} : { fax: guide.fax }),
    paragraph,
  });
  const title = `${identity.organ}政府信息公开指南`;
  let body = text;
  let infoLine = '';
  if (updated === 'realtime') body += paragraph('本《指南》实时更新。');
  else if (updated !== 'none') {
    const said = `${updated.label}：${updated.on}`;
    if (updated.where === 'content') body = paragraph(said) + body;
    if (updated.where === 'info-line') infoLine = said;
    if (updated.where === 'comment') body += `<!--<p>${said}</p>-->`;
    if (updated.where === 'footer') column.footerExtra = `<span>${said}</span>`;
    if (updated.where === 'header') column.side = `<div class="header-date">${said}</div>`;
    if (updated.where === 'sidebar') {
      column.side = `<div class="sidebar aside"><h3>最近更新</h3><ul class="side-list"><li><a href="{{first-news}}">全区秋粮收购工作有序开展</a><span>${said}</span></li></ul></div>`;
    }
  }
  if (form === 'single') {
    column.form = 'single';
    column.body = `<h1 class="article-title">${title}</h1>${infoLine ? `<div class="article-info"><span>来源：${identity.sponsor}</span> <span>${infoLine}</span></div>` : ''}<div class="article-content">${body}</div>`;
    return;
  }
  const on = updated === 'none' || updated === 'realtime' ? daysBefore(today, 240) : daysBefore(today, 900);
  if (form === 'word') {
    const words = body
      .replace(/<[^>]+>/g, '\n')
      .split('\n')
      .filter(Boolean);
    make.article(column, title, on, { file: wordDocument('guide.docx', words) });
    return;
  }
  const article = make.article(column, title, on, { body });
  if (infoLine) article.dateLabel = `${infoLine}\u3000发布时间`;
  if (form === 'index') {
    for (const unit of OTHER_UNITS) {
      const other = unit.endsWith('政府') ? unit : `${identity.place}${unit}`;
      make.article(column, `${other}政府信息公开指南`, daysBefore(today, 700), {
        body: `<p>${other}为了便于公众获取信息，编制本指南。</p><p>更新日期：2019-01-02</p><p>${inChinese('2019-01-02')}</p>`,
      });
    }
  }
};
