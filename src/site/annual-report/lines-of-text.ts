/** A report whose tables came as lines of text (a PDF): read only where every line has its full count of figures. */
import { LINES, type Format } from './application-lines.js';
import { readFigure } from './figure.js';
import type { TableRow } from './table-rows.js';

interface Run {
  readonly label: string;
  readonly figures: readonly string[];
}

/** Figures in a row, with the words before them. */
function runsOf(text: string): Run[] {
  const runs: { label: string; figures: string[] }[] = [{ label: '', figures: [] }];
  for (const token of text.split(/[\s\u00a0\u3000]+/)) {
    if (token === '') continue;
    const run = runs.at(-1) as Run & { label: string; figures: string[] };
    if (readFigure(token).kind !== 'unreadable' && !/\p{Script=Han}/u.test(token)) run.figures.push(token);
    else if (run.figures.length === 0) run.label += token;
    else runs.push({ label: token, figures: [] });
  }
  return runs;
}

const SEVEN = 7;
const FIFTEEN = 15;

/** Rows as a table would have them: the 23 or 25 lines of section three, the one of section four. Empty where in doubt. */
export function rowsInText(text: string): TableRow[] {
  const runs = runsOf(text.normalize('NFKC'));
  const rows: TableRow[] = [];
  for (const format of [2021, 2019] as const) {
    const start = runs.findIndex((_, at) => isTable(runs.slice(at, at + LINES[format].length), format));
    if (start < 0) continue;
    LINES[format].forEach(({ label, group }, line) => {
      rows.push({ grid: 0, cells: ['', group ?? '', label, ...(runs[start + line]?.figures ?? [])] });
    });
    break;
  }
  const disputes = runs.find(
    ({ label, figures }) => figures.length === FIFTEEN && (label.match(/维持/g) ?? []).length === 3,
  );
  if (disputes) {
    const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    rows.push({ grid: 1, cells: [...kinds, ...kinds, ...kinds] }, { grid: 1, cells: disputes.figures });
  }
  return rows;
}

/** All lines in order, seven figures each; labels may be broken over the figures, so most of them must fit, not all. */
function isTable(runs: readonly Run[], format: Format): boolean {
  const lines = LINES[format];
  if (runs.length < lines.length || runs.some(({ figures }) => figures.length !== SEVEN)) return false;
  const fits = (line: number): boolean =>
    lines[line]?.pattern.test((runs[line]?.label ?? '').replace(/[^\p{Script=Han}]/gu, '')) === true;
  const fitting = lines.filter((_, line) => fits(line)).length;
  return fits(0) && fits(1) && fits(lines.length - 1) && fitting * 5 >= lines.length * 4;
}
