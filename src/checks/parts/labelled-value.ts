/**
 * Finds what a text states under a label, as guides word it: `联系电话：0531-…`, `电话/传真：…`, `办公地址为…`, a table row,
 * a heading with its paragraph, a table's head with the values below. A label without a value is not a statement.
 * Longer than most files: these shapes belong together, each was seen on real pages.
 */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { Grid } from '../../model/page.js';
import { isHeading, numberingDepth, withoutNumbering } from './outline.js';
import { findAny } from './occurs-in.js';

/** One thing looked for; all words come from the rule set. */
export interface LabelTerm {
  readonly name: string;
  /** Words that announce the value, matched as they are but for blanks between characters. */
  readonly labels: readonly string[];
  /** Longer labels that contain one of `labels` but announce something else: 监督电话. */
  readonly not?: readonly string[];
  /** Labels that say enough only as a whole cell of a table: 时间 beside 地址. */
  readonly cells?: readonly string[];
  /** What a value must contain; without it any words will do. */
  readonly value?: readonly string[];
  /** Sentences that state the thing without a label. */
  readonly states?: readonly string[];
}

/** Where a label announces something. Several labels may share one value: 电话/传真. */
interface Mark {
  readonly term: LabelTerm | undefined;
  readonly start: number;
  /** Where the value begins. */
  readonly end: number;
  /** `inline`: a colon or the like follows · `run-in`: a heading that runs on in its line · `heading`: a line of its own. */
  readonly shape: 'inline' | 'run-in' | 'heading';
}

/** The quote that states each term, by name; terms that are not stated are left out. */
export function findLabelled(
  source: { readonly text: string; readonly grids: readonly Grid[] },
  terms: readonly LabelTerm[],
): ReadonlyMap<string, string> {
  const lines = source.text.split('\n').map((line) => line.replace(/[\u00a0\u3000]/g, ' ').trim());
  const marks = lines.map((line) => marksOf(line, terms));
  const found = new Map<string, string>();
  const keep = (term: LabelTerm, quote: string | undefined): void => {
    if (quote !== undefined && !found.has(term.name)) found.set(term.name, quote);
  };
  for (const [index, line] of lines.entries()) {
    for (const mark of marks[index] ?? []) {
      if (mark.term) keep(mark.term, valueAfter(mark, line, index));
    }
  }
  for (const term of terms) {
    if (!found.has(term.name)) keep(term, valueInGrids(source.grids, term, terms));
    if (!found.has(term.name)) keep(term, findAny(source.text, term.states ?? []));
  }
  return found;

  function valueAfter(mark: Mark, line: string, index: number): string | undefined {
    const own = marks[index] ?? [];
    const next = own.find((other) => other.start >= mark.end);
    const words = trimMarks(line.slice(mark.end, next?.start));
    if (fits(words, mark.term)) return line.slice(mark.start, next?.start).trim();
    if (words !== '' || next !== undefined) return undefined;
    const value = linesUnder(index, line, mark).find((candidate) => fits(candidate, mark.term));
    return value === undefined ? undefined : `${line.slice(mark.start)} ${value}`.trim();
  }

  /** What stands under a label that ends its line: the next line, or a heading's lines up to the next of its rank. */
  function linesUnder(index: number, line: string, mark: Mark): string[] {
    const depth = numberingDepth(line);
    const under: string[] = [];
    for (let at = index + 1; at < lines.length; at++) {
      const candidate = lines[at] ?? '';
      if (candidate === '') continue;
      const candidateDepth = numberingDepth(candidate);
      if (candidateDepth !== undefined && (depth === undefined ? candidateDepth <= 2 : candidateDepth <= depth)) break;
      if (isAnothers(candidate, at, mark)) break;
      under.push(candidate);
      if (mark.shape !== 'heading') break;
    }
    return under;
  }

  /** The line announces something else: what follows is not ours. Under a heading, unknown labels are its content. */
  function isAnothers(line: string, index: number, { term, shape }: Mark): boolean {
    const first = marks[index]?.[0];
    if (first === undefined || first.term === term || (shape === 'heading' && first.term === undefined)) return false;
    const prefix = withoutNumbering(line.slice(0, first.start)).replace(/[\p{P}\p{S}\s]/gu, '');
    return prefix.length <= (first.shape === 'inline' ? 0 : LONGEST_PREFIX);
  }
}

/** A label is followed by a colon, a table's tab, 为 or 是, the value itself, or the end of a heading. */
const SEPARATOR = String.raw`(?:\s*[（(][^（）()\n]{0,20}[）)])?(?:\s*[/、及和与或]\s*[\u4e00-\u9fff]{2,10})?\s*[）)】\]]?\s*(?:[:：∶︰﹕]|\t|(?:为|是)(?:[:：]|(?!了|否|指|主)))|\s*(?=[（(+]?\d|[A-Za-z])`;
const OTHER_LABEL = /(?<=^|[\s，。；;、\t])[\u4e00-\u9fff]{2,8}\s*[:：]/g;

