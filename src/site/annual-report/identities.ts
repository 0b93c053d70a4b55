/** 勾稽关系: what must add up in the tables of sections three and four (standards §3.5, I1–I4). */
import { COLUMNS, isResult, LINES, TOTAL } from './application-lines.js';
import type { ApplicationsTable } from './applications.js';
import { GROUPS, RESULTS, type DisputesTable } from './disputes.js';
import type { Figure } from './figure.js';

/** One cell, by line and column of its table (of the disputes: group and result). */
export interface Cell {
  readonly line: string;
  readonly column: number;
}

export type IdentityKind = 'balance' | 'column-sum' | 'row-sum' | 'dispute-sum';

/** The cells of `parts` and those of `due` have the same sum. */
export interface Identity {
  readonly kind: IdentityKind;
  /** A cell of the column or line that the sum runs along. */
  readonly at: Cell;
  readonly parts: readonly Cell[];
  readonly due: readonly Cell[];
}

/**
 * `holds`; `broken` where what is printed does not add up; `unstated` where the total to compare with is blank; `doubtful`
 * where it does not add up, but rests on a total that is blank, or on lines that were not all told; `unread`: a cell is no figure.
 */
export interface Verdict {
  readonly identity: Identity;
  readonly state: 'holds' | 'broken' | 'unstated' | 'doubtful' | 'unread';
  /** Sum of `parts`. */
  readonly found: number;
  /** Sum of `due`. */
  readonly expected: number;
}

const cellsOf = (lines: readonly string[], column: number): Cell[] => lines.map((line) => ({ line, column }));

/** I1 and I2 for every column, I3 for every line of the table of section three. */
export function judgeApplications(table: ApplicationsTable): Verdict[] {
  const order = LINES[table.format];
  const results = order.filter(isResult).map(({ id }) => id);
  const kinds = COLUMNS.map((_, column) => column).filter((column) => column !== TOTAL);
  const identities: Identity[] = COLUMNS.flatMap((_, column): Identity[] => [
    {
      kind: 'balance',
      at: { line: 'new', column },
      parts: cellsOf(['new', 'carried-in'], column),
      due: cellsOf(['handled', 'carried-out'], column),
    },
    {
      kind: 'column-sum',
      at: { line: 'handled', column },
      parts: cellsOf(results, column),
      due: cellsOf(['handled'], column),
    },
  ]);
  for (const { id: line } of order) {
    const parts = kinds.map((column) => ({ line, column }));
    if (table.lines.has(line))
      identities.push({ kind: 'row-sum', at: { line, column: TOTAL }, parts, due: [{ line, column: TOTAL }] });
  }

  const figure = ({ line, column }: Cell): Figure | undefined => table.lines.get(line)?.[column];
  const isDoubted = doubtedIn([...table.lines.values()].flat());
  const isTotal = ({ line, column }: Cell): boolean => line === 'handled' || column === TOTAL;
  /** A blank total is worked out from its parts where another identity needs it. */
  const workedOut = ({ line, column }: Cell): number => {
    const across = kinds.map((kind) => figure({ line, column: kind })?.value ?? 0);
    const down = results.map((result) => figure({ line: result, column })?.value ?? 0);
    return sum(column === TOTAL && !(line === 'handled' && sum(across) === 0) ? across : down);
  };
  return identities.map((identity): Verdict => {
    const cells = [...identity.parts, ...identity.due];
    const value = (cell: Cell): number => {
      const known = figure(cell);
      return known?.kind === 'blank' && isTotal(cell) ? workedOut(cell) : (known?.value ?? 0);
    };
    const found = roundedSum(identity.parts.map(value));
    const expected = roundedSum(identity.due.map(value));
    const verdict = (state: Verdict['state']): Verdict => ({ identity, state, found, expected });
    if (cells.some((cell) => figure(cell)?.kind === 'unreadable')) return verdict('unread');
    if (identity.kind !== 'balance' && identity.due.some((cell) => (figure(cell)?.kind ?? 'blank') === 'blank'))
      return verdict('unstated');
    if (found === expected) return verdict('holds');
    const restsOnGuess =
      cells.some(({ line }) => (table.lines.get(line) ?? []).some(isDoubted)) ||
      cells.some((cell) => !figure(cell) || (figure(cell)?.kind === 'blank' && isTotal(cell))) ||
      (identity.kind === 'column-sum' && table.strangeRows > 0);
    return verdict(restsOnGuess ? 'doubtful' : 'broken');
  });
}

/**
 * Whether blanks between a figure's digits may part two figures, so that its line may have slipped. Where most numbers of a table are broken like that, its mark-up
 * does it.
 */
function doubtedIn(figures: readonly Figure[]): (figure: Figure) => boolean {
  const long = figures.filter(({ kind, text }) => kind === 'number' && text.length > 1);
  const isHabit = long.filter(({ isApart }) => isApart).length * 2 > long.length;
  return ({ isApart }) => isApart === true && !isHabit;
}

/** I4 for each of the three groups of section four. */
export const judgeDisputes = ({ groups }: DisputesTable): Verdict[] =>
  GROUPS.map((line, group): Verdict => {
    const figures = groups[group] ?? [];
    const isDoubted = doubtedIn(groups.flat());
    const last = RESULTS.length - 1;
    const cells = RESULTS.map((_, column) => ({ line, column }));
    const identity: Identity = {
      kind: 'dispute-sum',
      at: { line, column: last },
      parts: cells.slice(0, last),
      due: cells.slice(last),
    };
    const found = roundedSum(figures.slice(0, last).map(({ value }) => value));
    const expected = figures[last]?.value ?? 0;
    const state =
      figures.length < RESULTS.length || figures.some(({ kind }) => kind === 'unreadable')
        ? 'unread'
        : figures[last]?.kind === 'blank'
          ? 'unstated'
          : found === expected
            ? 'holds'
            : figures.some(isDoubted)
              ? 'doubtful'
              : 'broken';
    return { identity, state, found, expected };
  });

/** A cell that alone explains everything broken, and what it must say for all to add up. */
export interface LikelyCell extends Cell {
  readonly due: number;
}

/** Undefined where no single cell, or more than one, explains all that is broken without breaking what holds. */
export function likelyCell(
  verdicts: readonly Verdict[],
  valueOf: (cell: Cell) => number | undefined,
): LikelyCell | undefined {
  const firm = verdicts.filter(({ state }) => state === 'holds' || state === 'broken');
  const broken = firm.filter(({ state }) => state === 'broken');
  const [first] = broken;
  if (!first) return undefined;
  const found = [...first.identity.parts, ...first.identity.due].flatMap((cell): LikelyCell[] => {
    const value = valueOf(cell);
    const change = signOf(first.identity, cell) * (first.expected - first.found);
    const explainsAll = firm.every(
      ({ identity, found, expected }) => roundedSum([found, signOf(identity, cell) * change, -expected]) === 0,
    );
    const due = roundedSum([value ?? 0, change]);
    return value !== undefined && explainsAll && due >= 0 ? [{ ...cell, due }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** 1 where the cell is a part, -1 where it is due, 0 where it is neither. */
function signOf({ parts, due }: Identity, { line, column }: Cell): number {
  const isIt = (cell: Cell): boolean => cell.line === line && cell.column === column;
  return parts.some(isIt) ? 1 : due.some(isIt) ? -1 : 0;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
/** Figures have at most a few decimals; sums of binary fractions are made whole again. */
const roundedSum = (numbers: readonly number[]): number => Math.round(sum(numbers) * 1e6) / 1e6;
