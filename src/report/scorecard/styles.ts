import { Color, Format, FormatAlign, FormatBorder } from 'wasm-xlsxwriter';
import type { Look } from './cells.js';

export type NumberKind = 'text' | 'points' | 'count' | 'day' | 'link';

const NUMBERS: Readonly<Partial<Record<NumberKind, string>>> = { points: '0.00', count: '0', day: 'yyyy-mm-dd' };
const INK = {
  line: 0xbfc5cc,
  head: 0x1f4e79,
  group: 0xdde6f0,
  subtotal: 0xeef2f7,
  good: 0x1e6b3a,
  bad: 0xb3261e,
  open: 0x8a5a00,
  quiet: 0x5f6b76,
  link: 0x0b57a4,
} as const;

/** Formats of cells, each made once. */
export type Styles = (kind: NumberKind, look?: Look) => Format;

/** The looks of one workbook. Where sheets are long, their grid is printed instead of a border about each cell. */
export function stylesOf(hasBorders: boolean): Styles {
  const made = new Map<string, Format>();
  return (kind, look = 'plain') => {
    const key = `${kind} ${look}`;
    const known = made.get(key);
    if (known) return known;
    const format = madeFor(kind, look, hasBorders);
    made.set(key, format);
    return format;
  };
}

function madeFor(kind: NumberKind, look: Look, hasBorders: boolean): Format {
  let format = new Format()
    .setFontName('微软雅黑')
    .setFontSize(look === 'title' ? 16 : 10)
    .setTextWrap();
  format = format.setAlign(look === 'title' || look === 'head' ? FormatAlign.VerticalCenter : FormatAlign.Top);
  if (look === 'head') {
    format = format.setBold().setFontColor(Color.rgb(0xffffff)).setBackgroundColor(Color.rgb(INK.head));
    format = format.setAlign(FormatAlign.Center);
  }
  if (look === 'title' || look === 'group' || look === 'total' || look === 'subtotal') format = format.setBold();
  if (look === 'group') format = format.setBackgroundColor(Color.rgb(INK.group));
  if (look === 'subtotal' || look === 'total') format = format.setBackgroundColor(Color.rgb(INK.subtotal));
  if (look === 'good' || look === 'bad' || look === 'open' || look === 'quiet')
    format = format.setFontColor(Color.rgb(INK[look]));
  if (look === 'note') format = format.setFontColor(Color.rgb(INK.quiet));
  if (look === 'centre' || kind === 'count' || kind === 'day') format = format.setAlign(FormatAlign.Center);
  if (kind === 'link') format = format.setFontColor(Color.rgb(INK.link));
  const numbers = NUMBERS[kind];
  if (numbers !== undefined) format = format.setNumFormat(numbers);
  const isFree = look === 'title' || look === 'note';
  if (hasBorders && !isFree) format = format.setBorder(FormatBorder.Thin).setBorderColor(Color.rgb(INK.line));
  return format;
}
