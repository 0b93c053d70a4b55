/** Channels of consultation: answered, waiting too long, shown in part, not there. A veto, so only what is certain counts. */
import { cant, either, fail, failAt, pass } from '../expected.js';
import type { Expected } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';
import type { LetterSpec, MailboxSpec } from '../../support/site-builder/fill-letters.js';

const only = { only: ['interaction-replied'] };
const ANSWERED: readonly LetterSpec[] = [
  { title: '东门市场停车位紧张的咨询', askedDaysAgo: 40, answeredDaysAgo: 35 },
  { title: '公积金异地转入需要哪些材料', askedDaysAgo: 150, answeredDaysAgo: 141 },
];

const mailbox = (
  id: string,
  about: string,
  style: SiteSpec['style'],
  spec: MailboxSpec,
  expected: Expected,
  rest: Partial<SiteSpec> = {},
  always = false,
): SiteCase =>
  siteCase(
    about,
    { id: `letters-${id}`, kind: 'district', style, mailbox: spec, ...rest },
    { 'interaction-replied': expected },
    { ...only, ...(always && { always }) },
  );
const letter = (askedDaysAgo: number, rest: Partial<LetterSpec> = {}): MailboxSpec => ({
  letters: [...ANSWERED, { title: '柳林路积水何时整治', askedDaysAgo, ...rest }],
});

/** Takes 互动交流 out of the navigation, with all below it. */
const withoutHub: NonNullable<SiteSpec['alter']> = (content) => {
  content.nav = content.nav.filter((column) => column.key !== 'contact');
};

export const interactionSites: readonly SiteCase[] = [
  mailbox('answered', '来信都在三个月内答复', 'trs', { letters: ANSWERED }, pass()),
  mailbox('waiting', '一封来信 100 天没有答复', 'hanweb', letter(100), failAt([/柳林路积水/]), {}, true),
  mailbox('waiting-short', '一封来信 80 天没有答复', 'ucap', letter(80), pass()),
  mailbox('three-months', '一封来信恰好三个月没有答复', 'vsb', letter(92), pass()),
  mailbox('three-months-and-a-day', '一封来信三个月零一天没有答复', 'jinan', letter(93), failAt([/柳林路积水/])),
  mailbox('long-ago', '没有答复的是 400 天前的来信', 'lonsun', letter(400), pass()),
  mailbox('late', '来信 140 天后才答复', 'gkmlpt', letter(200, { answeredDaysAgo: 60 }), failAt([/柳林路积水/])),
  mailbox(
    'other-words',
    '提问时间、回复时间，状态处理中，超三个月',
    'gbk-tables',
    { ...letter(120, { status: '处理中' }), name: '咨询投诉', heads: { asked: '提问时间', answered: '回复时间' } },
    failAt([/柳林路积水/]),
  ),
  mailbox(
    'other-words-sound',
    '咨询日期、办结日期，都已办结',
    'trs',
    {
      letters: ANSWERED.map((one) => ({ ...one, status: '已办结' })),
      name: '在线咨询',
      heads: { asked: '咨询日期', answered: '办结日期' },
    },
    pass(),
  ),
  mailbox('invalid', '超三个月的一封不予受理', 'ucap', letter(120, { status: '不予受理' }), either(pass(), cant())),
  mailbox(
    'rows',
    '列表只有标题和日期，来信和答复时间在内页',
    'trs',
    { letters: ANSWERED, shown: 'rows' },
    either(pass(), cant()),
  ),
  mailbox(
    'rows-waiting',
    '列表只有标题和日期，内页一封 120 天没有答复',
    'vsb',
    { ...letter(120), shown: 'rows' },
    either(failAt([/柳林路积水/]), cant()),
  ),
  mailbox('form', '只有写信表单，不公开来信', 'lonsun', { shown: 'form' }, cant(), {}, true),
  mailbox('shell', '来信列表由脚本取得', 'ucap', { letters: ANSWERED, shown: 'shell' }, either(pass(), cant())),
  mailbox('login', '登录才能看来信', 'hanweb', { shown: 'login' }, cant()),
  mailbox('only-surveys', '互动交流里只有意见征集', 'trs', { shown: 'none' }, either(fail(), cant())),
  mailbox('none', '没有互动栏目', 'trs', { shown: 'none' }, fail(), { alter: withoutHub }),
  mailbox('broken', '信箱页打不开（500）', 'vsb', {}, cant(), {
    alter: (content) => {
      const hub = content.nav.find((column) => column.key === 'contact');
      for (const child of hub?.children ?? [])
        if (child.key !== 'surveys') child.answer = { status: 500, body: Buffer.from('<h1>HTTP Status 500</h1>') };
    },
  }),
  mailbox('elsewhere', '信箱在另一台打不开的主机上', 'jinan', { shown: 'none' }, cant(), {
    alter: (content) => {
      withoutHub(content);
      content.homeExtra =
        '<div class="hd"><h3>互动交流</h3><a href="http://12345.linxi.gov.cn/mail/index.html">区长信箱</a> <a href="http://12345.linxi.gov.cn/zx/index.html">在线咨询</a></div>';
    },
  }),
];
