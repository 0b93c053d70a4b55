/** Words of 整改 on pages and in tables. Data, hence long. */
import type { Words } from '../../model/words.js';
import { stateWords } from '../shown/life-words.js';
import { blindWords } from '../shown/life-words.js';
import type { Tone } from '../layout/marks.js';

const NOTICES: Readonly<Record<string, readonly [Tone, Words]>> = {
  draft: ['quiet', { zh: '草稿', en: 'Draft' }],
  issued: ['info', { zh: '待反馈', en: 'To be answered' }],
  overdue: ['bad', { zh: '逾期未反馈', en: 'Overdue' }],
  replied: ['open', { zh: '已反馈，待复查', en: 'Answered' }],
  retesting: ['open', { zh: '复查中', en: 'Being tested again' }],
  retested: ['bad', { zh: '复查后未全部销号', en: 'Tested, still open' }],
  closed: ['good', { zh: '全部销号', en: 'Closed' }],
  withdrawn: ['quiet', { zh: '已撤销', en: 'Withdrawn' }],
};

const ITEMS: Readonly<Record<string, readonly [Tone, Words]>> = {
  open: ['info', { zh: '待整改', en: 'Open' }],
  overdue: ['bad', { zh: '逾期', en: 'Overdue' }],
  notMended: ['bad', { zh: '复查未整改', en: 'Not mended' }],
  cannotTell: ['open', { zh: '待人工核实', en: 'To be verified' }],
  reopened: ['bad', { zh: '销号后重现', en: 'Came back' }],
  closed: ['good', { zh: '已销号', en: 'Closed' }],
  withdrawn: ['quiet', { zh: '已撤销', en: 'Withdrawn' }],
};

const NONE: readonly [Tone, Words] = ['quiet', { zh: '—', en: '—' }];
export const noticeMark = (state: string): readonly [Tone, Words] => NOTICES[state] ?? NONE;
export const itemMark = (state: string): readonly [Tone, Words] => ITEMS[state] ?? NONE;

export const CLAIM_WORDS: Readonly<Record<string, Words>> = {
  mended: { zh: '已整改', en: 'Mended' },
  cannot: { zh: '无权限整改，已报上级', en: 'Cannot be mended here, reported' },
  disagrees: { zh: '有异议', en: 'Disagrees' },
};

const SEEN: Readonly<Record<string, Words>> = {
  fixed: { zh: '已改好', en: 'Mended' },
  stillThere: { zh: '仍存在', en: 'Still there' },
  undecided: { zh: '未能判定', en: 'Undecided' },
  unseen: { zh: '没有看到', en: 'Not seen' },
};

const WHY: Readonly<Record<string, Words>> = {
  'no-reply': { zh: '没有反馈整改链接表，按规定视为未整改', en: 'no reply: counts as not mended' },
  refuted: { zh: '经认定不是问题', en: 'overruled by evaluators' },
  'not-confirmed': {
    zh: '页面与认定时不同，须重新认定',
    en: 'not as it was when it was confirmed: to be reviewed again',
  },
  settled: { zh: '当初存疑的内容已有结论，须人工核对', en: 'the doubt was settled otherwise: a person looks' },
  'no-word': { zh: '这次检查没有涉及', en: 'this audit said nothing of it' },
};

/** What the last look saw, and why it decided nothing where it did not. */
export function seenWords(seen: string, why: string | null): Words {
  const what = SEEN[seen] ?? { zh: seen, en: seen };
  const reason = why === null ? undefined : whyWords(why);
  return reason ? { zh: `${what.zh}（${reason.zh}）`, en: `${what.en} (${reason.en})` } : what;
}

function whyWords(why: string): Words {
  const [first = '', second] = why.split(' ', 2);
  if (WHY[first]) return WHY[first];
  if (first === 'gone' || first === 'waived') return stateWords(first);
  const blind = blindWords(first);
  return second === undefined ? blind : { zh: `${blind.zh}，${second}`, en: `${blind.en}, ${second}` };
}

export const CLOSED_HOW: Readonly<Record<string, Words>> = {
  retest: { zh: '复查销号', en: 'by the second test' },
  audit: { zh: '检查销号', en: 'by another audit' },
  hand: { zh: '人工销号', en: 'by hand' },
  withdrawn: { zh: '撤销', en: 'withdrawn' },
  ruling: { zh: '经认定不是问题，撤销', en: 'withdrawn: overruled by evaluators' },
};

