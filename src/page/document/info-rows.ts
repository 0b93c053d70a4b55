import { tidy } from '../../lib/text/squeeze.js';
import type { PlacedLine } from '../regions/find-main.js';

export interface InfoRow {
  readonly label: string;
  /** Empty where nothing stands beside the label. */
  readonly value: string;
  /** The value is empty because the page says 无. */
  readonly isNone?: true;
}

/** Labels of a document's metadata table or block; those of the second list count only beside one of the first. */
const strong =
  '政府信息索引号|信息索引号|文件索引号|信息索引|索引号|索引码|索取号|信息编号|主题分类|体裁分类|组配分类|信息分类|信息类别|服务对象分类|发布机构|发文机关|发文机构|发文单位|发布机关|发布单位|公文制发机关|制发机关|制发单位|制发机构|制定机关|制定单位|印发机关|印发单位|印发机构|发布机构名称|公布机关|颁布机关|颁布单位|公开主体|公开机构|所属机构|公开责任部门|公开类别|公开方式|公开形式|公开范围|公开时限|公开程序|公开期限|发文字号|发文文号|发文号|文件编号|文件字号|文件文号|公文字号|公文文号|发布文号|文号|成文日期|成文时间|生成日期|生成时间|印发日期|印发时间|制定日期|制发日期|签发日期|信息生成日期|发文日期|发文时间|发布日期|有效性|有效状态|有效期限|有效期|时效性|时效状态|时效|效力状态|效力状况|效力情况|效力说明|文件时效|文件状态|信息有效性|法规效力|文件效力|文件有效性|是否有效|生效日期|生效时间|实施日期|施行日期|失效日期|失效时间|废止日期|废止时间|统一编号|统一登记号|规范性文件统一编号|规范性文件编号|规范性文件登记号|是否规范性文件|是否为规范性文件|登记号|登记编号|公开目录|公文种类|公文类型|文种|体裁|信息名称|文件名称|文件标题|公文名称|公文标题|信息标题';
const weak =
  '名称|标题|主题词|关键词|关键字|内容概述|内容概括|信息内容|内容描述|摘要|来源|信息来源|发布时间|公开日期|公开时间|责任部门|责任编辑|责任处室|承办单位|语种|所属栏目|所属主题|栏目|主题|分类|载体类型|记录形式|更新日期|更新时间|公布日期|公布时间|上网日期|上网时间|落款日期|有效期至|文件有效期';
const spaced = (words: string): string =>
  words
    .split('|')
    .map((word) => [...word].join('[ \u00a0]{0,6}'))
    .join('|');
const labels = `(?:${spaced(strong)}|${spaced(weak)})`;
/** Blanks between Chinese characters are gone by now: a strong label may stand right behind the value before it. */
const pair = new RegExp(
  `[【\\[](?<boxed>${labels})[】\\]][ \\u00a0]{0,3}[:：∶]?[ ]{0,3}` +
    `|(?:(?<![\\u4e00-\\u9fff])(?<free>${labels})[ \\u00a0]{0,4}(?:[:：∶][ :：]{0,3}|\\t)|(?<glued>${spaced(strong)})[ \\u00a0]{0,4}[:：∶][ :：]{0,3})`,
  'g',
);
const wholeLabel = new RegExp(`^[【\\[]?(${labels})[】\\]]?[ ]?[:：∶]?$`);
const strongLabel = new RegExp(`^(?:${strong})$`);
/** A label that only its style sets apart from the value behind it; of two that begin alike the longer. */
const unmarked = new RegExp(
  `^(${spaced([...strong.split('|'), ...weak.split('|')].sort((a, b) => b.length - a.length).join('|'))})[ \\u00a0]{0,4}(?![ :：∶\\t】\\]])(.{0,160})$`,
);
const empty = /^(?:无|暂无|空|-+|—+|\/|无文号|null|undefined|&nbsp;?)?$/i;
/** An answer: there is none. */
const none = /^(?:无|暂无|无文号|-+|—+|\/)$/;

/**
 * Label → value pairs of the metadata block, in any shape: table cells, `label：value` lines, several on a line, a
 * label and its value on lines of their own. Pairs without a value are kept with an empty one.
 */
export const readInfoRows = (
  lines: readonly PlacedLine[],
  core: { from: number; to: number } | undefined,
  title?: string,
): InfoRow[] => {
  const rows: (InfoRow & { line: number })[] = [];
  const plainRows = readUnmarked(lines);
  for (let index = 0; index < lines.length; index++) {
    const { text, at, endsBlank } = lines[index] as PlacedLine;
    if (text.length > 600 || (index > 1500 && index < lines.length - 300) || !/[\u4e00-\u9fff]/.test(text)) continue;
    const isInside = core !== undefined && at >= core.from && at < core.to;
    if (isInside && rows.length === 0 && at > core.from + 800) continue;
    const below = cellsBelow(text, lines[index + 1]?.text);
    if (below) {
      for (const row of below) rows.push({ ...row, line: index });
      index++;
      continue;
    }
    const plainRow = plainRows.get(index);
    if (plainRow) {
      rows.push({ ...plainRow, line: index });
      continue;
    }
    const alone = wholeLabel.exec(text);
    if (alone) {
      const next = lines[index + 1]?.text ?? '';
      const isValue =
        next !== '' &&
        !endsBlank &&
        next.length <= 120 &&
        next !== title &&
        !wholeLabel.test(next) &&
        !startsWithLabel(next);
      rows.push({ label: plain(alone[1] as string), value: isValue ? cleaned(next) : '', line: index });
      if (isValue) index++;
      continue;
    }
    for (const row of pairsOf(text)) rows.push({ ...row, line: index });
  }
  return keep(rows);
};

