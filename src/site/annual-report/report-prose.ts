/** What an annual report says in its own words: without tables, headings, lead and fixed sentences; masked for comparing. */
import { bareText, markOut } from '../../lib/text/bare-text.js';
import type { BareText } from '../../lib/text/bare-text.js';
import { compilePattern } from '../../lib/pattern/pattern.js';
import { sentencesOf } from '../../lib/text/sentences.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { Page } from '../../model/page.js';

/** The sentences of a report that are its own, a paragraph a line. `fixed`: expressions for sentences that every report has. */
export function reportProse(page: Pick<Page, 'contentText' | 'grids'>, fixed: readonly string[]): string {
  const cells = tableCells(page);
  const patterns = fixed.map(compilePattern);
  return withoutLead(page.contentText.split('\n'))
    .filter((line) => !cells.has(squeeze(line)) && !isHeadingLine(line))
    .map((line) => ownSentences(withoutCells(line), patterns))
    .filter((line) => line !== '')
    .join('\n');
}

/** Shorter sentences say nothing of their own. */
const LEAST_SENTENCE = 8;
/** （一）主动公开。 */
const RUN_IN_HEADING = /^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+.{2,16}[。：:]$/;

const ownSentences = (line: string, fixed: readonly { occursIn(text: string): boolean }[]): string =>
  sentencesOf(line)
    .filter((sentence) => {
      const even = squeeze(sentence);
      return (
        even.length >= LEAST_SENTENCE && !RUN_IN_HEADING.test(even) && !fixed.some((pattern) => pattern.occursIn(even))
      );
    })
    .join('');

/** A cell with more than this is prose in a table that lays out the page. */
const LONGEST_CELL = 60;

/** What the cells of tables with several columns say. */
const tableCells = ({ grids }: Pick<Page, 'grids'>): ReadonlySet<string> =>
  new Set(
    grids
      .filter((grid) => grid.some((row) => row.length > 1))
      .flatMap((grid) => grid.flat().map(squeeze))
      .filter((cell) => !isProse(cell)),
  );

/** Labels of tables end without a full stop. */
const isProse = (cell: string): boolean => cell.length > LONGEST_CELL || /[\u3002]/.test(cell);

/** Cells are joined by tabs; in a table that lays out the page they hold whole paragraphs. */
function withoutCells(line: string): string {
  const cells = line.split('\t');
  return cells.length === 1 ? line : cells.filter(isProse).join('\n');
}

/** A short line without the marks of a sentence: headings, captions, and labels of tables that came out as lines. */
const isHeadingLine = (line: string): boolean => {
  const even = squeeze(line);
  return even.length <= 28 && !/[。；;！!？?]|[,，].{6}/.test(even);
};

/** The first heading, numbered or not, on a line of its own. */
const FIRST_HEADING =
  /^(?:第?[一1](?:部分|章)?[、.,:]?|[（(]一[）)])?(?:政府信息公开)?(?:工作)?(?:总体|基本|概述)(?:工作)?(?:情况)?$/;

/** Without what stands before the first section: title, basis, period, where the electronic version is, contact. */
function withoutLead(lines: readonly string[]): readonly string[] {
  // A table of contents names the heading too: of several the last one that most of the report stands behind.
  const places = lines.flatMap((line, index) => (FIRST_HEADING.test(squeeze(line)) ? [index] : []));
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const before = (index: number): number => lines.slice(0, index).reduce((sum, line) => sum + line.length, 0);
  const start = places.findLast((index) => before(index) <= Math.max(length / 3, 1_200));
  return start === undefined ? lines : lines.slice(start + 1);
}

/** Names and numbers, which differ where one report was made of another. */
export function maskReport(prose: string, names: readonly string[]): BareText {
  const bare = bareText(prose);
  const named = names.map((name) => bareText(name).text).filter((name) => name.length >= 2);
  const all = [...new Set([...named, ...OF_ONESELF])].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return markOut(markOut(bare, new RegExp(all.join('|'), 'g'), '某'), NUMBERS, '0');
}

/** How a body speaks of itself and of its own. Nothing in them to escape. */
const OF_ONESELF = [
  ...['我省', '我市', '我区', '我县', '我旗', '我镇', '我乡', '我局', '我委', '我办', '我厅', '我院', '我中心'],
  ...['我街道', '我单位', '我部门', '本机关', '本单位', '本部门', '本局', '本委', '本办', '本镇', '本乡', '本街道'],
  ...['全市', '全区', '全县', '全镇', '全乡', '全街道', '全局', '全委', '全系统', '街道办事处', '街道', '镇街'],
  ...['人民政府', '区政府', '县政府', '市政府', '镇政府', '乡政府', '区委', '县委', '市委', '镇党委'],
];
const NUMBERS = /[\p{N}〇零一二两三四五六七八九十百千万亿]+/gu;

/** What a body is called in its reports: 临溪区教育局 → itself, 教育局, 区教育局, 临溪区, 临溪, 教育. */
export function namesOfBody(body: string): readonly string[] {
  const whole = squeeze(body).replace(/[^\p{L}\p{N}]/gu, '');
  if (whole === '') return [];
  const { above = '', place = '', organ = whole } = BODY.exec(whole)?.groups ?? {};
  const topic = organ.replace(ORGAN, '').replace(/^[市区县]/, '');
  const isGovernment = /^(?:人民)?政府/.test(organ);
  return [
    ...new Set([
      whole,
      whole.replace('人民政府', '政府'),
      above,
      place,
      place.replace(/(?:[区县旗市州盟镇乡]|街道)$/, ''),
      ...(isGovernment ? [] : [organ, `${place.slice(-1)}${organ}`, topic]),
    ]),
  ].filter((name) => name.length >= 2);
}
/** 云州市 · 临溪区 · 教育局; 城乡建设局 is no place. */
const BODY =
  /^(?<above>[\p{Script=Han}]{2,4}?[省市州盟])?(?<place>[\p{Script=Han}]{1,5}?(?:[区县旗镇市州盟]|(?<!城)乡(?!村)|街道))(?<organ>.*)$/u;
const ORGAN = /(?:管理|工作)?(?:委员会|办公室|人民政府|办事处|局|委|办|厅|中心|站|所|院|处)$/;
