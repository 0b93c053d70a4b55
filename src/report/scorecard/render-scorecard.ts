import { DocProperties, Workbook, type Worksheet } from 'wasm-xlsxwriter';
import { hasEstimate } from '../../model/has-estimate.js';
import type { FormatOptions, RunReports, Written } from '../format.js';
import { wordingOf } from '../wording.js';
import { detailSheets } from './detail-sheets.js';
import { gridOn, type Grid } from './grid.js';
import { reportPage, type PageOf } from './links.js';
import { writeOverview, type Listed } from './overview-sheet.js';
import { writeRanking } from './ranking-sheet.js';
import { filesFor } from './files-for.js';
import { roomKeeper } from './reserve-room.js';
import { writeUnjudged } from './review-sheets.js';
import type { Speech } from './rule-in-words.js';
import { sectionRow, writeSections, type SectionRow } from './section-sheet.js';
import { stylesOf } from './styles.js';
import { newTally } from './tally.js';
import { writeUnits, type PortalUnits } from './unit-sheet.js';
import { scorecardWords } from './words.js';

/** So many sites have a sheet each, as evaluators hand them in; more are one long list that can be filtered. */
const SITES_WITH_A_SHEET = 20;

/**
 * `scorecard.xlsx` of a run: overview, ranking, 评分表, 问题清单, 整改台账, what is undecided. Details of very many sites stand in
 * further files beside it, so that neither we nor who opens them run out of memory. Reads each report once.
 */
export function renderScorecard(
  given: RunReports,
  { lang, notice: { dueOn } }: Pick<FormatOptions, 'lang' | 'notice'>,
): readonly Written[] {
  const { run, ranking, sources } = given;
  const speech: Speech = { lang, general: wordingOf(lang), own: scorecardWords(lang) };
  const { sheet: names, about } = speech.own;
  const heading = `${speech.own.title} · ${run.id} · ${run.asOf}`;
  const parts = filesFor(given);
  const isSplit = parts > 1;
  const perPart = Math.ceil(run.sites.length / parts);
  const hasSheetEach = run.sites.length <= SITES_WITH_A_SHEET;
  const pages = new Map(run.sites.map(({ id, report }) => [id, reportPage(report)]));
  const pageOf: PageOf = (site) => (sources ? sources.bySite.get(site)?.page : pages.get(site));
  const tally = newTally();
  const rows: SectionRow[] = [];
  const portals = new Map<string, PortalUnits>();
  const files: Written[] = [];

  const main = bookOf(speech, heading);
  const overview = main.add(names.overview);
  const rankingSheet = main.add(names.ranking);
  const unitSheet = ranking.unitGroups.length > 0 ? main.add(names.units) : undefined;
  const sectionSheet = main.add(names.sections);
  const listed: Listed[] = [
    { name: names.overview, about: about.overview },
    { name: names.ranking, about: about.ranking },
    ...(unitSheet ? [{ name: names.units, about: about.units }] : []),
    { name: names.sections, about: about.sections },
  ];

  const reports = given.reports()[Symbol.iterator]();
  for (let part = 1; part <= parts; part++) {
    const book = isSplit ? bookOf(speech, heading) : main;
    const members = run.sites.slice((part - 1) * perPart, part * perPart);
    const details = detailSheets(
      (name) => book.add(name, hasSheetEach),
      { names: members.map(({ name }) => name), hasSheetEach, dueOn, heading },
      speech,
    );
    for (let at = 0; at < members.length; at++) {
      const next = reports.next();
      if (next.done === true) break;
      const report = next.value;
      const { sums, addresses } = details.add(report, pageOf(report.site.id), tally);
      rows.push(sectionRow(report, sums, isSplit ? undefined : addresses));
      const { points } = report.scorecard;
      tally.scores.push({
        name: report.site.name,
        ...(hasEstimate(report) && { value: points.value }),
        min: points.min,
        max: points.max,
      });
      if (report.units) portals.set(report.site.id, new Map(report.units.map(({ name, ...unit }) => [name, unit])));
    }
    const added = details.end();
    if (!isSplit) {
      listed.push(...added);
      continue;
    }
    const file = `scorecard-${part}.xlsx`;
    files.push({ file, content: book.save() });
    const [first, last] = [members[0]?.name ?? '', members.at(-1)?.name ?? ''];
    listed.push({ name: file, about: `${first} – ${last} (${members.length}): ${about.part}`, isFile: true });
  }
  const unjudged = run.failures.length > 0 ? main.add(names.unjudged) : undefined;
  if (unjudged) {
    listed.push({ name: names.unjudged, about: about.unjudged });
    writeUnjudged(unjudged, run, pageOf, speech, heading);
  }
  writeRanking(rankingSheet, given, pageOf, speech, heading);
  if (unitSheet) writeUnits(unitSheet, { run, ranking, portals }, speech, heading);
  const note = isSplit ? speech.own.sections.noteFixed : speech.own.sections.note;
  writeSections(sectionSheet, rows, speech, { note, heading });
  writeOverview(overview, run, { tally, listed, parts, partSites: perPart }, speech, heading);
  return [{ file: 'scorecard.xlsx', content: main.save() }, ...files];
}

/** A workbook being made. Sheets of details of many sites have no borders: half a million cells would each cost for them. */
function bookOf(speech: Speech, heading: string) {
  const makeRoom = roomKeeper();
  const sheets: Worksheet[] = [];
  const workbook = new Workbook();
  const [ruled, plain] = [stylesOf(true), stylesOf(false)];
  return {
    add: (name: string, hasBorders = true): Grid => {
      const sheet = workbook.addWorksheet();
      sheets.push(sheet);
      sheet.setName(name).free();
      if (!hasBorders) sheet.setPrintGridlines(true).free();
      return gridOn(sheet, hasBorders ? ruled : plain, hasBorders, makeRoom);
    },
    save: (): Uint8Array => {
      workbook.setProperties(new DocProperties().setTitle(speech.own.title).setSubject(heading).setAuthor('gongkai'));
      const bytes = workbook.saveToBufferSync();
      // Each handle keeps the whole workbook in memory.
      for (const sheet of sheets) sheet.free();
      workbook.free();
      return bytes;
    },
  };
}
