/** Columns and articles put into a site's content by hand, for cases that no switch of the builder covers. */
import { adopt } from '../../support/site-builder/adopt.js';
import type { Article, ColumnNode, SiteContent } from '../../support/site-builder/content.js';
import { daysBefore } from '../../support/site-builder/dates.js';

export interface PlantedColumn {
  readonly name: string;
  /** Value of its ColumnType tag; its name unless said. */
  readonly type?: string;
  /** Ages of its items in days, in the order of the list. */
  readonly ages?: readonly number[];
  /** In place of a list. */
  readonly body?: string;
  readonly change?: Partial<ColumnNode>;
  readonly item?: Partial<Article>;
}

const SUBJECTS = ['茶叶产业园二期开工', '老旧小区改造进展', '秋粮收购有序开展', '乡镇卫生院设备更新', '河道清淤完成'];

/** A column with items of these ages; `nth` keeps ids and addresses apart. */
export const plantColumn = (content: SiteContent, planted: PlantedColumn, nth: number): ColumnNode => {
  const column: ColumnNode = {
    id: 40_000 + nth * 7,
    key: `planted-${nth}`,
    name: planted.name,
    folder: `zz${nth}`,
    type: planted.type ?? planted.name,
    parent: undefined,
    children: [],
    articles: [],
    form: planted.body === undefined ? 'list' : 'single',
    perPage: 15,
    linkShown: 'shown',
    onSiteMap: true,
    path: '',
    ...(planted.body === undefined ? {} : { body: planted.body }),
    ...planted.change,
  };
  (planted.ages ?? []).forEach((age, at) => {
    const title = `${planted.name}：${SUBJECTS[at % SUBJECTS.length] ?? ''}`;
    column.articles.push({
      id: 66_000_000 + nth * 1_000 + at * 37,
      title,
      on: daysBefore(content.today, age),
      shown: 'both',
      dateLabel: '发布时间',
      body: `<p>${title}，有关情况如下。</p><p>各有关单位按照分工抓好落实。</p>`,
      facts: [],
      source: `${content.identity.place}融媒体中心`,
      attachments: [],
      path: '',
      ...planted.item,
    });
  });
  return column;
};

/** A channel of the home navigation that gathers these columns; each hub of a site needs a number of its own. */
export const plantHub =
  (name: string, columns: readonly PlantedColumn[], nth = 0): ((content: SiteContent) => void) =>
  (content) => {
    const hub = plantColumn(content, { name, type: '其他', change: { form: 'hub' } }, 20 * nth + 19);
    columns.forEach((one, at) => adopt(hub, plantColumn(content, one, 20 * nth + at)));
    content.nav.push(hub);
  };

/** A channel of the home navigation that is one page. */
export const plantPage = (name: string, body: string): ((content: SiteContent) => void) => {
  return (content) => {
    content.nav.push(plantColumn(content, { name, body }, 950));
  };
};
