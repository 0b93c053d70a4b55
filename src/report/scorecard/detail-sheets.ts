import type { AuditReport } from '../../model/report.js';
import { addressCell } from './ranking-sheet.js';
import type { Grid } from './grid.js';
import type { Listed } from './overview-sheet.js';
import { pageSetUp } from './page-set-up.js';
import { isToMend, ledgerList, problemList, problemsOf } from './problem-sheets.js';
import { itemList, openItemsOf, undecidedList } from './review-sheets.js';
import { sectionTitles, type Speech } from './rule-in-words.js';
import { saidOf, scoreColumns, writeScoreTable, type WrittenTable } from './score-table.js';
import { sheetNames } from './sheet-names.js';
import { countSection, type Tally } from './tally.js';

interface Wishes {
  /** Names of the sites to come, in order. */
  readonly names: readonly string[];
  readonly hasSheetEach: boolean;
  readonly dueOn: string | undefined;
  readonly heading: string;
}

/** The sheets that go into details, filled site by site; `add` makes a new sheet. */
export function detailSheets(add: (name: string) => Grid, wishes: Wishes, speech: Speech) {
  const { sheet: names, about } = speech.own;
  const { heading, dueOn } = wishes;
  const long = wishes.hasSheetEach ? undefined : longTable(add(names.scores), speech, wishes);
  const problems = problemList(add(names.problems), speech, dueOn, heading);
  const ledger = ledgerList(add(names.ledger), speech, dueOn, heading);
  const undecided = undecidedList(add(names.undecided), speech, heading);
  let items: ReturnType<typeof itemList> | undefined;
  const own = wishes.hasSheetEach ? sheetNames(wishes.names, Object.values(names)) : [];
  const sheets: Listed[] = [];
  let at = 0;
  return {
    add: (report: AuditReport, page: string | undefined, tally: Tally): WrittenTable => {
      const titles = sectionTitles(report, speech);
      for (const outcome of report.outcomes) {
        const found = problemsOf(page, report, outcome);
        const open = openItemsOf(page, report, outcome);
        for (const problem of found) {
          problems.add(problem);
          if (isToMend(problem)) ledger.add(problem);
        }
        for (const item of open) undecided.add(item);
        tally.problems += found.length;
        tally.toMend += found.filter(isToMend).length;
        tally.open += open.length;
        countSection(tally, titles.get(outcome.section) ?? outcome.section, found.length, open.length);
      }
      for (const item of report.evidenceItems ?? []) {
        items ??= itemList(add(names.items), speech, heading);
        items.add({ report, item });
      }
      if (long) return long.add(report);
      const name = own[at++] ?? report.site.id;
      sheets.push({ name, about: about.siteScores });
      return ownTable(add(name), name, report, speech, heading);
    },
    end: (): readonly Listed[] => {
      long?.end();
      problems.end();
      ledger.end();
      undecided.end();
      items?.end();
      return [
        ...(long ? [{ name: names.scores, about: about.scores }] : []),
        { name: names.problems, about: about.problems },
        { name: names.ledger, about: about.ledger },
        { name: names.undecided, about: about.undecided },
        ...(items ? [{ name: names.items, about: about.items }] : []),
        ...sheets,
      ];
    },
  };
}

const HEADER = 1;

/** All sites in one sheet, the name of the site in front of each row. */
function longTable(grid: Grid, speech: Speech, { heading }: Wishes) {
  const { own } = speech;
  const columns = scoreColumns(speech, [[own.ranking.name, 22]]);
  setColumns(grid, columns, HEADER);
  grid.sheet.mergeRange(0, 0, 0, columns.length - 1, '', grid.styles('text', 'note')).free();
  grid.put(0, 0, own.scores.note, 'note');
  grid.sheet.setFreezePanes(HEADER + 1, 3).free();
  pageSetUp(grid.sheet, heading, HEADER);
  let row = HEADER + 1;
  return {
    add: (report: AuditReport): WrittenTable => {
      const written = writeScoreTable(grid, row, report, speech, own.sheet.scores, [report.site.name]);
      row = written.nextRow;
      return written;
    },
    end: () => {
      grid.sheet.autofilter(HEADER, 0, Math.max(row - 1, HEADER + 1), columns.length - 1).free();
    },
  };
}

const OWN_HEADER = 4;

/** A site's table on a sheet of its own, headed by what it is about and how the site came out. */
function ownTable(grid: Grid, name: string, report: AuditReport, speech: Speech, heading: string): WrittenTable {
  const { own, general } = speech;
  const columns = scoreColumns(speech, []);
  const last = columns.length - 1;
  const { site, profile, asOf, scorecard } = report;
  const { sheet } = grid;
  const kind = general.kind[site.kind] ?? site.kind;
  const lines = [
    [own.scores.title(site.name), 'title'],
    [`${kind} · ${profile.title} ${profile.version} · ${own.overview.asOf} ${asOf}`, 'note'],
    [saidOf(report, general.verdict[scorecard.verdict], speech), 'subtitle'],
    [own.scores.siteNote, 'note'],
  ] as const;
  setColumns(grid, columns, OWN_HEADER);
  lines.forEach(([text, look], row) => {
    const shown = look === 'subtitle' ? 'title' : look;
    sheet.mergeRange(row, 0, row, row === 1 ? 6 : last, '', grid.styles('text', shown)).free();
    grid.put(row, 0, text, shown);
    sheet.setRowHeight(row, shown === 'title' ? 28 : 18).free();
  });
  sheet.mergeRange(1, 7, 1, last, '', grid.styles('text', 'note')).free();
  grid.put(1, 7, addressCell(site.url), 'note');
  sheet.setFreezePanes(OWN_HEADER + 1, 2).free();
  pageSetUp(sheet, heading, OWN_HEADER);
  const written = writeScoreTable(grid, OWN_HEADER + 1, report, speech, name, []);
  sheet.autofilter(OWN_HEADER, 0, Math.max(written.nextRow - 1, OWN_HEADER + 1), last).free();
  return written;
}

function setColumns(grid: Grid, columns: readonly (readonly [string, number])[], header: number): void {
  grid.setWidths(columns.map(([, width]) => width));
  grid.row(
    header,
    columns.map(([title]) => title),
    'head',
  );
}
