import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { Consultation } from '../../model/site-model.js';
import { noticePart } from '../../site/decisions/consultation-period.js';
import { findAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import {
  ConsultationParams,
  consultationNeeds,
  consultationsSince,
  periodInList,
  periodOf,
} from './consultation-targets.js';
import { readPages } from './read-pages.js';

const params = Params({
  ...ConsultationParams,
  minDays: Type.Integer({ minimum: 1 }),
  /** Words that give a reason for a shorter period. */
  reasons: Patterns,
});

/** 征求意见期限: each notice states a period that is long enough, or why it is shorter. */
export default defineCheck({
  id: 'decisions/consultation-period',
  title: '征求意见公告是否写明期限、期限是否够长',
  needs: ({ sample }) => consultationNeeds(sample),
  params,
  messages: {
    'too-short': {
      zh: '“{title}”的征求意见期限只有 {days} 天（{from} 至 {to}），应不少于 {minDays} 天；公告没有说明缩短期限的理由。',
      en: 'The consultation “{title}” lasts {days} days ({from} to {to}); {minDays} are due, and the notice gives no reason for fewer.',
    },
    'not-stated': {
      zh: '“{title}”没有写明征求意见的起止时间或者期限。',
      en: 'The notice “{title}” does not say until when opinions may be sent.',
    },
  },
  *targets(site, { since }) {
    return yield* consultationsSince(site, since);
  },
  judge(notice: Consultation, { minDays, reasons }, { site }): Judgement {
    const { title, url, pages, listedOn } = notice;
    const about = { key: url, column: '意见征集' };
    const read = readPages(notice);
    const evidence = (quote?: string) => [pages[0]?.evidence(quote) ?? listedOn];
    if (read.unread) return undecided(`“${title}”的征求意见期限`, read.unread, evidence(), about);
    const period = periodOf(notice, read) ?? periodInList(notice, site);
    if (!period) {
      // Attached drafts say nothing of the period; an attached notice does.
      const isAttached = read.unreadFiles.some((name) => /公告|通知|通告|启事|征集|函/.test(name));
      return read.isShort || isAttached
        ? undecided(`“${title}”的征求意见期限`, 'unreadable', evidence(), about)
        : failed({ code: 'not-stated', data: { title }, evidence: evidence(title), url, ...about });
    }
    const { from, to, days, unknownBecause, quote } = period;
    const isLong = days !== undefined && days >= minDays;
    const periods = [{ title, ...(from && { from }), ...(to && { to }), ...(days !== undefined && { days }) }];
    if (isLong && (unknownBecause === undefined || unknownBecause === 'calendar-not-covered'))
      return passed({ measured: { periods } });
    const reason = findAny(noticePart(read.text), reasons);
    if (reason !== undefined) return passed({ measured: { periods: periods.map((one) => ({ ...one, reason })) } });
    if (unknownBecause || days === undefined)
      return undecided(`“${title}”的征求意见期限`, unknownBecause ?? 'no-date', evidence(quote), about);
    const data = { title, days, minDays, from: from ?? '公告之日', to: to ?? '期满' };
    return failed({ code: 'too-short', data, evidence: evidence(quote), url, ...about }, { measured: { periods } });
  },
});
