/** What a generated portal holds: its columns as a tree, their articles, what was planted. The same size and day give the same content. */
import { DISCLOSED, FEATURES, INTERACTION, NEWS, SERVICES } from './column-plan.js';
import type { PlannedColumn } from './column-plan.js';
import { titleOf } from './titles.js';

/** How a column's page is made: rows, links to its sub-columns, or a text of its own. */
export type ColumnForm = 'list' | 'hub' | 'text';

export interface Column {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly form: ColumnForm;
  readonly parent: Column | undefined;
  readonly children: Column[];
  /** Newest first. */
  readonly articles: Article[];
}

export interface Article {
  readonly id: number;
  readonly title: string;
  readonly publishedOn: string;
  readonly column: Column;
  /** The document that this interprets. */
  readonly about?: Article;
  /** The year that this reports on. */
  readonly year?: number;
}

export interface SiteContent {
  readonly asOf: string;
  readonly place: string;
  readonly name: string;
  /** What the home page's navigation names. */
  readonly channels: readonly Column[];
  readonly platform: Column;
  readonly siteMap: Column;
  readonly columns: readonly Column[];
  readonly articles: readonly Article[];
  column(key: string): Column;
}

export interface ContentSize {
  /** Articles of the whole site, within one in twenty. */
  readonly articles: number;
  /** The day the site was last kept up, `YYYY-MM-DD`. */
  readonly asOf: string;
}

const PLACE = '云湖区';
/** Years whose reports stand on the site. */
const REPORT_YEARS = 12;
/** Other bodies' reports stand between: the older of the wanted years are on the second page of the list. */
const REPORTS_OF_OTHERS = 5;

export function makeContent({ articles: wanted, asOf }: ContentSize): SiteContent {
  const columns: Column[] = [];
  const articles: Article[] = [];
  const grow = (plan: PlannedColumn, parent: Column | undefined): Column => {
    const { key, name, form = 'list', below = [] } = plan;
    const column: Column = { id: 1001 + columns.length, key, name, form, parent, children: [], articles: [] };
    columns.push(column);
    parent?.children.push(column);
    for (const child of below) grow(child, column);
    return column;
  };
  const write = (column: Column, title: string, publishedOn: string, more: Partial<Article> = {}): Article => {
    const article: Article = { id: 20_001 + 7 * articles.length, title, publishedOn, column, ...more };
    articles.push(article);
    column.articles.push(article);
    return article;
  };

  const news = grow(NEWS, undefined);
  const platform = grow(DISCLOSED, undefined);
  const channels = [news, platform, ...[SERVICES, INTERACTION, FEATURES].map((plan) => grow(plan, undefined))];
  const siteMap = grow({ key: 'wzdt', name: '网站地图', form: 'hub' }, undefined);
  const planned = new Map(flatten([NEWS, DISCLOSED, SERVICES, INTERACTION, FEATURES]).map((plan) => [plan.key, plan]));
  const column = (key: string): Column => {
    const found = columns.find((one) => one.key === key);
    if (!found) throw new Error(`no column ${key}`);
    return found;
  };

  const total = [...planned.values()].reduce((sum, { share = 0 }) => sum + share, 0);
  for (const one of columns) {
    const plan = planned.get(one.key);
    if (one.form !== 'list' || plan === undefined || plan.share === undefined) continue;
    const count = Math.max(plan.least ?? 2, Math.round((wanted * plan.share) / total));
    for (let back = 0; back < count; back += 1) {
      const publishedOn = daysBefore(asOf, (plan.idleDays ?? 1) + back * (plan.everyDays ?? 9));
      const title = titleOf(PLACE, one, count - back, publishedOn);
      const document = one.key === 'zcjd' ? column('zcwj').articles[Math.floor(back / 2)] : undefined;
      if (!document) write(one, title, publishedOn);
      else {
        const form = back % 2 === 0 ? '图解' : '文字解读';
        write(one, `【${form}】${document.title}解读`, publishedOn, { about: document });
      }
    }
  }
  const reports = column('zfxxgknb');
  const newestYear = Number(asOf.slice(0, 4)) - 1;
  for (let year = newestYear; year > newestYear - REPORT_YEARS; year -= 1) {
    const on = `${year + 1}-01-2`;
    for (let other = 0; other < REPORTS_OF_OTHERS; other += 1)
      write(reports, `${PLACE}${BODIES[other] ?? ''}${year}年政府信息公开工作年度报告`, `${on}${9 - other}`);
    write(reports, `${PLACE}人民政府${year}年政府信息公开工作年度报告`, `${on}4`, { year });
  }
  return { asOf, place: PLACE, name: `${PLACE}人民政府`, channels, platform, siteMap, columns, articles, column };
}

const BODIES = ['财政局', '教育局', '民政局', '水利局', '司法局'];

const flatten = (plans: readonly PlannedColumn[]): PlannedColumn[] =>
  plans.flatMap((plan) => [plan, ...flatten(plan.below ?? [])]);

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
