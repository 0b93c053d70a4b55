/** Words of the life of findings, on every page that shows one. Data, hence long. */
import type { BlindCause } from '../../model/comparison.js';
import type { MoveCause } from '../../model/life.js';
import type { Words } from '../../model/words.js';

const STATES: Readonly<Record<string, Words>> = {
  new: { zh: '新出现', en: 'New' },
  'first-look': { zh: '首次看到', en: 'First seen' },
  persisting: { zh: '仍存在', en: 'Still there' },
  reopened: { zh: '反弹', en: 'Reopened' },
  expired: { zh: '豁免到期', en: 'Waiver ended' },
  waived: { zh: '已豁免', en: 'Waived' },
  fixed: { zh: '已改好', en: 'Fixed' },
  gone: { zh: '不再适用', en: 'No longer due' },
  open: { zh: '待核实', en: 'To verify' },
  settled: { zh: '已核实', en: 'Settled' },
};

const CAUSES: Readonly<Record<MoveCause, Words>> = {
  appeared: { zh: '以前看过这里，没有这个问题', en: 'the place was looked at before, and it was not there' },
  'first-look': { zh: '首次看到，何时开始不得而知', en: 'first look: nobody knows since when' },
  'seen-again': { zh: '再次看到', en: 'seen again' },
  'came-back': { zh: '改好以后又出现', en: 'came back after it was fixed' },
  'applies-again': { zh: '重新适用，仍然存在', en: 'applies again, and is there' },
  'waiver-began': { zh: '豁免生效', en: 'a waiver began' },
  'waiver-ended': { zh: '豁免到期，仍然存在', en: 'the waiver ended and it is still there' },
  mended: { zh: '重新看过，已经没有了', en: 'looked at again and not there' },
  settled: { zh: '已能判定', en: 'decided by now' },
  'rule-absent': { zh: '评测方案不再有这条规则', en: 'the profile has no such rule any more' },
  'rule-changed': { zh: '规则已修改', en: 'the rule was changed' },
  inapplicable: { zh: '规则不再适用', en: 'the rule does not apply any more' },
  'time-passed': { zh: '时间已过，不再要求', en: 'its time has passed' },
  'same-crawl': { zh: '同一份快照，改按新的规则判断', en: 'the same snapshot, judged otherwise' },
  'asked-otherwise': { zh: '规则现在问的是别的', en: 'the rule has other doubts now' },
};

const BLIND: Readonly<Record<BlindCause | 'other-profile' | 'not-kept', Words>> = {
  'rule-absent': { zh: '评测方案里没有这条规则', en: 'the profile had no such rule' },
  inapplicable: { zh: '规则不适用', en: 'the rule did not apply' },
  untested: { zh: '规则没有检测', en: 'the rule was not tested' },
  'rule-undecided': { zh: '规则没能判定', en: 'the rule was not decided' },
  'place-undecided': { zh: '这个地方没能判定', en: 'this place was not decided' },
  'part-undecided': { zh: '规则有一部分没能判定', en: 'a part of the rule was not decided' },
  'same-undecided': { zh: '这一处待核实', en: 'this very point was undecided' },
  'not-read': { zh: '没有打开这个页面', en: 'the page was not opened' },
  'not-answered': { zh: '页面没有正常应答', en: 'the page gave no proper answer' },
  'other-sample': { zh: '抽查的不是这一项', en: 'other ones were tried' },
  'same-crawl': { zh: '同一份快照', en: 'one snapshot' },
  'time-passed': { zh: '检测日期变了', en: 'the day of judging moved on' },
  'other-profile': { zh: '那次用的是另一条规则', en: 'another rule was used' },
  'not-kept': { zh: '原来的报告已不在', en: 'the report it stood in is lost' },
};

const said = (words: Readonly<Record<string, Words>>, code: string): Words => words[code] ?? { zh: code, en: code };

/** `first-look` for a new one of which nobody knows since when it is there. */
export const shownState = (state: string, arrival?: string): string =>
  state === 'new' && arrival === 'first-look' ? 'first-look' : state;

/** 新出现, 已改好 … of a fault or doubt. */
export const stateWords = (state: string): Words => said(STATES, state);
/** Why a state changed. */
export const causeWords = (cause: string): Words => said(CAUSES, cause);
/** Why an audit says nothing of a finding. */
export const blindWords = (cause: string): Words => said(BLIND, cause);

/** States that lists are filtered by, in the order in which they matter. */
export const FAULT_CHOICES = ['new', 'reopened', 'persisting', 'expired', 'waived', 'fixed', 'gone'] as const;
export const DOUBT_CHOICES = ['open', 'settled', 'gone'] as const;