/** What happened, for timelines. */
export const MOVES: Readonly<Record<string, Words>> = {
  drafted: { zh: '拟制草稿', en: 'drafted' },
  issued: { zh: '下发', en: 'issued' },
  extended: { zh: '延期', en: 'extended' },
  withdrawn: { zh: '撤销', en: 'withdrawn' },
  replied: { zh: '反馈整改情况', en: 'answered' },
  'sent-back': { zh: '退回反馈', en: 'reply sent back' },
  'file-added': { zh: '上传附件', en: 'file added' },
  'file-removed': { zh: '删除附件', en: 'file removed' },
  'retest-planned': { zh: '安排复查', en: 'second test planned' },
  retested: { zh: '复查结束', en: 'tested again' },
  'retest-lost': { zh: '复查没有完成', en: 'second test not completed' },
  'item-closed': { zh: '销号', en: 'item closed' },
  'item-reopened': { zh: '重新打开', en: 'item opened again' },
  'item-withdrawn': { zh: '撤销问题', en: 'item withdrawn' },
  'item-overruled': { zh: '经认定不是问题，撤销', en: 'item withdrawn: overruled by evaluators' },
  'item-not-mended': { zh: '复查未整改', en: 'not mended' },
  'item-undecided': { zh: '复查未能判定', en: 'undecided' },
  'item-recurred': { zh: '销号后重现', en: 'came back' },
  closed: { zh: '全部销号', en: 'closed' },
  reopened: { zh: '重新打开', en: 'opened again' },
  'reminded-dueSoon': { zh: '临期提醒', en: 'reminded: due soon' },
  'reminded-dueToday': { zh: '到期提醒', en: 'reminded: due today' },
  'reminded-overdue': { zh: '逾期提醒', en: 'reminded: overdue' },
};

export const W = {
  ledger: { zh: '整改台账', en: 'Rectification ledger' },
  notices: { zh: '整改通知书', en: 'Notices' },
  notice: { zh: '整改通知书', en: 'Notice' },
  bulletins: { zh: '通报', en: 'Bulletins' },
  progress: { zh: '整改进度', en: 'Progress' },
  draftNew: { zh: '拟制通知书', en: 'Draft notices' },
  reply: { zh: '填报整改链接表', en: 'Fill in the reply' },
  site: { zh: '网站', en: 'Site' },
  unit: { zh: '责任单位', en: 'Unit' },
  number: { zh: '编号', en: 'No.' },
  noticeNumber: { zh: '文号', en: 'Notice' },
  state: { zh: '状态', en: 'State' },
  problem: { zh: '问题', en: 'Problem' },
  rule: { zh: '指标', en: 'Rule' },
  level: { zh: '类别', en: 'Level' },
  section: { zh: '部分', en: 'Section' },
  place: { zh: '位置', en: 'Place' },
  url: { zh: '问题网址', en: 'Address' },
  basis: { zh: '依据', en: 'Source' },
  remedy: { zh: '整改要求', en: 'Remedy' },
  firstSeen: { zh: '首次发现', en: 'First seen' },
  issuedOn: { zh: '下发日期', en: 'Issued' },
  dueOn: { zh: '整改期限', en: 'Due' },
  replied: { zh: '反馈情况', en: 'Reply' },
  repliedOn: { zh: '反馈日期', en: 'Replied' },
  replyUrl: { zh: '整改后网页', en: 'Mended page' },
  replyNote: { zh: '反馈说明', en: 'Note' },
  retest: { zh: '复查结果', en: 'Second test' },
  retestedOn: { zh: '复查日期', en: 'Tested' },
  closedOn: { zh: '销号日期', en: 'Closed' },
  closedHow: { zh: '销号方式', en: 'How' },
  month: { zh: '下发月份', en: 'Month' },
  list: { zh: '名单', en: 'List' },
  items: { zh: '问题数', en: 'Items' },
  open: { zh: '未销号', en: 'Open' },
  closed: { zh: '已销号', en: 'Closed' },
  why: { zh: '理由和依据', en: 'Reason and evidence' },
  whole: { zh: '全站', en: 'whole site' },
} as const satisfies Readonly<Record<string, Words>>;
