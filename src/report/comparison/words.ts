/** What comparisons say in their own voice, in both languages. Data, hence long. */
import type { BlindCause, Caution, Direction, FindingState } from '../../model/comparison.js';
import type { Language } from '../wording/catalogue.js';

export interface ComparisonWords {
  readonly title: string;
  readonly earlier: string;
  readonly later: string;
  readonly none: string;
  readonly same: string;
  readonly colon: string;
  readonly site: string;
  readonly kind: string;
  readonly address: string;
  readonly verdict: string;
  readonly score: string;
  readonly change: string;
  readonly section: string;
  readonly rule: string;
  readonly unit: string;
  readonly column: string;
  readonly state: string;
  readonly problem: string;
  readonly why: string;
  readonly fingerprint: string;
  readonly certainty: string;
  readonly outcome: string;
  readonly points: string;
  readonly cautionsTitle: string;
  readonly sitesTitle: string;
  readonly sectionsTitle: string;
  readonly rulesTitle: string;
  readonly problemsTitle: string;
  readonly loneTitle: string;
  readonly onlyBefore: string;
  readonly onlyAfter: string;
  readonly statesTitle: string;
  readonly filter: string;
  readonly filterState: string;
  readonly filterAll: string;
  readonly filterClear: string;
  readonly filterNone: string;
  /** `{shown}` and `{total}` are put in by the page. */
  readonly filterShown: string;
  readonly foot: string;
  readonly skip: string;
  readonly estimate: string;
  readonly waived: string;
  readonly verdictMoves: string;
  readonly runLabels: Readonly<
    Record<'run' | 'count' | 'sites' | 'least' | 'most' | 'number' | 'level' | 'id', string>
  >;
  readonly stateName: Readonly<Record<FindingState, string>>;
  readonly stateMeaning: Readonly<Record<FindingState, string>>;
  readonly direction: Readonly<Record<Direction, string>>;
  readonly directionMeaning: Readonly<Record<Direction, string>>;
  readonly caution: Readonly<Record<Caution, string>>;
  /** `run` is `earlier` or `later`: the one that says nothing of the fault. */
  readonly because: Readonly<Record<BlindCause, (run: string) => string>>;
  readonly othersRemain: string;
  readonly formerAddress: string;
  readonly ofSites: (count: number) => string;
  readonly sites: (count: number) => string;
  readonly items: (count: number) => string;
  readonly more: (count: number) => string;
  readonly notShown: (count: number) => string;
}

