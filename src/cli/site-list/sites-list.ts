import { extname } from 'node:path';
import type { SiteEntry } from '../../model/site-entry.js';
import { UsageError } from '../errors.js';
import { idProblem } from './ids.js';
import type { Say } from '../language.js';
import { listProblemsError, type ListProblem } from '../config/list-problems.js';
import { readSiteField, siteFields } from './site-fields.js';
import { csvTable } from './csv-table.js';
import type { ListedRow } from './listed-row.js';
import { rosterRows, withRoster, type RosterRow } from './roster.js';
import { rowsOfTable } from './table.js';
import { headingOf, siteColumns, unitColumns } from './table-columns.js';
import { workbookSheets, type Sheet } from './workbook-tables.js';
import { yamlRows } from './yaml-rows.js';
import { joinSecrets, secretKeys, type SiteSecrets } from './site-secrets.js';

/** A site of the list, what the owner gave us for it apart from it. */
export interface ListedSite {
  readonly site: SiteEntry;
  readonly secrets: SiteSecrets;
}

const YAML: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);
const WORKBOOKS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xls', '.et', '.ods']);

/**
 * Reads a site list: YAML; CSV in UTF-8 or GB18030; a workbook, whose first sheet lists sites and whose sheet 单位 (`units`) their
 * rosters. Every fault at once, each with its line or cell.
 */
export const readSitesList = async (path: string, say: Say): Promise<readonly ListedSite[]> => {
  const problems: ListProblem[] = [];
  const { rows, roster } = await listedRows(path, problems, say);
  const sites = rows.map((row) => readRow(row, problems, say));
  findRepeated(rows, problems, say);
  const ids = sites.flatMap(({ site }) => site.id);
  const complete = withRoster(sites, roster, ids, problems, say);
  if (problems.length > 0) throw listProblemsError(path, problems, say);
  if (sites.length === 0) throw new UsageError(say(`${path} 里没有网站`, `${path} lists no site`));
  return complete;
};

/** Gives sites the units of a roster in a file of its own (CSV, or the sheet 单位 or first sheet of a workbook). */
export const addRoster = async (
  path: string,
  sites: readonly ListedSite[],
  known: readonly string[],
  say: Say,
): Promise<readonly ListedSite[]> => {
  const problems: ListProblem[] = [];
  const ending = extname(path).toLowerCase();
  if (YAML.has(ending)) {
    throw new UsageError(say(`名册要用 CSV 或电子表格：${path}`, `a roster wants CSV or a workbook: ${path}`), [
      say('在 YAML 名单里，单位写在网站的 units 之下', 'in a YAML list, units stand under the site'),
    ]);
  }
  const rows = WORKBOOKS.has(ending)
    ? await rosterOfWorkbook(path, problems, say)
    : rowsOfTable(await csvTable(path, say), unitColumns, problems, say);
  const roster = rosterRows(rows, problems, say);
  const complete = withRoster(sites, roster, known, problems, say);
  if (problems.length > 0) throw listProblemsError(path, problems, say);
  if (roster.length === 0) throw new UsageError(say(`${path} 里没有单位`, `${path} lists no unit`));
  return complete;
};

interface Listed {
  readonly rows: readonly ListedRow[];
  readonly roster: readonly RosterRow[];
}

const listedRows = async (path: string, problems: ListProblem[], say: Say): Promise<Listed> => {
  const ending = extname(path).toLowerCase();
  if (YAML.has(ending)) return { rows: await yamlRows(path, problems, say), roster: [] };
  const inYaml = [...siteFields].flatMap(([name, { isNested }]) => (isNested ? [name] : []));
  if (!WORKBOOKS.has(ending)) {
    return { rows: rowsOfTable(await csvTable(path, say), siteColumns, problems, say, inYaml), roster: [] };
  }
  const sheets = await workbookSheets(path, say);
  const second = sheets.find(isRosterSheet);
  const first = sheets.find((sheet) => sheet !== second);
  const table = first?.table(siteColumns, ['id', 'url'], problems);
  if (!table) throw withoutHeading(path, first, '编号（id）、网址（url）、类别（kind）', say);
  const units = second?.table(unitColumns, ['name'], problems);
  if (second && !units) throw withoutHeading(path, second, '网站编号（site）、单位（name）', say);
  return {
    rows: rowsOfTable(table, siteColumns, problems, say, inYaml),
    roster: units ? rosterRows(rowsOfTable(units, unitColumns, problems, say), problems, say) : [],
  };
};

const rosterOfWorkbook = async (path: string, problems: ListProblem[], say: Say): Promise<readonly ListedRow[]> => {
  const sheets = await workbookSheets(path, say);
  const sheet = sheets.find(isRosterSheet) ?? sheets[0];
  const table = sheet?.table(unitColumns, ['name'], problems);
  if (!table) throw withoutHeading(path, sheet, '网站编号（site）、单位（name）', say);
  return rowsOfTable(table, unitColumns, problems, say);
};

const isRosterSheet = ({ name }: Sheet): boolean => /^(?:units|单位|名册|单位名册|单位名单)$/i.test(name.trim());

const withoutHeading = (path: string, sheet: Sheet | undefined, wanted: string, say: Say): UsageError =>
  sheet
    ? new UsageError(
        say(`${path} 的表“${sheet.name}”里没有找到表头`, `${path}: no heading was found in the sheet ${sheet.name}`),
        [say(`表头要有这些列：${wanted}`, `the heading must name ${wanted}`)],
      )
    : new UsageError(say(`${path} 里没有可读的表`, `${path} has no sheet with cells`));

const readRow = ({ fields, place }: ListedRow, problems: ListProblem[], say: Say): ListedSite => {
  const read: Record<string, unknown> = {};
  for (const [key, { value, place: at }] of fields) {
    try {
      const known = readSiteField(key, value, say);
      if (known !== undefined) read[key] = known;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ ...at, message: [error.message, ...error.hints].join(say('；', '; ')) });
    }
  }
  for (const key of ['id', 'url', 'kind']) {
    if (!fields.has(key)) {
      const missing = headingOf(key, siteColumns, say);
      problems.push({ ...place, message: say(`缺少 ${missing}`, `${missing} is missing`) });
    }
  }
  const secrets = secretKeys.flatMap((key) => (read[key] === undefined ? [] : [read[key] as SiteSecrets]));
  const entry = Object.fromEntries(
    Object.entries(read).filter(([key]) => !secretKeys.some((one) => one === key)),
  ) as unknown as SiteEntry;
  const name =
    typeof entry.name === 'string' ? entry.name : typeof entry.url === 'string' ? new URL(entry.url).host : '';
  return {
    site: { ...entry, name },
    secrets: secrets.reduce(joinSecrets, {}),
  };
};

/** Ids name folders, and some file systems do not tell A from a. */
const findRepeated = (rows: readonly ListedRow[], problems: ListProblem[], say: Say): void => {
  const seen = new Map<string, number>();
  for (const { fields } of rows) {
    const cell = fields.get('id');
    if (cell === undefined || idProblem(String(cell.value), say) !== undefined) continue;
    const id = String(cell.value).toLowerCase();
    const first = seen.get(id);
    if (first === undefined) seen.set(id, cell.place.line);
    else {
      problems.push({
        ...cell.place,
        message: say(`编号 ${id} 与第 ${first} 行重复`, `id ${id} is that of line ${first} too`),
      });
    }
  }
};
