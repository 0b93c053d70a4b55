import { extname } from 'node:path';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { decodeText } from '../lib/charset/decode-text.js';
import { nearest } from '../lib/text/nearest.js';
import type { SiteEntry } from '../model/site-entry.js';
import { UsageError } from './errors.js';
import { idProblem } from './ids.js';
import type { Say } from './language.js';
import { listProblemsError, type ListProblem } from './list-problems.js';
import { readUserFile, readYaml } from './read-yaml.js';
import { readSiteField, siteFields } from './site-fields.js';
import type { SiteSecrets } from './site-secrets.js';

/** A site of the list, what the owner gave us for it apart from it. */
export interface ListedSite {
  readonly site: SiteEntry;
  readonly secrets: SiteSecrets;
}

interface Cell {
  readonly value: unknown;
  readonly place: { readonly line: number; readonly column?: number };
}
/** One site as written, before it is checked. */
interface Row {
  readonly place: Cell['place'];
  readonly fields: ReadonlyMap<string, Cell>;
}

/** Reads a site list (YAML; CSV in UTF-8 or GB18030). Every fault at once, each with its line. */
export const readSitesList = async (path: string, say: Say): Promise<readonly ListedSite[]> => {
  const ending = extname(path).toLowerCase();
  if (['.xlsx', '.xls', '.et', '.ods'].includes(ending)) {
    throw new UsageError(
      say(`还不能读 ${ending} 格式的网站名单：${path}`, `site lists in ${ending} are not built yet: ${path}`),
      [say('请另存为 CSV（逗号分隔）或写成 YAML', 'save it as CSV, or write YAML')],
    );
  }
  const problems: ListProblem[] = [];
  const rows = ['.yaml', '.yml', '.json'].includes(ending)
    ? await yamlRows(path, problems, say)
    : await csvRows(path, problems, say);
  const sites = rows.map((row) => readRow(row, problems, say));
  findRepeated(rows, problems, say);
  if (problems.length > 0) throw listProblemsError(path, problems, say);
  if (sites.length === 0) throw new UsageError(say(`${path} 里没有网站`, `${path} lists no site`));
  return sites;
};

const readRow = ({ fields, place }: Row, problems: ListProblem[], say: Say): ListedSite => {
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
    if (!fields.has(key)) problems.push({ ...place, message: say(`缺少 ${key}`, `${key} is missing`) });
  }
  const { headers, auth, ...entry } = read as unknown as SiteEntry;
  const name =
    typeof entry.name === 'string' ? entry.name : typeof entry.url === 'string' ? new URL(entry.url).host : '';
  return {
    site: { ...entry, name },
    secrets: { ...(headers && { headers }), ...(auth && { auth }) },
  };
};

/** Ids name folders, and some file systems do not tell A from a. */
const findRepeated = (rows: readonly Row[], problems: ListProblem[], say: Say): void => {
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

const yamlRows = async (path: string, problems: ListProblem[], say: Say): Promise<readonly Row[]> => {
  const { document, placeOf } = await readYaml(path, say);
  const root = document.contents as unknown as Node | null;
  const list = isMap(root) ? (root.get('sites', true) as unknown as Node | undefined) : undefined;
  if (!isMap(root) || (list !== undefined && !isSeq(list))) {
    const message = say('要写成 sites: 下面一串网站', 'wants a list of sites under `sites:`');
    throw listProblemsError(path, [{ ...placeOf(list ?? root), message }], say);
  }
  for (const { key } of root.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name !== 'sites') problems.push({ ...placeOf(key as Node), message: unknownField(name, ['sites'], say) });
  }
  return (isSeq(list) ? list.items : []).flatMap((item): Row[] => {
    const place = placeOf(item as Node);
    if (!isMap(item)) {
      problems.push({ ...place, message: say('每个网站要写 id、name、url、kind', 'a site wants id, name, url, kind') });
      return [];
    }
    const fields = new Map<string, Cell>();
    for (const { key, value } of item.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!siteFields.has(name)) {
        problems.push({ ...placeOf(key as Node), message: unknownField(name, siteFields.keys(), say) });
        continue;
      }
      const node = value as Node | null;
      const plain: unknown = node?.toJS(document, { maxAliasCount: 100 });
      fields.set(name, { value: plain, place: placeOf(node ?? (key as Node)) });
    }
    return [{ place, fields }];
  });
};

const csvRows = async (path: string, problems: ListProblem[], say: Say): Promise<readonly Row[]> => {
  const { parse, CsvError } = await import('csv-parse/sync');
  const text = decodeText(await readUserFile(path, say), 'text/csv').text.replace(/^\ufeff/, '');
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const delimiter = [',', '\t', ';'].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  );
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    throw listProblemsError(
      path,
      [{ line, message: say(`CSV 写法有误：${error.message}`, `CSV: ${error.message}`) }],
      say,
    );
  }
  const names = records[0]?.record ?? [];
  const inCsv = [...siteFields].filter(([, { isNested }]) => !isNested).map(([name]) => name);
  for (const name of names) {
    if (inCsv.includes(name) || name === '') continue;
    const message = siteFields.has(name)
      ? say(`${name} 这一列只能写在 YAML 名单里`, `column ${name} works in YAML only`)
      : unknownField(name, inCsv, say);
    problems.push({ line: 1, message });
  }
  return records.slice(1).flatMap(({ record, info }): Row[] => {
    if (record.every((cell) => cell === '')) return [];
    const place = { line: info.lines };
    if (record.slice(names.length).some((cell) => cell !== '')) {
      problems.push({ ...place, message: say('单元格比表头多', 'more cells than the heading has') });
    }
    const fields = new Map<string, Cell>();
    names.forEach((name, at) => {
      const value = record[at] ?? '';
      if (inCsv.includes(name) && value !== '') fields.set(name, { value, place });
    });
    return [{ place, fields }];
  });
};

const unknownField = (name: string, allowed: Iterable<string>, say: Say): string => {
  const known = [...allowed];
  const meant = nearest(name, known);
  const hint =
    meant === undefined
      ? say(`可用的：${known.join('、')}`, `allowed: ${known.join(', ')}`)
      : say(`是不是 ${meant}？`, `did you mean ${meant}?`);
  return say(`没有 ${name} 这一项（${hint}）`, `there is no ${name} (${hint})`);
};