const zh: ComparisonWords = {
  title: '两次检查对比',
  earlier: '前一次',
  later: '后一次',
  none: '没有',
  same: '两次结果相同，没有问题，也没有待核实的事项。',
  colon: '：',
  site: '网站',
  kind: '类型',
  address: '网址',
  verdict: '结论',
  score: '得分',
  change: '增减',
  section: '部分',
  rule: '指标',
  unit: '单位',
  column: '栏目',
  state: '变化',
  problem: '问题',
  why: '说明',
  fingerprint: '问题编号',
  certainty: '升降',
  outcome: '结果',
  points: '得分',
  cautionsTitle: '对比前要知道的',
  sitesTitle: '各网站的变化',
  sectionsTitle: '各部分得分',
  rulesTitle: '结果变了的指标',
  problemsTitle: '问题的变化',
  loneTitle: '只在一次检查里的网站',
  onlyBefore: '只在前一次',
  onlyAfter: '只在后一次',
  statesTitle: '各种变化是什么意思',
  filter: '按文字查找',
  filterState: '按变化筛选',
  filterAll: '全部',
  filterClear: '清除',
  filterNone: '没有符合条件的问题。',
  filterShown: '显示 {shown} / {total} 条',
  foot: '只有后一次重新看过、并且能够判定的地方，才说“已改好”。',
  skip: '跳到正文',
  estimate: '方括号里是得分可能的范围。两次的范围有重叠时，升降说不准。',
  waived: '已豁免',
  verdictMoves: '结论变化',
  runLabels: {
    run: '检查',
    count: '个数',
    sites: '网站数',
    least: '最低',
    most: '最高',
    number: '序号',
    level: '类别',
    id: '指标编号',
  },
  stateName: {
    new: '新出现',
    'first-seen': '首次看到',
    persisting: '仍存在',
    unseen: '未能复查',
    fixed: '已改好',
    gone: '不再适用',
    undecided: '待核实',
    settled: '疑点已消除',
  },
  stateMeaning: {
    new: '前一次看过这个地方，没有这个问题；后一次有。',
    'first-seen': '后一次看到的问题；前一次没有看过这个地方，或者没能判定，所以不一定是新出现的。',
    persisting: '两次都有的问题。',
    unseen: '前一次有的问题；后一次没有看到这个地方，或者没能判定，不知道改了没有。',
    fixed: '前一次有的问题；后一次重新看过，已经没有了。',
    gone: '前一次有的问题；后一次已不要求：指标不适用、不在评测方案里，或者时间已过。不等于改好。',
    undecided: '还不能判定、需要人工核实的事项，不算问题。',
    settled: '前一次不能判定的事项，后一次已能判定，没有问题。',
  },
  direction: { up: '上升', down: '下降', none: '不变', uncertain: '说不准' },
  directionMeaning: {
    up: '未定的指标不论怎样判，得分都高于前一次',
    down: '未定的指标不论怎样判，得分都低于前一次',
    none: '得分和可能的范围都没有变',
    uncertain: '两次得分可能的范围有重叠，升降说不准',
  },
  caution: {
    profile: '两次用的评测方案不同（规则或者参数有改动），变化不一定是网站造成的',
    kind: '两次登记的网站类型不同，适用的指标不一样',
    address: '两次的网址不同',
    id: '两次的网站编号不同，按网址认作同一个网站',
    'other-site': '两份报告的网站编号、网址都不同；如果不是同一个网站，“已改好”“新出现”等都不成立',
    tool: '两次用的程序版本不同，判断方法可能有改进',
    order: '“后一次”早于“前一次”，两次可能写反了',
    'same-crawl': '两次判断的是同一份快照，网站没有重新抓取，变化不是网站造成的',
    'cut-before': '前一次没有抓取完整，那次没有看到的不算新出现',
    'cut-after': '后一次没有抓取完整，这次没有看到的不算改好',
    scale: '两次参与计分的满分不同，得分不能直接相减',
  },
  because: {
    'rule-absent': (run) => `${run}的评测方案没有这条指标`,
    inapplicable: (run) => `${run}这条指标不适用`,
    untested: (run) => `${run}没有检测这条指标`,
    'rule-undecided': (run) => `${run}这条指标没能判定`,
    'place-undecided': (run) => `${run}这个地方没能判定`,
    'part-undecided': (run) => `${run}这条指标有一部分没能判定`,
    'same-undecided': (run) => `${run}这一处待核实`,
    'not-read': (run) => `${run}没有打开这个页面`,
    'not-answered': (run) => `${run}这个页面没有正常应答`,
    'other-sample': (run) => `${run}抽查的不是这一项`,
    'same-crawl': () => '同一份快照，网站没有变；按后一次的日期、规则或程序版本不再算问题',
    'time-passed': () => '检测日期变了，这个年度可能已不在检测范围',
  },
  othersRemain: '这条指标还有别的问题',
  formerAddress: '网址有变动，认作同一个问题',
  ofSites: (count) => `${count} 个网站`,
  sites: (count) => `${count} 个网站`,
  items: (count) => `${count} 个`,
  more: (count) => `另有 ${count} 个没有列出`,
  notShown: (count) =>
    `另有 ${count} 条没有列在这一页，全部在 comparison.json、comparison.xlsx 里；单看一个网站用 --site。`,
};

