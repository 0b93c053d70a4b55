/** The three tables of an annual report as HTML, in the format of 2019 (report years 2019, 2020) or of 2021. */
import type { Place } from './place.js';
import { APPLICANTS, reportFigures, sum, type ReportFigures } from './report-figures.js';
import { steady } from './words.js';

const row = (...cells: string[]): string => `<tr>${cells.join('')}</tr>\n`;
const cell = (text: string | number, spans = ''): string => `<td${spans && ` ${spans}`}>${text}</td>`;
const table = (rows: string): string =>
  `<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse" width="100%"><tbody>\n${rows}</tbody></table>\n`;

/** Section two. */
export function publishedTable(place: Place, year: number): string {
  const figures = reportFigures(place, year);
  const head = (text: string): string => row(cell(text, 'colspan="4" align="center"'));
  if (year >= 2021)
    return table(
      head('第二十条第（一）项') +
        row(cell('信息内容'), cell('本年制发件数'), cell('本年废止件数'), cell('现行有效件数')) +
        row(cell('规章'), cell(0), cell(0), cell(0)) +
        row(
          cell('行政规范性文件'),
          cell(figures.rules.made),
          cell(figures.rules.repealed),
          cell(figures.rules.inForce),
        ) +
        head('第二十条第（五）项') +
        row(cell('信息内容'), cell('本年处理决定数量', 'colspan="3"')) +
        row(cell('行政许可'), cell(figures.licences, 'colspan="3"')) +
        head('第二十条第（六）项') +
        row(cell('信息内容'), cell('本年处理决定数量', 'colspan="3"')) +
        row(cell('行政处罚'), cell(figures.punishments, 'colspan="3"')) +
        row(cell('行政强制'), cell(figures.coercions, 'colspan="3"')) +
        head('第二十条第（八）项') +
        row(cell('信息内容'), cell('本年收费金额（单位：万元）', 'colspan="3"')) +
        row(cell('行政事业性收费'), cell(`${figures.fees}.${steady(`${place.id}${year}`, 90) + 10}`, 'colspan="3"')),
    );
  const threeColumns = (second: string, third: string, fourth: string): string =>
    row(cell('信息内容'), cell(second), cell(third), cell(fourth));
  return table(
    head('第二十条第（一）项') +
      threeColumns('本年新制作数量', '本年新公开数量', '对外公开总数量') +
      row(cell('规章'), cell(0), cell(0), cell(0)) +
      row(cell('规范性文件'), cell(figures.rules.made), cell(figures.rules.made), cell(figures.rules.inForce)) +
      head('第二十条第（五）项') +
      threeColumns('上一年项目数量', '本年增/减', '处理决定数量') +
      row(cell('行政许可'), cell(258), cell('+6'), cell(figures.licences)) +
      row(cell('其他对外管理服务事项'), cell(803), cell('-12'), cell(figures.licences * 2)) +
      head('第二十条第（六）项') +
      threeColumns('上一年项目数量', '本年增/减', '处理决定数量') +
      row(cell('行政处罚'), cell(1922), cell('+31'), cell(figures.punishments)) +
      row(cell('行政强制'), cell(117), cell(0), cell(figures.coercions)) +
      head('第二十条第（八）项') +
      row(cell('信息内容'), cell('上一年项目数量'), cell('本年增/减', 'colspan="2"')) +
      row(cell('行政事业性收费'), cell(17), cell('-1', 'colspan="2"')) +
      head('第二十条第（九）项') +
      row(cell('信息内容'), cell('采购项目数量'), cell('采购总金额', 'colspan="2"')) +
      row(cell('政府集中采购'), cell(96), cell('14820.5万元', 'colspan="2"')),
  );
}

/** The seven numeric cells of one row. `fault` is added to the sum. */
const counts = (numbers: readonly number[], fault = 0): string =>
  numbers.map((count) => cell(count)).join('') + cell(sum(numbers) + fault);

/** Results (（三）…（六）) with their number of leaves, by format. */
const GROUPS = {
  2019: [
    ['（三）不予公开', 8],
    ['（四）无法提供', 3],
    ['（五）不予处理', 5],
  ],
  2021: [
    ['（三）不予公开', 8],
    ['（四）无法提供', 3],
    ['（五）不予处理', 5],
    ['（六）其他处理', 3],
  ],
} as const;

/** Rows of 本年度办理结果, the label 三、 spanning them all. */
function resultRows(year: number, figures: ReportFigures): string {
  const groups = year >= 2021 ? GROUPS[2021] : GROUPS[2019];
  const rows: string[] = [];
  const add = (...cells: string[]): void => {
    const label = cell('三、本年度办理结果', `rowspan="${year >= 2021 ? 22 : 20}"`);
    rows.push(row(...(rows.length === 0 ? [label] : []), ...cells));
  };
  let next = 0;
  const take = (): { label: string; counts: readonly number[] } => figures.results[next++] ?? { label: '', counts: [] };
  for (const leaf of [take(), take()]) add(cell(leaf.label, 'colspan="2"'), counts(leaf.counts));
  for (const [name, leaves] of groups) {
    for (let index = 0; index < leaves; index++) {
      const leaf = take();
      add(...(index === 0 ? [cell(name, `rowspan="${leaves}"`)] : []), cell(leaf.label), counts(leaf.counts));
    }
  }
  if (year < 2021) {
    const others = [take(), take(), take()];
    const together = APPLICANTS.map((_, column) => sum(others.map((leaf) => leaf.counts[column] ?? 0)));
    add(cell('（六）其他处理', 'colspan="2"'), counts(together));
  }
  add(cell('（七）总计', 'colspan="2"'), counts(figures.handled));
  return rows.join('');
}

/** Section three. `fault` makes the sum of 本年新收 wrong by so many. */
export function applicationsTable(place: Place, year: number, fault = 0): string {
  const figures = reportFigures(place, year);
  return table(
    row(
      cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'colspan="3" rowspan="3"'),
      cell('申请人情况', 'colspan="7" align="center"'),
    ) +
      row(cell('自然人', 'rowspan="2"'), cell('法人或其他组织', 'colspan="5"'), cell('总计', 'rowspan="2"')) +
      row(...APPLICANTS.slice(1).map((name) => cell(name))) +
      row(cell('一、本年新收政府信息公开申请数量', 'colspan="3"'), counts(figures.received, fault)) +
      row(cell('二、上年结转政府信息公开申请数量', 'colspan="3"'), counts(figures.carriedIn)) +
      resultRows(year, figures) +
      row(cell('四、结转下年度继续办理', 'colspan="3"'), counts(figures.carriedOut)),
  );
}

/** Section four. */
export function disputesTable(place: Place, year: number): string {
  const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const { disputes } = reportFigures(place, year);
  return table(
    row(cell('行政复议', 'colspan="5" rowspan="2"'), cell('行政诉讼', 'colspan="10"')) +
      row(cell('未经复议直接起诉', 'colspan="5"'), cell('复议后起诉', 'colspan="5"')) +
      row(...[0, 1, 2].flatMap(() => kinds.map((kind) => cell(kind)))) +
      row(...disputes.map((numbers) => counts(numbers))),
  );
}
