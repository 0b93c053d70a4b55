import { Type } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { documentOn } from '../../site/documents/policy-document.js';
import { columnName } from '../parts/column-state.js';
import { pickRows } from '../parts/listing-rows.js';
import { ColumnId, Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { numberRows } from './listed-numbers.js';

const params = Params({
  column: Type.Optional(ColumnId),
  /** Years of the numbers; by default the one of the day of judgement. */
  years: Type.Optional(Type.Array(Type.Integer(), { minItems: 1 })),
  /** Documents to open: few lists show numbers. */
  sample: Type.Optional(Type.Integer({ minimum: 0 })),
});
const OPENED = 20;

/** 文号连续: the numbers of a year's documents leave none out. What is left out may be secret, so that a person must say. */
export default defineCheck({
  id: 'documents/numbering',
  title: '公开的文件发文字号是否连续',
  needs: ({ column = 'documents', years, sample = OPENED }) => [
    `rows:${column}:10:${years ? `${String(Math.min(...years))}-01-01` : 'P1Y'}:${sample}`,
  ],
  params,
  messages: {
    'no-column': { zh: '网站上没有能打开的“{name}”栏目。', en: 'The site has no column {name} that opens.' },
    gap: {
      zh: '{series}公开了第 {first} 号至第 {last} 号中的 {count} 件，缺：{missing} 号。依法不公开的请说明，应公开的请补上。',
      en: '{count} documents of {series} are published up to number {last}; {missing} are left out. Say so where they may not be published.',
    },
  },
  absences: ['no-column'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { column = 'documents', years }, { asOf }): Judgement {
    const name = columnName(site, column);
    const about = { column: name };
    const wanted = years ?? [Number(asOf.slice(0, 4))];
    const from = `${String(Math.min(...wanted))}-01-01`;
    const picked = pickRows(site, column, { from, to: asOf });
    const { evidence } = picked;
    if (picked.state === 'gone') return failed({ code: 'no-column', data: { name }, evidence, ...about });
    if (picked.state === 'undecided') return undecided('发文字号', picked.reason, evidence, about);
    const rows = numberRows(site, picked.listing);
    const series = new Map<string, Set<number>>();
    for (const { row, number } of rows)
      if (
        number &&
        wanted.includes(number.year) &&
        !OF_THE_STATE.test(number.series) &&
        documentOn(row, site.page(row.url), site.site.name).issuerKind !== 'superior'
      )
        series.set(number.series, (series.get(number.series) ?? new Set()).add(number.number));
    const isOfTime = ({ publishedOn }: { readonly publishedOn?: string }): boolean =>
      publishedOn === undefined || publishedOn >= from;
    const unknown = rows.filter(({ row, number }) => !number && !site.page(row.url) && isOfTime(row));
    const measured = {
      numbers: Object.fromEntries([...series].map(([one, numbers]) => [one, numbers.size])),
      unnumbered: unknown.length,
    };
    const findings = [...series].flatMap(([one, numbers]): FindingDraft[] => {
      const last = Math.max(...numbers);
      const missing = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !numbers.has(number));
      if (missing.length === 0) return [];
      const data = { series: one, first: 1, last, count: numbers.size, missing: missing.slice(0, MOST_NAMED) };
      return [{ code: 'gap', data, evidence, key: one, ...about }];
    });
    // What was not opened may bear the numbers that are missing.
    const reason =
      picked.missed ?? (unknown.length > 0 && (series.size === 0 || findings.length > 0) ? 'not-crawled' : undefined);
    if (findings.length > 0) return cantTell(reason ?? 'candidates', findings, { measured });
    if (reason) return { ...undecided('发文字号', reason, evidence, about), measured };
    return series.size === 0 ? inapplicable('no-targets', { measured }) : passed({ measured, seen: evidence });
  },
});

const MOST_NAMED = 30;
/** 国发, 国办发, 国办函. */
const OF_THE_STATE = /^国(?:办|令)?[发函令]/;