const en: ComparisonWords = {
  title: 'Two audits compared',
  earlier: 'Earlier',
  later: 'Later',
  none: 'none',
  same: 'Both came out the same, without problems or open points.',
  colon: ': ',
  site: 'Site',
  kind: 'Kind',
  address: 'Address',
  verdict: 'Verdict',
  score: 'Score',
  change: 'Change',
  section: 'Section',
  rule: 'Rule',
  unit: 'Unit',
  column: 'Column',
  state: 'State',
  problem: 'Problem',
  why: 'Note',
  fingerprint: 'Fingerprint',
  certainty: 'Direction',
  outcome: 'Outcome',
  points: 'Points',
  cautionsTitle: 'Before you compare',
  sitesTitle: 'Sites',
  sectionsTitle: 'Points by section',
  rulesTitle: 'Rules that came out otherwise',
  problemsTitle: 'Problems',
  loneTitle: 'Sites of one audit only',
  onlyBefore: 'earlier only',
  onlyAfter: 'later only',
  statesTitle: 'What the states mean',
  filter: 'Find text',
  filterState: 'State',
  filterAll: 'All',
  filterClear: 'Clear',
  filterNone: 'No problem fits.',
  filterShown: '{shown} of {total} shown',
  foot: '“Fixed” is said only of places that the later audit looked at again and could decide.',
  skip: 'Skip to content',
  estimate: 'In brackets: where the score may lie. Where the ranges overlap, nobody can say which way it went.',
  waived: 'waived',
  verdictMoves: 'Verdicts',
  runLabels: {
    run: 'Audit',
    count: 'Count',
    sites: 'Sites',
    least: 'least',
    most: 'most',
    number: 'No.',
    level: 'Level',
    id: 'Rule id',
  },
  stateName: {
    new: 'New',
    'first-seen': 'First seen',
    persisting: 'Still there',
    unseen: 'Not rechecked',
    fixed: 'Fixed',
    gone: 'No longer due',
    undecided: 'Undecided',
    settled: 'Doubt settled',
  },
  stateMeaning: {
    new: 'The earlier audit looked there and found no such problem; it is there now.',
    'first-seen':
      'Found by the later audit; the earlier one had not looked there or could not decide, so it need not be new.',
    persisting: 'There in both.',
    unseen:
      'There before; the later audit did not look there or could not decide, so nobody knows whether it was mended.',
    fixed: 'There before; the later audit looked again and it is gone.',
    gone: 'There before, not asked for any more: its rule does not apply, is not in the profile, or its time has passed. Not the same as fixed.',
    undecided: 'No problem but a doubt that a person must settle.',
    settled: 'A doubt of the earlier audit that the later one decided: no problem.',
  },
  direction: { up: 'up', down: 'down', none: 'unchanged', uncertain: 'uncertain' },
  directionMeaning: {
    up: 'higher than before, whatever the undecided rules turn out to be',
    down: 'lower than before, whatever the undecided rules turn out to be',
    none: 'score and range are the same',
    uncertain: 'the ranges of the two scores overlap, so it may have gone either way',
  },
  caution: {
    profile:
      'The audits used different profiles (other rules or parameters): a change need not be of the site’s making',
    kind: 'The site was listed as of another kind, so other rules apply',
    address: 'The site had another address',
    id: 'The site had another id; it was matched by its address',
    'other-site':
      'Neither id nor address agree; unless both are the same site, nothing was “fixed” and nothing is “new”',
    tool: 'The audits were made by different versions of the program, which may judge better now',
    order: 'The “later” audit is dated before the “earlier” one; they may have been swapped',
    'same-crawl': 'Both judge the same snapshot; the site was not crawled again, so no change is of its making',
    'cut-before': 'The earlier crawl was not complete; what it had not seen is not called new',
    'cut-after': 'The later crawl was not complete; what it did not see is not called fixed',
    scale: 'Different numbers of points were at stake; the scores cannot simply be subtracted',
  },
  because: {
    'rule-absent': (run) => `${run} audit: its profile has no such rule`,
    inapplicable: (run) => `${run} audit: the rule did not apply`,
    untested: (run) => `${run} audit: the rule was not tested`,
    'rule-undecided': (run) => `${run} audit: the rule was not decided`,
    'place-undecided': (run) => `${run} audit: this place was not decided`,
    'part-undecided': (run) => `${run} audit: a part of the rule was not decided`,
    'same-undecided': (run) => `${run} audit: this very point was undecided`,
    'not-read': (run) => `${run} audit: the page was not opened`,
    'not-answered': (run) => `${run} audit: the page gave no proper answer`,
    'other-sample': (run) => `${run} audit: other ones were tried`,
    'same-crawl': () =>
      'one snapshot, so the site did not change: by the later date, rules or program it is no problem',
    'time-passed': () => 'the day of judging moved on; this year need not be due any more',
  },
  othersRemain: 'the rule still fails for other problems',
  formerAddress: 'the address changed; taken for the same problem',
  ofSites: (count) => (count === 1 ? '1 site' : `${count} sites`),
  sites: (count) => (count === 1 ? '1 site' : `${count} sites`),
  items: (count) => String(count),
  more: (count) => `${count} more not listed`,
  notShown: (count) =>
    `${count} more are not on this page; all are in comparison.json and comparison.xlsx, or look at one site with --site.`,
};

/** The words of a language. */
export const comparisonWords = (lang: Language): ComparisonWords => (lang === 'en' ? en : zh);
