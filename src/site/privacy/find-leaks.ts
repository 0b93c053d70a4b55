/** Personal numbers that a page shows: each number once, where it tells most, with what stands around it. */
import { findPersonalNumbers, type PersonalNumber } from '../../lib/text/personal/find-personal-numbers.js';
import { maskPersonalNumbers } from '../../lib/text/mask.js';
import type { Grid, Page } from '../../model/page.js';
import { readableTexts } from '../../page/readable-texts.js';
import { readTableHeader } from './table-header.js';
import { ownerInSentence, ownerInTable, type Owner } from './whose-mobile.js';
import { judgeBankCard, judgeResidentId, type Verdict } from './whose-number.js';

/** A number of a private person on a page. `doubt`: whose it is, or whether it is one at all, is for a person to see. */
export interface Leak {
  readonly kind: PersonalNumber['kind'];
  readonly verdict: Exclude<Verdict, 'none'>;
  /** As it may be shown. */
  readonly masked: string;
  /** What stands around it, masked: of a table its row. */
  readonly quote: string;
}

interface Occurrence {
  readonly number: PersonalNumber;
  readonly verdict: Verdict;
  readonly quote: string;
}

/** In the order of the page. `titles`: what the page, and what led to it, is called. */
export function findLeaks(page: Page, titles: readonly string[], asOf: string): readonly Leak[] {
  const inTables = page.grids.flatMap((grid) => occurrencesInTable(grid, titles, asOf));
  const known = new Set(inTables.map(({ number }) => keyOf(number)));
  const lines = readableTexts(page).flatMap((text) => text.split('\n'));
  // A row of a table was read by its columns.
  const inLines = lines
    .flatMap((line) => occurrencesInLine(line, titles, asOf).map((one) => ({ ...one, isRow: line.includes('\t') })))
    .filter(({ number, isRow }) => !isRow || !known.has(keyOf(number)));
  const best = new Map<string, Occurrence>();
  for (const one of [...inTables, ...inLines]) {
    const before = best.get(keyOf(one.number));
    if (!before || RANK[one.verdict] > RANK[before.verdict]) best.set(keyOf(one.number), one);
  }
  return [...best.values()].flatMap(({ number, verdict, quote }) =>
    verdict === 'none'
      ? []
      : [{ kind: number.kind, verdict, masked: maskPersonalNumbers(number.digits), quote: maskPersonalNumbers(quote) }],
  );
}

const RANK: Readonly<Record<Verdict, number>> = { none: 0, doubt: 1, leak: 2 };
const keyOf = ({ kind, digits }: PersonalNumber): string => `${kind} ${digits}`;
const VERDICTS: Readonly<Record<Owner, Verdict>> = { person: 'leak', office: 'none', unclear: 'doubt' };

function occurrencesInTable(grid: Grid, titles: readonly string[], asOf: string): readonly Occurrence[] {
  const header = readTableHeader(grid);
  const above = header
    ? grid.slice(0, header.end).flatMap((row) => (new Set(row).size === 1 ? (row[0] ?? '') : []))
    : [];
  const named = [...titles, ...above];
  return grid.flatMap((row, at) =>
    row.flatMap((cell, column): Occurrence[] => {
      // A cell that covers several columns stands at each of them.
      if (column > 0 && row[column - 1] === cell) return [];
      return findPersonalNumbers(cell).map((number) => {
        const isBelow = header !== undefined && at >= header.end;
        const label = isBelow ? (header.names[column] ?? '') : '';
        const line = row.filter((one, index) => index === 0 || row[index - 1] !== one).join('\t');
        const before = cell.slice(0, number.from);
        const context = {
          label: `${label === '' ? (row[column - 1] ?? '') : label} ${before.slice(-LABEL)}`,
          around: line,
          titles: named,
          asOf,
        };
        const verdict =
          number.kind !== 'mobile'
            ? judge(number, context)
            : VERDICTS[
                isBelow && before.length < LABEL
                  ? ownerInTable(header.names, column, row, named)
                  : ownerInSentence(`${row.slice(0, column).join('\t')}\t${before}`, cell.slice(number.to), named)
              ];
        return { number, verdict, quote: around(line, number.digits) };
      });
    }),
  );
}

function occurrencesInLine(line: string, titles: readonly string[], asOf: string): readonly Occurrence[] {
  return findPersonalNumbers(line).map((number, index, all) => {
    const start = Math.max(lastEnd(line.slice(0, number.from)), number.from - BEFORE);
    const before = line.slice(start, number.from);
    const behind = sentenceStart(line.slice(number.to, number.to + BEHIND));
    const previous = all[index - 1]?.to ?? 0;
    const label = line.slice(Math.max(start, previous, number.from - LABEL), number.from);
    const verdict =
      number.kind === 'mobile'
        ? VERDICTS[ownerInSentence(before, behind, titles)]
        : judge(number, {
            label,
            around: line.slice(Math.max(0, number.from - BEFORE), number.to + BEFORE),
            titles,
            asOf,
          });
    return { number, verdict, quote: line.slice(Math.max(0, number.from - QUOTED), number.to + QUOTED) };
  });
}

const judge = (number: PersonalNumber, context: Parameters<typeof judgeResidentId>[1]): Verdict =>
  number.kind === 'resident-id' ? judgeResidentId(number.digits, context) : judgeBankCard(number.digits, context);

/** How far what is said of a number stands from it, in characters. */
const BEFORE = 80;
const BEHIND = 24;
const LABEL = 24;
const QUOTED = 40;

const lastEnd = (text: string): number => Math.max(...['。', '！', '？'].map((mark) => text.lastIndexOf(mark))) + 1;
const sentenceStart = (text: string): string => text.split(/[。！？]/)[0] ?? '';

/** The row, or of a long one what stands near the number. */
function around(line: string, digits: string): string {
  const at = line.indexOf(digits);
  return line.length <= 160 || at === -1
    ? line.slice(0, 160)
    : line.slice(Math.max(0, at - 80), at + digits.length + 60);
}
