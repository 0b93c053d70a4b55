import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { InterpretationForm, SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { Period, spanOf } from '../parts/period.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import {
  Form,
  isUnopened,
  listedEvidence,
  listedInterpretations,
  missedSince,
  OPENED,
  ofTime,
  type Listed,
} from './listed.js';

const params = Params({
  period: Period,
  /** The time before, whose share must be lower. */
  before: Period,
  /** How many pages to open over both times. */
  sample: Type.Optional(Type.Integer({ minimum: 0 })),
  /** An interpretation in any of these is more than text. */
  forms: Type.Array(Form, { minItems: 1 }),
});

/** 非文字解读比例: the share of interpretations that are more than text is higher than in the time before, or all of them are. */
export default defineCheck({
  id: 'interpretation/visual-share',
  title: '非文字解读的比例是否提高',
  needs: ({ before, sample = OPENED }) => [`interpretations:${sample}:${before.from}`],
  params,
  messages: {
    'not-raised': {
      zh: '非文字解读的比例没有提高：{from}至{to}的 {count} 篇中占 {share}，此前（{beforeFrom}至{beforeTo}）的 {beforeCount} 篇中占 {beforeShare}。',
      en: 'The share of interpretations that are more than text has not risen: {share} of {count} from {from} to {to}, {beforeShare} of {beforeCount} before ({beforeFrom} to {beforeTo}).',
    },
    'nothing-before': {
      zh: '网站上没有{beforeFrom}至{beforeTo}的政策解读可供比较；{from}至{to}的 {count} 篇中，非文字解读占 {share}。请人工对照往年情况。',
      en: 'The site lists no interpretation from {beforeFrom} to {beforeTo} to compare with; from {from} to {to} {share} of {count} are more than text. A person should compare with earlier years.',
    },
    unopened: {
      zh: '非文字解读的比例是否提高无法判定：有 {unknown} 篇看不出形式。{from}至{to}的 {count} 篇中占 {share} 以上，此前的 {beforeCount} 篇中占 {beforeShare} 以上。',
      en: 'Whether the share has risen could not be judged: the forms of {unknown} interpretations are not known. At least {share} of {count} from {from} to {to}, at least {beforeShare} of {beforeCount} before.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, rule, { asOf }): Judgement {
    const [now, earlier] = [spanOf(rule, asOf), spanOf({ period: rule.before }, asOf)];
    const all = listedInterpretations(site);
    const counts = [now, earlier].map((span) => countOf(ofTime(all, span).within, rule.forms));
    const [one, other] = counts as [Count, Count];
    const about = { column: '政策解读' };
    const looked = site.interpretations.looked.slice(0, 2);
    const { undated } = ofTime(all, now);
    const reason = missedSince(site, earlier.from) ?? (undated.length > 0 ? 'no-date' : undefined);
    if (reason) return undecided('非文字解读的比例', reason, looked, about);
    if (!one.range) return inapplicable('no-targets');
    const data = {
      ...now,
      count: one.all.length,
      share: percent(one.range.min),
      beforeFrom: earlier.from,
      beforeTo: earlier.to,
      beforeCount: other.all.length,
      beforeShare: percent(other.range?.min ?? 0),
      unknown: one.unknown + other.unknown,
    };
    const measured = {
      share: roundShare(one.range.min),
      ...(other.range && { shareBefore: roundShare(other.range.min) }),
      count: one.all.length,
    };
    const evidence = [...one.met.slice(0, 3).flatMap((met) => listedEvidence(site, met)), ...looked];
    if (one.range.min === 1) return passed({ measured, seen: evidence });
    const draft = (code: string) => ({ code, data, evidence, ...about, isOfSample: true as const });
    if (!other.range) return cantTell('candidates', draft('nothing-before'), { measured });
    if (one.range.min > other.range.max) return passed({ measured, seen: evidence });
    if (one.range.max <= other.range.min && one.range.max < 1) return failed(draft('not-raised'), { measured });
    return cantTell('not-crawled', draft('unopened'), { measured });
  },
});

interface Count {
  readonly all: readonly Listed[];
  readonly met: readonly Listed[];
  readonly unknown: number;
  readonly range: ReturnType<typeof shareRange>;
}

/** A page that was not opened may show more than its title tells. */
function countOf(all: readonly Listed[], forms: readonly InterpretationForm[]): Count {
  const met = all.filter((one) => one.forms.some((form) => forms.includes(form)));
  const unknown = all.filter((one) => !met.includes(one) && (isUnopened(one) || mayShowMore(one))).length;
  return { all, met, unknown, range: shareRange(met.length, all.length - met.length - unknown, unknown) };
}

/** A few words, and frames or files whose form is not known. */
function mayShowMore({ page, formsFrom }: Listed): boolean {
  if (!page || formsFrom !== 'none') return false;
  const { facts, frames } = page.read();
  return facts.attachments.length + frames.length > 0;
}
