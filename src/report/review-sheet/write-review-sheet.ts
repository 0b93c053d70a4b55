import PizZip from 'pizzip';
import { Color, DocProperties, Format, FormatBorder, Workbook } from 'wasm-xlsxwriter';
import type { ReviewRow } from '../../model/review-row.js';
import type { Cell } from '../scorecard/cells.js';
import { columnName } from '../scorecard/cells.js';
import { gridOn } from '../scorecard/grid.js';
import { listOn, type Column } from '../scorecard/list-sheet.js';
import { stylesOf } from '../scorecard/styles.js';
import { plain } from '../neutralise.js';
import { webAddress } from '../web-address.js';
import { DECISION_WORDS, HEADINGS, KIND_WORDS, REVIEW_COLUMNS, SHEET_WORDS, type ReviewColumn } from './words.js';

type Language = 'zh' | 'en';

const WIDTHS: Readonly<Partial<Record<ReviewColumn, number>>> = {
  id: 18,
  state: 18,
  site: 16,
  title: 26,
  basis: 34,
  found: 40,
  address: 34,
  more: 24,
  reason: 40,
  files: 22,
  earlier: 24,
  kind: 14,
  value: 12,
};

/** Open items as a workbook for evaluators; what is not theirs to fill is locked, decisions are chosen from a list. */
export function writeReviewSheet(rows: readonly ReviewRow[], lang: Language, heading: string): Uint8Array {
  const book = new Workbook();
  const sheet = book.addWorksheet();
  sheet.setName(SHEET_WORDS.sheet[lang]).free();
  const columns = REVIEW_COLUMNS.map((column): Column<ReviewRow> => ({
    title: HEADINGS[column][lang],
    width: WIDTHS[column] ?? 11,
    cell: (row) => cellOf(row, column, lang),
  }));
  const list = listOn<ReviewRow>(gridOn(sheet, stylesOf(true), true), columns, {
    note: SHEET_WORDS.note[lang],
    none: SHEET_WORDS.none[lang],
    heading,
  });
  for (const row of rows) list.add(row);
  list.end();
  const open = new Format()
    .setUnlocked()
    .setTextWrap()
    .setBorder(FormatBorder.Thin)
    .setBorderColor(Color.rgb(0xbfc5cc));
  const first = REVIEW_COLUMNS.indexOf('value');
  for (const nth of rows.keys())
    for (let column = first; column < REVIEW_COLUMNS.length; column += 1)
      sheet.writeBlank(FIRST_ROW + nth, column, open).free();
  sheet.protect().free();
  book.setProperties(new DocProperties().setTitle(heading).setAuthor('gongkai'));
  const bytes = book.saveToBufferSync();
  sheet.free();
  book.free();
  return rows.length === 0 ? bytes : withChoices(bytes, first, rows.length, lang);
}

/** Below note and heading, from 0. */
const FIRST_ROW = 2;

function cellOf(row: ReviewRow, column: ReviewColumn, lang: Language): Cell {
  const linked = (url: string | undefined): Cell => {
    const address = url === undefined ? undefined : webAddress(url);
    return url === undefined ? undefined : address === undefined ? plain(url) : { text: plain(url), href: address };
  };
  switch (column) {
    case 'id':
      return row.id;
    case 'state':
      return row.state;
    case 'site':
      return plain(row.siteName);
    case 'unit':
      return row.unit === undefined ? undefined : plain(row.unit);
    case 'title':
      return plain(`${row.title}（${row.about}）`);
    case 'kind':
      return KIND_WORDS[row.kind][lang];
    case 'section':
      return row.section;
    case 'basis':
      return plain(row.basis);
    case 'found':
      return plain(row.found);
    case 'address':
      return linked(row.addresses[0]);
    case 'more':
      return plain(row.addresses.slice(1).join('\n'));
    case 'worth':
      return { points: row.worth };
    case 'earlier':
      return row.earlier === undefined ? undefined : plain(row.earlier);
    default:
      return undefined;
  }
}

/** The writer knows no lists to choose from: the part of the sheet that says so is put in where the format wants it. */
function withChoices(bytes: Uint8Array, column: number, rows: number, lang: Language): Uint8Array {
  const zip = new PizZip(bytes);
  const path = 'xl/worksheets/sheet1.xml';
  const xml = zip.file(path)?.asText();
  if (xml === undefined) return bytes;
  const letters = columnName(column);
  const choices = Object.values(DECISION_WORDS)
    .map((said) => said[lang])
    .join(',');
  const range = `${letters}${FIRST_ROW + 1}:${letters}${FIRST_ROW + rows}`;
  const part =
    `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}">` +
    `<formula1>"${choices}"</formula1></dataValidation></dataValidations>`;
  const at = xml.search(/<(?:hyperlinks|printOptions|pageMargins)\b/);
  if (at < 0) return bytes;
  zip.file(path, xml.slice(0, at) + part + xml.slice(at));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