const compiledLabels = new Map<string, RegExp>();
/** The label with any blanks between its characters: 「传 真」. */
function labelExpression(label: string): RegExp {
  const known = compiledLabels.get(label);
  if (known) return known;
  const spaced = [...label].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
  const expression = new RegExp(spaced, 'gi');
  compiledLabels.set(label, expression);
  return expression;
}

/** A heading that runs on in its line: （一）信息分类。本机关的信息分为…… or 第三条 编排体系 按类别编排。 */
function isRunIn(line: string, start: number, end: number): boolean {
  if (numberingDepth(line) === undefined) return false;
  const prefix = withoutNumbering(line.slice(0, start));
  if (line[end] === '。') return prefix.length <= LONGEST_PREFIX;
  return (
    /^(?:政府)?(?:信息)?(?:公开)?的?$/u.test(prefix) && /^\s*[^和与及或、的等\s].{4,}[。；]$/u.test(line.slice(end))
  );
}
/** 政府信息的… before the label itself. */
const LONGEST_PREFIX = 10;

/** 编排 of 编排体系. */
const isCut = (line: string, start: number, label: string, { labels }: LabelTerm): boolean =>
  labels.some((other) => other.length > label.length && line.startsWith(other, start));

const separatorHere = new RegExp(SEPARATOR, 'y');

function marksOf(line: string, terms: readonly LabelTerm[]): readonly Mark[] {
  const headingLine = isHeading(line);
  const marks: Mark[] = [];
  for (const term of terms) {
    const others = (term.not ?? []).flatMap((label) => [...line.matchAll(labelExpression(label))].map(span));
    for (const label of term.labels) {
      for (const match of line.matchAll(labelExpression(label))) {
        const [start, labelEnd] = span(match);
        if (others.some(([from, to]) => from <= start && labelEnd <= to)) continue;
        separatorHere.lastIndex = labelEnd;
        const separator = separatorHere.exec(line);
        if (separator) marks.push({ term, start, end: labelEnd + separator[0].length, shape: 'inline' });
        else if (isRunIn(line, start, labelEnd) && !isCut(line, start, label, term))
          marks.push({ term, start, end: labelEnd, shape: 'run-in' });
        else if (headingLine) marks.push({ term, start, end: line.length, shape: 'heading' });
      }
    }
  }
  for (const match of line.matchAll(OTHER_LABEL)) {
    const [start, end] = span(match);
    if (!marks.some((mark) => mark.start < end && start < mark.end))
      marks.push({ term: undefined, start, end, shape: 'inline' });
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

const span = (match: RegExpMatchArray): [number, number] => [match.index ?? 0, (match.index ?? 0) + match[0].length];
const trimMarks = (text: string): string => text.replace(/^[\s\p{P}\p{S}]+|[\s，。；;、：:]+$/gu, '');

/** Blanks to be filled in are no value: ____, ——, XXX. */
const PLACEHOLDER = /^[\s_＿—–\-－.…xX×*＊○〇]*$/;

function fits(words: string, term: LabelTerm | undefined): boolean {
  if (PLACEHOLDER.test(words) || !/[\p{L}\p{N}]/u.test(words)) return false;
  const even = words.normalize('NFKC');
  return term?.value === undefined || term.value.some((pattern) => compilePattern(pattern).occursIn(even));
}

/** The value right of a label cell, else below it. A cell that is itself a label is no value. */
function valueInGrids(grids: readonly Grid[], term: LabelTerm, terms: readonly LabelTerm[]): string | undefined {
  const bare = (cell: string): string => squeeze(cell).replace(/[:：]$/u, '');
  const isLabelOf = (cell: string, { labels, not, cells }: LabelTerm): boolean =>
    cells?.includes(bare(cell)) === true ||
    (labels.some((label) => bare(cell).endsWith(label) && bare(cell).length <= label.length + 8) &&
      !(not ?? []).some((label) => bare(cell).includes(label)));
  const isLabel = (cell: string): boolean => terms.some((other) => isLabelOf(cell, other));
  for (const grid of grids) {
    for (const [row, cells] of grid.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (!isLabelOf(cell, term)) continue;
        const right = cells.slice(column + 1).find((other) => other !== cell);
        const below = grid
          .slice(row + 1)
          .map((other) => other[column] ?? '')
          .find((other) => other !== cell);
        const value = [right, below].find((other) => other !== undefined && !isLabel(other) && fits(other, term));
        if (value !== undefined) return `${cell} ${value}`;
      }
    }
  }
  return undefined;
}
