import { Type } from '@sinclair/typebox';
import { addDuration, daysBetween, subtractDuration } from '../../lib/date/day.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { Message, SiteModel } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  /** Letters of this time before the day of judgement count. */
  window: Duration,
  /** A letter may wait so long for its answer. */
  maxWait: Duration,
  /** Pages of single letters that are opened where lists do not say all. */
  opened: Type.Integer({ minimum: 1 }),
  /** Titles of letters that are none (测试). */
  notValid: Patterns,
});

/** 互动回应: the public can write, and no letter of the last year waited longer than allowed. */
export default defineCheck({
  id: 'site/interaction-replied',
  title: '有无咨询渠道，留言是否及时答复',
  needs: ({ window, opened }) => [`messages:${opened}:${window}`],
  params,
  messages: {
    'no-channel': {
      zh: '首页、公开平台和站点地图上都没有网上咨询建言渠道（领导信箱、网上咨询、留言等）。',
      en: 'Neither home page, platform nor site map offers a channel by which the public can ask (mailbox, enquiries, messages).',
    },
    unanswered: {
      zh: '{askedOn} 的留言“{title}”至今没有答复，已等待 {days} 天（应在 {due} 前答复）。',
      en: 'The message {title} of {askedOn} has waited {days} days without an answer; it was due by {due}.',
    },
    late: {
      zh: '{askedOn} 的留言“{title}”到 {answeredOn} 才答复，等待了 {days} 天（应在 {due} 前答复）。',
      en: 'The message {title} of {askedOn} was answered on {answeredOn}, after {days} days; it was due by {due}.',
    },
    unclear: {
      zh: '留言“{title}”是否已经答复看不出来，请人工打开核对。',
      en: 'Whether the message {title} was answered cannot be told. A person should open it.',
    },
    undated: {
      zh: '留言“{title}”还没有答复，但看不出是什么时候来的，请人工核对是否超过期限。',
      en: 'The message {title} has no answer, but nothing says when it came. A person should see whether it is overdue.',
    },
    'not-shown': {
      zh: '有网上咨询渠道（{names}），但没有看到公开的来信和答复，是否按期答复请人工核对。',
      en: 'There is a channel ({names}), but no letters and answers were seen in public. A person should see whether letters are answered in time.',
    },
    'list-not-whole': {
      zh: '栏目“{name}”的来信没有看全：{reason}请人工核对其余来信是否按期答复。',
      en: 'The letters of the column {name} were not seen whole: {reason} A person should see whether the others were answered in time.',
    },
    'unnamed-channel': {
      zh: '没有找到名称明确的咨询栏目，但有疑似渠道的链接（{names}），请人工核对。',
      en: 'No column with a known name for enquiries was found, but some links may be a channel ({names}). A person should look.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { window, maxWait, notValid }): Judgement {
    const { state, reason, looked, channels, messages } = site.interaction;
    if (state === 'absent') return failed({ code: 'no-channel', evidence: looked });
    if (state === 'undecided')
      return reason === 'candidates'
        ? cantTell('candidates', {
            code: 'unnamed-channel',
            data: { names: hintsIn(looked) },
            evidence: looked.slice(0, 5),
          })
        : undecided('网上咨询渠道', reason ?? 'truncated', looked.slice(0, 5));

    const from = subtractDuration(site.asOf, window);
    const settled = subtractDuration(site.asOf, maxWait);
    const valid = messages.filter((one) => one.state !== 'void' && isWithin(one, from, site.asOf));
    const waited = valid.flatMap((one) => faultOf(one, maxWait, site.asOf, notValid) ?? []);
    const measured = {
      count: valid.length,
      answered: valid.filter((one) => one.state === 'answered').length,
      waiting: valid.filter((one) => one.state === 'waiting').length,
      opened: valid.filter((one) => one.isOpened).length,
      channels: channels.map(({ name }) => name),
    };
    const sure = waited.filter(({ code }) => code !== 'unclear');
    if (sure.length > 0) return failed(sure, { measured });

    // What came within the time allowed cannot have waited longer.
    const unclear = valid.filter(
      (one) => (one.state === 'unknown' || isUndated(one)) && (one.askedOn ?? from) < settled,
    );
    const doubts = [...waited, ...unclear.map(asUnclear)].slice(0, MOST_DOUBTS);
    const short = channels.filter(
      ({ kind, reason: why }) => kind === 'unread' || (kind === 'list' && why !== undefined),
    );
    const lists = channels.filter(({ kind }) => kind === 'list');
    const cut = short.map(({ name, reason: why = 'unreadable', evidence, url }): FindingDraft => ({
      code: 'list-not-whole',
      data: { name, reason: why },
      evidence: [evidence],
      url,
      column: name,
    }));
    if (doubts.length > 0) {
      const unread = unclear.find(({ unreadBecause }) => unreadBecause)?.unreadBecause;
      return cantTell(unread ?? 'candidates', [...doubts, ...cut], { measured });
    }
    if (cut.length > 0) return cantTell(short[0]?.reason ?? 'unreadable', cut, { measured });
    if (lists.length === 0) {
      const names = channels.map(({ name }) => name).join('、') || '咨询投诉';
      const evidence = channels.length > 0 ? channels.map((one) => one.evidence) : looked;
      return cantTell('candidates', { code: 'not-shown', data: { names }, evidence }, { measured });
    }
    return passed({ measured });
  },
});

/** It waits, since nobody can say when. */
const isUndated = ({ state, askedOn }: Message): boolean => state === 'waiting' && askedOn === undefined;

/** The texts of links that may be a channel. */
const hintsIn = (looked: readonly Evidence[]): string =>
  [...new Set(looked.map(({ quote = '' }) => quote))].slice(0, 5).join('、');

/** More are named by the count. */
const MOST_DOUBTS = 20;

/** By the day it came; where only the day of the answer is known, by that. */
function isWithin({ askedOn, answeredOn }: Message, from: string, asOf: string): boolean {
  const on = askedOn ?? answeredOn;
  return on === undefined || (on >= from && on <= asOf);
}

function faultOf(one: Message, maxWait: string, asOf: string, notValid: readonly string[]): FindingDraft | undefined {
  const { title, askedOn, answeredOn, state, url, evidence } = one;
  if (askedOn === undefined || state === 'unknown' || state === 'void') return undefined;
  const due = addDuration(askedOn, maxWait);
  const end = state === 'waiting' ? asOf : (answeredOn ?? askedOn);
  if (end <= due) return undefined;
  if (occursInAny(title, notValid)) return asUnclear(one);
  const data = { title, askedOn, due, days: daysBetween(askedOn, end), ...(state === 'answered' && { answeredOn }) };
  const code = state === 'waiting' ? 'unanswered' : 'late';
  return { code, data, evidence, dueOn: due, key: `${askedOn} ${title}`, ...(url !== undefined && { url }) };
}

function asUnclear(one: Message): FindingDraft {
  const { title, url, evidence, askedOn = '' } = one;
  const code = isUndated(one) ? 'undated' : 'unclear';
  return { code, data: { title }, evidence, key: `${askedOn} ${title}`, ...(url !== undefined && { url }) };
}
