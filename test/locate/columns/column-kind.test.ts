import { describe, expect, it } from 'vitest';
import { columnKindOf } from '../../../src/locate/columns/column-kind.js';
import type { ColumnKind } from '../../../src/model/plan.js';
import { national } from '../../support/judge.js';

const { kinds, otherNames } = national.rules.find(({ id }) => id === 'columns-stale')!.params as {
  kinds: readonly (ColumnKind & { kind: string })[];
  otherNames: readonly string[];
};
const kindOf = (name: string, columnType?: string) =>
  columnKindOf({ names: [name], ...(columnType ? { columnType } : {}) }, kinds, otherNames)?.kind.kind;

describe('the kind of a column, by the national rule', () => {
  it.each([
    '要闻动态',
    '新闻中心',
    '青禾要闻',
    '部门动态',
    '镇街动态',
    '政务要闻',
    '图片新闻',
    '政务资讯',
    '工作进展',
    '头条新闻',
  ])('%s is news', (name) => {
    expect(kindOf(name)).toBe('动态要闻类');
  });
  it.each(['通知公告', '公告公示', '政务公告', '通知', '部门公告', '重要公告'])('%s is notices', (name) => {
    expect(kindOf(name)).toBe('通知公告类');
  });
  it.each(['政策文件', '区政府文件', '政府办公室文件', '最新文件', '行政规范性文件', '政府文件', '区政府办文件'])(
    '%s is policy',
    (name) => {
      expect(kindOf(name)).toBe('政策文件类');
    },
  );
  it.each([
    ...['国务院要闻', '省内要闻', '上级动态', '新闻发布会', '新闻办公室', '价格动态', '要闻转载', '动态管理'],
    ...['招标公告', '采购公告', '行政处罚公示', '征地公告', '招聘公告', '信用公示', '人事招考公告'],
    ...['政策解读', '政策文件解读', '上级文件', '省政府文件', '国务院政策文件库', '废止失效文件', '政策文件意见征集'],
    ...['机构职能', '领导之窗', '办事服务', '青禾区召开重点项目建设推进会新闻通气'],
  ])('%s is none of them', (name) => {
    expect(kindOf(name)).toBeUndefined();
  });

  it('goes by the ColumnType of a name that tells nothing, and of no other', () => {
    expect(kindOf('青禾快报', '工作动态')).toBe('动态要闻类');
    expect(kindOf('招标公告', '通知公告')).toBe('通知公告类');
    expect(kindOf('采购公告', '通知公告')).toBeUndefined();
    expect(kindOf('应急预案', '政策文件')).toBeUndefined();
    expect(kindOf('国务院要闻', '工作动态')).toBeUndefined();
  });
});