/** A row of a table that holds labels only, and the row of their values below it. */
function cellsBelow(text: string, next: string | undefined): readonly InfoRow[] | undefined {
  const heads = text.split('\t').map((cell) => wholeLabel.exec(cell.trim())?.[1]);
  if (heads.length < 3 || next === undefined) return undefined;
  const values = next.split('\t');
  if (!heads.every((head) => head !== undefined) || values.length > heads.length || values.length < 2) return undefined;
  if (values.some((cell) => wholeLabel.test(cell.trim()))) return undefined;
  return heads.map((head, place) => ({ label: plain(head), value: cleaned(values[place] ?? '') }));
}

/** So many labels line below line are a block; so many of them are words that no running text begins with. */
const LEAST_UNMARKED = 4;
const LEAST_STRONG = 3;
/** Lines between two of them that bear a label unknown here. */
const MOST_BETWEEN = 2;

/**
 * Rows without a colon or a cell between label and value (索引号LX001-2025-00031), by line. One such line is no row: a block of them is,
 * and in it a label alone on its line has no value.
 */
function readUnmarked(lines: readonly PlacedLine[]): ReadonlyMap<number, InfoRow> {
  const blocks: { readonly line: number; readonly row: InfoRow }[][] = [];
  for (const [line, { text }] of lines.slice(0, 1500).entries()) {
    if (text.length > 200) continue;
    const found = unmarked.exec(text);
    if (!found) continue;
    const row = { label: plain(found[1] as string), value: cleaned(found[2] ?? '') };
    const block = blocks.at(-1);
    if (block && line - (block.at(-1)?.line ?? 0) <= MOST_BETWEEN + 1) block.push({ line, row });
    else blocks.push([{ line, row }]);
  }
  const isBlock = (block: (typeof blocks)[number]): boolean => {
    const filled = new Set(block.filter(({ row }) => row.value !== '').map(({ row }) => row.label));
    return (
      filled.size >= LEAST_UNMARKED && [...filled].filter((label) => strongLabel.test(label)).length >= LEAST_STRONG
    );
  };
  return new Map(blocks.filter(isBlock).flatMap((block) => block.map(({ line, row }) => [line, row] as const)));
}

const nameOf = (mark: RegExpMatchArray): string =>
  mark.groups?.['boxed'] ?? mark.groups?.['free'] ?? mark.groups?.['glued'] ?? '';
const plain = (label: string): string => label.replace(/\s/g, '');
const cleaned = (value: string): string => tidy(value.replace(/\t+/g, ' ').replace(/^[:：\s]+|[|｜\s]+$/g, ''));

const startsWithLabel = (text: string): boolean => {
  pair.lastIndex = 0;
  return pair.exec(text)?.index === 0;
};

const pairsOf = (line: string): InfoRow[] => {
  if (!/[:：∶\t】\]]/.test(line)) return [];
  const marks = [...line.matchAll(pair)].filter((mark, index) => index > 0 || mark.groups?.['glued'] === undefined);
  // The last cell of a row that bears a label has no value cell: it is blank.
  const last = line.includes('\t') ? wholeLabel.exec(line.slice(line.lastIndexOf('\t') + 1).trim())?.[1] : undefined;
  const blank = last === undefined || marks.length === 0 ? [] : [{ label: plain(last), value: '' }];
  const rows = marks.map((mark, index) => {
    const from = mark.index + mark[0].length;
    const to = marks[index + 1]?.index ?? line.length;
    let value = line.slice(from, to);
    // In a row of cells the value is the next cell only.
    if (mark[0].endsWith('\t')) value = value.split('\t')[0] ?? '';
    else if (line.includes('\t')) {
      const [own, beside] = value.split('\t');
      value = (own ?? '').trim() === '' ? (beside ?? '') : (own as string);
    }
    return { label: plain(nameOf(mark)), value: cleaned(value.replace(/[【[]\s*$/, '')) };
  });
  return [...rows, ...blank];
};

/** Only pairs near a label that no running text has; the first value of a label wins over an empty one. */
const keep = (rows: readonly (InfoRow & { line: number })[]): InfoRow[] => {
  const anchors = rows.filter((row) => strongLabel.test(row.label)).map((row) => row.line);
  if (anchors.length === 0) return [];
  const kept = new Map<string, string>();
  for (const row of rows) {
    if (!strongLabel.test(row.label) && !anchors.some((line) => Math.abs(line - row.line) <= 12)) continue;
    const known = kept.get(row.label);
    if (known === undefined || known === '') kept.set(row.label, row.value);
  }
  return [...kept].map(([label, value]) => ({
    label,
    value: empty.test(value) ? '' : value,
    ...(none.test(value) ? { isNone: true as const } : {}),
  }));
};
