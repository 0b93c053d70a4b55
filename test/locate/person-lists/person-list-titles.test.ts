import { expect, test } from 'vitest';
import { isDutyTitle, isPersonListTitle } from '../../../src/locate/person-lists/person-list-titles.js';

test.each([
  '2025年第三季度城乡低保对象名单',
  '青禾区2025年临时救助公示',
  '关于拟录用公务员的公示',
  '柳溪镇残疾人两项补贴发放明细表',
  '2025年事业单位公开招聘面试成绩公告',
  '公共租赁住房配租结果公示',
  '困难职工帮扶对象名单公示',
  '义务教育入学名单',
  '拟资助家庭经济困难学生名册',
])('names persons: %s', (title) => {
  expect(isPersonListTitle(title)).toBe(true);
});

test.each([
  '2025年防汛责任人名单公示',
  '青禾区区级河长名单公告',
  '行政执法人员名单',
  '重点企业名单公示',
  '脱贫户帮扶责任人名单',
  '网格员联系方式一览表',
  '青禾区2025年政府工作报告',
  '关于公布校车服务单位名单的公告',
  '青禾区2025年重点建设项目名单',
  '农业产业化龙头企业（第三批）名单',
  '文物保护单位名录',
  '临时救助办法',
  '青禾区人民政府关于印发防汛预案的通知',
])('names no private persons: %s', (title) => {
  expect(isPersonListTitle(title)).toBe(false);
});

test('who is on duty is told from whom they look after', () => {
  expect(isDutyTitle('河长名单')).toBe(true);
  expect(isDutyTitle('残疾人补贴发放名单（联系电话公示）')).toBe(false);
});
