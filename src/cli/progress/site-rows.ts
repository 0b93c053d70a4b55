import { displayWidth } from '../../lib/text/display-width.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';
import { cutToColumns } from './cut-to-columns.js';
import { leftText } from './plain-lines.js';
import { remainingOf, remainingOfAll } from './remaining.js';
import type { SiteAtWork, SiteBook } from './site-book.js';
import { beijingTime, elapsedText } from './spans.js';
import { stageColumns, stageWord } from './stage-words.js';

interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly say: Say;
  readonly hasColour: boolean;
  readonly now: number;
}

/** A screen full of rows is read by nobody. */
const MOST_ROWS = 20;
const MOST_NAME_COLUMNS = 28;

/** A row for each site at work, the longest first, then where the run stands: lines narrower than the screen, fewer than its height. */
export function siteRows(book: SiteBook, screen: Screen): readonly string[] {
  const { say, columns, rows } = screen;
  const atWork = book.atWork();
  const shown = atWork.slice(0, Math.max(1, Math.min(MOST_ROWS, rows - 4)));
  const nameColumns = Math.min(
    Math.max(0, ...shown.map(({ name }) => displayWidth(printable(name)))),
    Math.floor(columns / 3),
    MOST_NAME_COLUMNS,
  );
  const hidden = atWork.length - shown.length;
  const more = hidden > 0 ? [say(`… 还有 ${hidden} 个网站在检查`, `… ${hidden} more sites at work`)] : [];
  const lines = [
    ...shown.map((site) => siteRow(site, book, nameColumns, screen)),
    ...more,
    ...(book.sites > 1 ? [totalRow(book, screen)] : []),
  ];
  return lines.map((line) => cutToColumns(line, columns - 1)).slice(0, Math.max(1, rows - 1));
}

function siteRow(site: SiteAtWork, book: SiteBook, nameColumns: number, screen: Screen): string {
  const { say, columns, now } = screen;
  const stage = padded(stageWord(site.stage, say), stageColumns(say));
  const elapsed = elapsedText(now - site.begunAt).padStart(7);
  const left = leftText(remainingOf(site, book.learned(), now), say);
  const known = knownPages(site);
  const cells = [
    padded(cutToColumns(printable(site.name), nameColumns), nameColumns),
    stage,
    ...(columns >= 72 ? [bar(known ? site.pages / known : 0, columns >= 96 ? 20 : 10, screen)] : []),
    padded(countsOf(site, known, say), columns >= 72 ? 14 : 0),
    elapsed,
    ...(left === undefined ? [] : [left]),
  ];
  return cells.join('  ');
}

/** Pages that were read or will be, as far as is known; a crawl that is over reads no more. */
function knownPages({ pages, waiting, most, crawledAt }: SiteAtWork): number | undefined {
  if (crawledAt !== undefined) return pages;
  return waiting === undefined ? undefined : Math.min(most, pages + waiting);
}

/** Pages of those known, or what came of them. */
function countsOf({ stage, pages, rules, until }: SiteAtWork, known: number | undefined, say: Say): string {
  if (stage === 'waiting' && until !== undefined)
    return say(`到 ${beijingTime(until).slice(5)}`, `until ${beijingTime(until).slice(5)}`);
  if (rules !== undefined) return say(`${rules} 条规则`, `${rules} rules`);
  if (pages === 0 && known === undefined) return '';
  return known === undefined
    ? say(`${pages} 页`, `${pages} pages`)
    : say(`${pages}/${known} 页`, `${pages}/${known} pages`);
}

function totalRow(book: SiteBook, { say, now, columns }: Screen): string {
  const { done, failed, running, queued } = book.counts();
  const left = leftText(remainingOfAll(book, now), say);
  const isClosing = done === book.sites && running === 0;
  return [
    say(`完成 ${done}/${book.sites}`, `${done}/${book.sites} done`),
    ...(isClosing
      ? [say('写汇总', 'writing the summary')]
      : [say(`进行 ${running}`, `${running} at work`), say(`等待 ${queued}`, `${queued} waiting`)]),
    ...(failed > 0 ? [say(`没有完成 ${failed}`, `${failed} not finished`)] : []),
    ...(columns >= 48 ? [say(`已用 ${elapsedText(now - book.begunAt)}`, elapsedText(now - book.begunAt))] : []),
    ...(left === undefined || isClosing ? [] : [left]),
  ].join('  ');
}

/** Blanks with a colour behind them, or plain signs: block characters are two columns wide in some Chinese terminals. */
function bar(share: number, width: number, { hasColour }: Screen): string {
  const full = Math.round(Math.min(1, share) * width);
  if (!hasColour) return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
  return `\u001b[42m${' '.repeat(full)}\u001b[100m${' '.repeat(width - full)}\u001b[0m`;
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));
