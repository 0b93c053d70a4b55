/** The columns of a generated portal, most of whose pages no audit needs: news fill it, disclosure is a small part. A table, hence its length. */
import type { ColumnForm } from './content.js';

export interface PlannedColumn {
  readonly key: string;
  readonly name: string;
  readonly form?: ColumnForm;
  /** Share of the site's articles; a list without one is blank. */
  readonly share?: number;
  readonly least?: number;
  /** Days between two articles. */
  readonly everyDays?: number;
  /** Days since the newest: a stale column has many. */
  readonly idleDays?: number;
  readonly below?: readonly PlannedColumn[];
}

const hub = (key: string, name: string, below: readonly PlannedColumn[]): PlannedColumn => ({
  key,
  name,
  form: 'hub',
  below,
});
const list = (key: string, name: string, share: number, everyDays: number, more: Partial<PlannedColumn> = {}) => ({
  key,
  name,
  share,
  everyDays,
  ...more,
});
/** A list that nobody filled. */
const blank = (key: string, name: string): PlannedColumn => ({ key, name });
const stale = (key: string, name: string): PlannedColumn => list(key, name, 0.4, 30, { idleDays: 900 });

export const NEWS: PlannedColumn = hub('xwdt', '新闻动态', [
  list('zwyw', '政务要闻', 22, 1),
  list('bmdt', '部门动态', 20, 1),
  list('zjdt', '镇街动态', 16, 1),
  list('mtgz', '媒体关注', 8, 2),
  list('tzgg', '通知公告', 6, 4),
  list('spxw', '视频新闻', 4, 5),
]);

const CATEGORIES: readonly PlannedColumn[] = [
  list('zcwj', '政策文件', 3, 9, { least: 24 }),
  list('jgzn', '机构职能', 0.3, 60),
  list('ghjh', '规划计划', 0.3, 40),
  list('tjxx', '统计信息', 0.6, 30),
  list('xzxk', '行政许可', 0.8, 15),
  list('xzcf', '行政处罚', 0.8, 15),
  list('czyjs', '财政预决算', 0.5, 60),
  list('sfxm', '行政事业性收费', 0.2, 90),
  list('zfcg', '政府采购', 1, 6),
  list('zdxm', '重大建设项目', 0.6, 20),
  list('msbz', '民生保障', 0.6, 20),
  list('yjgl', '应急管理', 0.6, 20),
  list('jdjc', '监督检查', 0.6, 20),
  list('gwyzk', '公务员招考', 0.3, 50),
];

export const DISCLOSED: PlannedColumn = hub('zfxxgk', '政府信息公开', [
  { key: 'zfxxgkzn', name: '政府信息公开指南', form: 'text' },
  list('zfxxgkzd', '政府信息公开制度', 0.2, 90),
  hub('fdzdgknr', '法定主动公开内容', CATEGORIES),
  { key: 'zfxxgknb', name: '政府信息公开年报' },
  { key: 'ysqgk', name: '依申请公开', form: 'text' },
  list('zcjd', '政策解读', 3, 9, { least: 30 }),
]);

export const SERVICES: PlannedColumn = hub('zwfw', '政务服务', [
  list('grbs', '个人办事', 0.6, 20),
  list('frbs', '法人办事', 0.6, 20),
  blank('zxbl', '在线办理'),
  stale('bszn', '办事公告'),
]);

export const INTERACTION: PlannedColumn = hub('hdjl', '互动交流', [
  list('ldxx', '领导信箱', 2, 3),
  list('yjzj', '意见征集', 0.6, 25),
  stale('zxft', '在线访谈'),
  blank('wsdc', '网上调查'),
]);

/** Goes deeper than any menu prints. */
export const FEATURES: PlannedColumn = hub('tszl', '特色专栏', [
  hub('xczx', '乡村振兴', [
    list('xcdt', '乡村动态', 1.5, 3),
    hub('dxal', '典型案例', [list('dyp', '第一批案例', 0.6, 10), list('dep', '第二批案例', 0.6, 10)]),
    stale('hnzc', '惠农政策'),
  ]),
  hub('yshj', '优化营商环境', [list('yqfw', '园区服务', 1, 5), blank('qysj', '企业诉求')]),
  hub('whly', '文化旅游', [list('lyzx', '旅游资讯', 1.5, 3), list('fwzwh', '非遗文化', 0.6, 12)]),
  stale('aqsc', '安全生产月'),
]);
