import { describe, expect, test } from 'vitest';
import type { PersonList } from '../../../src/model/site-model.js';
import { evidence, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { cardOf, idOf } from '../../support/personal-numbers.js';

// Numbers made up for this test; none is anybody's.
const ADULT = idOf('370103', '19850506', '123');
const CARD = cardOf('622848000000000001');

const page = (title: string, ...lines: readonly string[]) => ({
  others: [view('/gs/1.html', { text: lines.join('\n'), facts: { kind: 'article', title } })],
});
const table = (title: string, ...rows: readonly (readonly string[])[]) => ({
  others: [
    view('/gs/1.html', {
      text: rows.map((row) => row.join('\t')).join('\n'),
      grids: [rows],
      facts: { kind: 'article', title },
    }),
  ],
});
const unread = (title: string, sketch: Partial<PersonList> = {}): PersonList => ({
  title,
  url: 'http://www.qinghe.gov.cn/gs/2.pdf',
  listedOn: { ...evidence('/gs/'), quote: title },
  unreadBecause: 'unreadable',
  ...sketch,
});
const leak = (...codes: readonly string[]) => ({ value: 'failed', codes }) as const;
const doubt = (...codes: readonly string[]) => ({ value: 'cantTell', reason: 'candidates', codes }) as const;
const sound = { value: 'passed' } as const;
const cut = { crawl: { stoppedBecause: 'time' } } as const;

const idNumbers: readonly Example[] = [
  ['没有号码', page('通知', '请各单位按时报送。'), sound],
  ['正文里的身份证号', page('处罚决定', `当事人张建国，身份证号${ADULT}。`), leak('resident-id')],
  ['没有标签也是', page('公示', `张建国 ${ADULT} 柳溪村`), leak('resident-id')],
  ['全角数字', page('公示', `身份证号：${wide(ADULT)}`), leak('resident-id')],
  ['分段写', page('公示', `身份证号：${spaced(ADULT, [6, 8, 4])}`), leak('resident-id')],
  ['每位隔开', page('公示', `身份证号：${[...ADULT].join(' ')}`), leak('resident-id')],
  ['小写 x 结尾', page('公示', `公民身份号码${idEndingInX().toLowerCase()}，`), leak('resident-id')],
  ['残疾人证号里有身份证号', page('补贴公示', `残疾证号：${ADULT}43`), leak('resident-id')],
  ['校验位不对', page('公示', `身份证号：${wrong(ADULT)}`), sound],
  ['没有这个地区', page('公示', `身份证号：${idOf('990103', '19850506', '123')}`), sound],
  ['没有这一天', page('公示', `身份证号：${idOf('370103', '19850231', '123')}`), sound],
  ['生日在将来', page('公示', `身份证号：${idOf('370103', '20300506', '123')}`), sound],
  ['已作处理', page('公示', '身份证号：37************123'), sound],
  ['项目编号里有地区和日期', page('中标公告', `项目编号：${idOf('370103', '20240506', '001')}`), sound],
  ['幼儿的身份证号', page('入学名单', `王小雨，身份证号${idOf('370103', '20180506', '001')}`), leak('resident-id')],
  ['没有说明、像日期编号的', page('公告', `见 ${idOf('370103', '20240506', '001')}。`), doubt('maybe-resident-id')],
  ['填写示例', page('申请表填写说明', `身份证号：${ADULT}`), doubt('maybe-resident-id')],
  ['国家标准里的例子', page('公告', '身份证号：11010519491231002X'), doubt('maybe-resident-id')],
  [
    '抓取中断，没有看到的页面可能有',
    { ...page('通知', '请各单位按时报送。'), ...cut },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '抓取中断，已经看到的照样算',
    { ...page('处罚决定', `当事人张建国，身份证号${ADULT}。`), ...cut },
    leak('resident-id'),
  ],
  [
    '表格里每人一个，同一人只算一次',
    table('拟录用人员公示', ['姓名', '身份证号'], ['张建国', ADULT], ['李秀英', idOf('370103', '19900101', '245')]),
    leak('resident-id', 'resident-id'),
  ],
];

const cards: readonly Example[] = [
  ['银行卡号', page('补贴发放公示', `张建国，银行卡号：${CARD}`), leak('bank-card')],
  ['四位一段', page('补贴发放公示', `账号：${spaced(CARD, [4, 4, 4, 4, 3])}`), leak('bank-card')],
  ['校验位不对', page('补贴发放公示', `银行卡号：${wrong(CARD)}`), sound],
  ['没有发卡行这样开头', page('公示', `银行卡号：${cardOf('112848000000000001')}`), sound],
  [
    '工作簿的隐藏工作表里',
    {
      others: [
        view('/fj/1.xls', {
          facts: { kind: 'attachment', title: '补贴名单.xls' },
          page: { hiddenText: `张建国\t${CARD}\t320` },
        }),
      ],
    },
    leak('bank-card'),
  ],
  [
    '表格里单位的收款账户，开户行只写农行',
    table('缴费通知', ['收款单位', '开户行', '账号'], ['青禾区实验小学', '农行', CARD]),
    sound,
  ],
  ['单位的收款账户', page('缴费通知', `户名：青禾区财政局非税收入专户，账号：${CARD}`), sound],
  ['拨付给单位的', table('专项资金拨付公示', ['收款户名', '账号', '金额'], ['柳溪镇中心小学', CARD, '20000']), sound],
  ['流水号', page('结果', `业务流水号：${CARD}`), sound],
  [
    '表格里的一折通账号',
    table('惠农补贴发放明细表', ['序号', '户主姓名', '一折通账号', '金额（元）'], ['1', '张建国', CARD, '320']),
    leak('bank-card'),
  ],
];

const MOBILE = '13800001234';
const mobiles: readonly Example[] = [
  ['低保名单里的手机', table('低保对象名单', ['姓名', '联系电话'], ['张建国', MOBILE]), leak('mobile')],
  ['带空格的手机', table('低保对象名单', ['姓名', '联系电话'], ['张建国', '138-0000-1234']), leak('mobile')],
  ['户主', table('公示', ['户主姓名', '人口', '手机号'], ['张建国', '3', MOBILE]), leak('mobile')],
  ['有住址的是居民', table('附件1', ['姓名', '家庭住址', '联系电话'], ['张建国', '柳溪村3组', MOBILE]), leak('mobile')],
  [
    '帮扶责任人的电话是公布给户主打的',
    table('脱贫户帮扶责任人名单', ['户主姓名', '帮扶责任人', '联系电话'], ['张建国', '李志强', MOBILE]),
    sound,
  ],
  ['防汛责任人', table('2025年防汛责任人名单公示', ['姓名', '职务', '联系电话'], ['张建国', '副镇长', MOBILE]), sound],
  ['通讯录', table('青禾区网格员通讯录', ['姓名', '电话'], ['张建国', MOBILE]), sound],
  ['企业联系人', table('重点企业名单', ['企业名称', '联系人', '联系电话'], ['青禾面粉厂', '张建国', MOBILE]), sound],
  ['单位和联系人', table('受理点', ['单位', '姓名', '电话'], ['柳溪镇民政办', '张建国', MOBILE]), sound],
  ['招聘岗位的咨询电话', table('招聘岗位表', ['岗位', '人数', '咨询电话'], ['文员', '2', MOBILE]), sound],
  ['只有姓名和电话，看不出是谁', table('附件1', ['姓名', '电话'], ['张建国', MOBILE]), doubt('maybe-mobile')],
  [
    '姓名和电话在一列',
    table('补贴名单', ['序号', '姓名及电话', '金额'], ['1', `张建国${MOBILE}`, '300']),
    leak('mobile'),
  ],
  ['监护人', table('附件', ['学生姓名', '监护人电话'], ['王小雨', MOBILE]), leak('mobile')],
  ['领导信息', page('领导之窗', `姓名：张建国 职务：副局长 电话：${MOBILE}`), sound],
  [
    '续页没有表头',
    table('低保对象名单', ['12', '张建国', MOBILE], ['13', '李秀英', '13900005678']),
    leak('mobile', 'mobile'),
  ],
  ['没有表头的申请表', table('办件公示', ['申请人', '张建国', '联系电话', MOBILE]), leak('mobile')],
  ['联系人', page('招标公告', `联系人：张建国，联系电话：${MOBILE}`), sound],
  ['名单公示里的联系人', page('低保名单公示', `如有异议请联系张建国，电话${MOBILE}。`), sound],
  ['联系人张主任', page('通知', `张主任 ${MOBILE}`), sound],
  ['没有姓名', page('通知', `服务到家 ${MOBILE}`), sound],
  ['申请人', page('受理情况', `申请人：张建国，联系电话：${MOBILE}`), leak('mobile')],
  ['来信人', page('区长信箱', `我叫张建国，家住柳溪村，电话${MOBILE}，反映道路破损。`), leak('mobile')],
  ['名单里逐行写', page('拟聘用人员名单', `张建国 男 ${MOBILE}`), leak('mobile')],
  ['普通页面里姓名加手机', page('动态', `张建国 ${MOBILE}`), doubt('maybe-mobile')],
  ['已作处理的手机', table('低保对象名单', ['姓名', '联系电话'], ['张建国', '138****1234']), sound],
  ['备案号里有十一位数字', page('公示', '备案证明13100049001-17001，张建国'), sound],
];

describe('privacy-leak', () => {
  test.each([...idNumbers, ...cards, ...mobiles])('%s', (_, sketch, expected) => {
    expectOutcome(judge('privacy-leak', sketch), expected);
  });

  test.each<Example>([
    ['名单是扫描件', { personLists: [unread('低保名单.pdf')] }, { value: 'cantTell', reason: 'unreadable' }],
    [
      '名单没有来得及打开',
      { personLists: [unread('低保名单', { unreadBecause: 'truncated' })] },
      { value: 'cantTell', reason: 'truncated', codes: ['undecided'] },
    ],
    [
      '另一处有泄露',
      { ...page('公示', `身份证号${ADULT}`), personLists: [unread('低保名单.pdf')] },
      leak('resident-id', 'undecided'),
    ],
  ])('%s', (_, sketch, expected) => {
    expectOutcome(judge('privacy-leak', sketch), expected);
  });

  test('a finding says what and where, and holds no figures that are not shown', () => {
    const outcome = judge('privacy-leak', page('低保名单公示', `张建国，身份证号${ADULT}，银行卡号${CARD}`));
    expect(outcome.findings[0]?.message).toBe(
      `“低保名单公示”公布了完整的公民身份号码 37*************${ADULT.slice(-3)}，应当作去标识化处理。`,
    );
    expect(JSON.stringify(outcome)).not.toContain(ADULT);
    expect(JSON.stringify(outcome)).not.toContain(CARD);
    expect(outcome.measured).toMatchObject({
      leaks: [{ title: '低保名单公示', count: 2, residentIds: 1, bankCards: 1 }],
    });
  });

  test('of a long list the rest is counted', () => {
    const people = Array.from({ length: 60 }, (_, at) => ['张建国', idOf('370103', '19850506', String(100 + at))]);
    const outcome = judge('privacy-leak', table('名单', ['姓名', '身份证号'], ...people));
    expect(outcome.findings).toHaveLength(51);
    expect(outcome.findings.at(-1)).toMatchObject({ code: 'more', data: { count: 10 } });
  });

  test('two persons whose masked numbers are alike are two findings', () => {
    const twins = [idOf('370103', '19850506', '123'), idOf('370103', '19850506', '123')].map((id, at) =>
      at === 0 ? id : alike(id),
    );
    const outcome = judge('privacy-leak', page('名单', ...twins.map((id) => `身份证号${id}`)));
    expect(new Set(outcome.findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test("another body's site is not this site's", () => {
    const other = view('http://www.example.com/list.html', { text: `身份证号${ADULT}`, facts: { title: '名单' } });
    expect(judge('privacy-leak', { others: [other] }).value).toBe('passed');
  });
});

function wide(digits: string): string {
  return digits.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
}
function spaced(digits: string, sizes: readonly number[]): string {
  let at = 0;
  return sizes.map((size) => digits.slice(at, (at += size))).join(' ');
}
/** The same number with another last figure. */
function wrong(digits: string): string {
  const last = Number(digits.at(-1) === 'X' ? 0 : digits.at(-1));
  return digits.slice(0, -1) + String((last + 1) % 10);
}
function idEndingInX(): string {
  return Array.from({ length: 1000 }, (_, at) => idOf('110101', '19900307', String(at).padStart(3, '0'))).find((id) =>
    id.endsWith('X'),
  )!;
}
/** Another valid number with the same first two and last three characters. */
function alike(id: string): string {
  for (let day = 1; day < 29; day += 1)
    for (let serial = 0; serial < 10; serial += 1) {
      const other = idOf('370104', `198607${String(day).padStart(2, '0')}`, `${serial}${id.slice(15, 17)}`);
      if (other !== id && other.slice(-3) === id.slice(-3)) return other;
    }
  throw new Error('no twin');
}
