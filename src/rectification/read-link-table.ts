import type { WorkSheet } from '@e965/xlsx';
import { openZip } from '../lib/isolate/zip-file.js';
import type { Claim } from '../model/rectification.js';
import { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { faultOfReply, type ReplyItem } from './check-reply.js';

/** Heads of the 整改链接表. The first six are ours, the last one names the line. */
export const LINK_TABLE_HEADS = [
  ...(['编号', '责任单位', '指标', '问题', '问题网址', '整改要求'] as const),
  ...(['整改情况', '整改后网页', '说明', '识别码'] as const),
] as const;
const [CLAIM, URL_AT, NOTE, KEY] = [6, 7, 8, 9] as const;

/** What may stand under 整改情况; others are a fault. */
export const CLAIM_TEXTS: Readonly<Record<Claim, readonly string[]>> = {
  mended: ['已整改', '已改', '完成', '已完成'],
  cannot: ['无法整改', '无权限整改', '无权限整改，已报上级', '无权限'],
  disagrees: ['有异议', '异议'],
};

/** What names a line: of this notice, this item, and no other. */
export const lineKey = (notice: string, finding: string): string => `${notice}:${finding}`;

/** A table of some thousand lines has less than a tenth of it. */
const MOST_PACKED_BYTES = 3_000_000;
const MOST_UNPACKED_BYTES = 60_000_000;
const MOST_ROWS = 5_000;

/**
 * Reads a filled 整改链接表 of a notice. Checked as a whole: `Invalid` names every fault by its cell (`G5`), and nothing is taken.
 * Lines that were left empty are left out. No formula is evaluated: a cell that holds one is a fault.
 */
export async function readLinkTable(
  bytes: Uint8Array,
  { notice, open }: { readonly notice: string; readonly open: ReadonlySet<string> },
): Promise<readonly ReplyItem[]> {
  const sheet = await openSheet(bytes);
  const rows = (sheet['!data'] ?? []).slice(0, MOST_ROWS + 1);
  const faults: Record<string, Words> = {};
  const formulas = new Set<string>();
  const text = (row: number, column: number): string => {
    const cell = rows[row]?.[column];
    if (cell?.f !== undefined) formulas.add(`${row} ${column}`);
    return String(cell?.w ?? cell?.v ?? '').trim();
  };
  const head = rows.findIndex((_, row) => text(row, KEY) === LINK_TABLE_HEADS[KEY]);
  if (head < 0 || text(head, CLAIM) !== LINK_TABLE_HEADS[CLAIM]) throw new Invalid(OTHER_TABLE);
  if (rows.length > MOST_ROWS) throw new Invalid(TOO_LARGE);
  const items: ReplyItem[] = [];
  const seen = new Set<string>();
  for (let row = head + 1; row < rows.length; row += 1) {
    const [claimText, url, note, key] = [text(row, CLAIM), text(row, URL_AT), text(row, NOTE), text(row, KEY)];
    const fault = (column: number, words: Words): void => {
      faults[`${String.fromCharCode(65 + column)}${row + 1}`] = words;
    };
    if (key === '' && [0, 3, CLAIM, URL_AT, NOTE].every((column) => text(row, column) === '')) continue;
    const finding = key.startsWith(`${notice}:`) ? key.slice(notice.length + 1) : '';
    if (finding === '') fault(KEY, FOREIGN_LINE);
    else if (!open.has(finding)) fault(KEY, NOT_OPEN);
    else if (seen.has(finding)) fault(KEY, TWICE);
    seen.add(finding);
    for (const column of [CLAIM, URL_AT, NOTE, KEY]) if (formulas.has(`${row} ${column}`)) fault(column, FORMULA);
    if (claimText === '' && url === '' && note === '') continue;
    const claim = (Object.keys(CLAIM_TEXTS) as Claim[]).find((one) => CLAIM_TEXTS[one].includes(claimText));
    if (claim === undefined) {
      fault(CLAIM, claimText === '' ? NO_CLAIM : UNKNOWN_CLAIM);
      continue;
    }
    const item: ReplyItem = { finding, claim, note, ...(url !== '' && { url }) };
    const wrong = faultOfReply(item);
    if (wrong) fault(wrong.at === 'url' ? URL_AT : NOTE, wrong.words);
    items.push(item);
  }
  const count = Object.keys(faults).length;
  if (count > 0) {
    const words = {
      zh: `表格有 ${count} 处没有填好，全部没有采用；请按单元格改正后重新上传。`,
      en: `${count} cells of the table are wrong: nothing was taken.`,
    };
    throw new Invalid(words, faults);
  }
  if (items.length === 0) throw new Invalid({ zh: '表格里没有填写整改情况。', en: 'Nothing is filled in.' });
  return items;
}

async function openSheet(bytes: Uint8Array): Promise<WorkSheet> {
  if (bytes.byteLength > MOST_PACKED_BYTES) throw new Invalid(TOO_LARGE);
  const entries = await openZip(bytes).catch(() => undefined);
  if (entries === undefined) throw new Invalid(NO_WORKBOOK);
  let left = MOST_UNPACKED_BYTES;
  for (const entry of entries) {
    // What an archive says of its sizes need not be so: each entry is unpacked within what is left before anybody reads it whole.
    const unpacked = await entry.read(left).catch(() => undefined);
    if (unpacked === undefined) throw new Invalid(TOO_LARGE);
    left -= unpacked.byteLength;
  }
  const { read } = await import('@e965/xlsx');
  try {
    const book = read(bytes, {
      ...{ type: 'buffer', dense: true, cellFormula: true, cellHTML: false, cellDates: false, sheetStubs: true },
      sheetRows: MOST_ROWS + 1,
    });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (sheet) return sheet;
  } catch {
    throw new Invalid(NO_WORKBOOK);
  }
  throw new Invalid(NO_WORKBOOK);
}

const NO_WORKBOOK = { zh: '不是 XLSX 表格，或者文件已损坏。', en: 'No XLSX workbook, or a damaged one.' };
const TOO_LARGE = { zh: '表格太大，不像整改链接表。', en: 'Too large for a reply table.' };
const OTHER_TABLE = {
  zh: '不是整改链接表：找不到“整改情况”和“识别码”两列，请用下载的表格填写。',
  en: 'No reply table: fill in the one that was downloaded.',
};
const FOREIGN_LINE = { zh: '识别码不是这份通知书的。', en: 'The line is none of this notice.' };
const NOT_OPEN = { zh: '这个问题已经销号，或者不在这份通知书里。', en: 'The item is closed, or none of this notice.' };
const TWICE = { zh: '这个问题在表里出现了两次。', en: 'The item stands in the table twice.' };
const FORMULA = { zh: '不能写公式，请写文字。', en: 'No formulas: write the text.' };
const NO_CLAIM = { zh: '请填写整改情况。', en: 'Say what became of it.' };
const UNKNOWN_CLAIM = {
  zh: '请填写“已整改”“无法整改”或者“有异议”。',
  en: 'One of 已整改, 无法整改, 有异议.',
};
