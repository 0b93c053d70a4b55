/** Columns of lists that are tables (CSV, workbook): by the names of the YAML list, or as offices call them. Data. */
import type { Say } from '../language.js';

/** Field → names that its column may have besides its own. */
export type TableColumns = ReadonlyMap<string, readonly string[]>;

/** Fields of a site that one cell can hold. */
export const siteColumns: TableColumns = new Map([
  ['id', ['编号', '网站编号']],
  ['name', ['名称', '网站名称', '单位名称']],
  ['url', ['网址', '首页网址', '网站网址', '网站地址']],
  ['kind', ['类别', '网站类别', '类型', '网站类型']],
  ['region', ['行政区划', '行政区划代码']],
  ['profile', ['评测方案']],
  ['since', ['成立年份']],
  ['delayMs', ['请求间隔毫秒']],
  ['maxPages', ['最多页数']],
  ['activeHours', ['访问时段']],
  ['maxRequestsPerDay', ['每天最多访问次数']],
]);

/** Fields of a unit of a roster. */
export const unitColumns: TableColumns = new Map([
  ['site', ['网站编号', '所属网站', '所属网站编号']],
  ['name', ['单位', '名称', '单位名称']],
  ['kind', ['类别', '单位类别', '类型', '单位类型']],
  ['url', ['网址', '公开页面网址', '网站地址']],
  ['since', ['成立年份']],
  ['aliases', ['别名', '简称']],
]);

/** What a field is called in a sentence: as offices head its column, with the field's own name behind it. */
export const headingOf = (field: string, columns: TableColumns, say: Say): string => {
  const heading = columns.get(field)?.[0];
  return heading === undefined ? field : say(`${heading}（${field}）`, field);
};

/** Kinds as offices write them in a cell. */
export const kindWords: ReadonlyMap<string, string> = new Map([
  ...['区县', '区', '县', '市', '区县政府', '门户网站'].map((word) => [word, 'district'] as const),
  ...['部门', '单位', '区直部门', '县直部门', '政府部门'].map((word) => [word, 'department'] as const),
  ...['镇街', '乡镇', '街道', '镇', '乡', '乡镇街道', '镇（街道）'].map((word) => [word, 'township'] as const),
]);
