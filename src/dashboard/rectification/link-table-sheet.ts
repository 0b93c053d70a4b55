import { Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook } from 'wasm-xlsxwriter';
import { CLAIM_TEXTS, LINK_TABLE_HEADS, lineKey } from '../../rectification/read-link-table.js';
import { plain } from '../../report/neutralise.js';
import type { NoticeItemRow, NoticeRow } from '../../store/rectification/read-notice.js';
import type { ReplyItemRow } from '../../store/rectification/read-replies.js';
import type { Claim } from '../../model/rectification.js';

const WIDTHS = [8, 18, 24, 44, 36, 36, 16, 40, 36, 12];

/**
 * The 整改链接表 of a notice as a workbook to be filled in: open items, what was said before in its place, the last three but one
 * columns for the unit. Everything is typed as text.
 */
export function linkTable(
  notice: NoticeRow,
  items: readonly NoticeItemRow[],
  said: ReadonlyMap<string, ReplyItemRow>,
): Uint8Array {
  const base = (): Format =>
    new Format()
      .setFontName('微软雅黑')
      .setFontSize(10)
      .setTextWrap()
      .setAlign(FormatAlign.Top)
      .setBorder(FormatBorder.Thin);
  const text = base().setNumFormat('@');
  const fill = base().setNumFormat('@').setBackgroundColor(Color.rgb(0xfff8e1));
  const head = base().setBold().setBackgroundColor(Color.rgb(0xdde6f0));
  const quiet = base().setNumFormat('@').setFontColor(Color.rgb(0x8a949e)).setFontSize(8);
  const title = new Format().setFontName('微软雅黑').setFontSize(14).setBold();
  const note = new Format().setFontName('微软雅黑').setFontSize(10).setFontColor(Color.rgb(0x5f6b76));
  const book = new Workbook();
  const sheet = book.addWorksheet();
  sheet.setName('整改链接表').free();
  sheet.writeStringWithFormat(0, 0, `整改链接表\u3000${notice.number ?? ''}`, title).free();
  const unit = plain(notice.unit ?? notice.site_name);
  const hint = `${unit}\u3000整改期限：${notice.due_on ?? ''}\u3000“整改情况”填：${Object.values(CLAIM_TEXTS)
    .map(([first]) => first)
    .join('、')}；已整改的填网页链接，没有链接的在“说明”里写明怎样整改；无法整改、有异议的写明理由。请不要改动识别码。`;
  sheet.writeStringWithFormat(1, 0, hint, note).free();
  LINK_TABLE_HEADS.forEach((name, column) => {
    sheet.writeStringWithFormat(3, column, name, head).free();
    sheet.setColumnWidth(column, WIDTHS[column] ?? 12).free();
  });
  items.forEach((item, index) => {
    const row = 4 + index;
    const before = said.get(item.finding);
    const claim = before ? (CLAIM_TEXTS[before.claim as Claim][0] ?? '') : '';
    const cells = [item.number, item.unit ?? '', item.rule_title, item.message, item.url ?? '', item.remedy];
    cells.forEach((value, column) => {
      sheet.writeStringWithFormat(row, column, plain(value), text).free();
    });
    [claim, before?.url ?? '', before?.note ?? ''].forEach((value, column) => {
      sheet.writeStringWithFormat(row, 6 + column, plain(value), fill).free();
    });
    sheet.writeStringWithFormat(row, 9, lineKey(notice.id, item.finding), quiet).free();
  });
  sheet.setFreezePanes(4, 0).free();
  book.setProperties(new DocProperties().setTitle(`整改链接表 ${notice.number ?? ''}`).setAuthor('gongkai'));
  const bytes = book.saveToBufferSync();
  sheet.free();
  book.free();
  return bytes;
}
