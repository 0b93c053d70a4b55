import { Type } from '@sinclair/typebox';
import { daysBetween } from '../../lib/date/day.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { addWorkingDays, workingDaysBetween } from '../../lib/date/workdays.js';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Interpretation, PolicyDocument } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import {
  aboutDocument,
  countsOf,
  documentEvidence,
  livingOnes,
  pairNeeds,
  sampledDocuments,
  withoutAny,
} from './pair-target.js';

/** 解读及时: each interpretation was published at most so many working days after the document. Only dates that readers see count. */
export default defineCheck({
  id: 'interpretation/timely',
  title: '解读是否在文件公开后及时发布',
  needs: pairNeeds,
  params: Params({
    /** How many documents to sample. */
    sample: Type.Integer({ minimum: 1 }),
    maxWorkingDays: Type.Integer({ minimum: 0 }),
    /** Titles of interpretations that come after, by what they are: 实施一年后解读. Beside one in time they are not late. */
    later: Type.Optional(Patterns),
  }),
  messages: {
    late: {
      zh: '《{title}》{from}是 {publishedOn}，解读“{interpretation}”发布于 {interpretedOn}，晚了 {days} 个工作日，应不超过 {due} 个工作日。',
      en: '{title} is dated {publishedOn} ({from}); its interpretation {interpretation} was published on {interpretedOn}, {days} working days later, at most {due} are allowed.',
    },
    'undecided-date': {
      zh: '《{title}》的解读“{interpretation}”是否及时无法判定：{reason}请人工打开核对。',
      en: 'Whether {interpretation} of {title} came in time could not be judged: {reason} A person should open it.',
    },
  },
  targets: sampledDocuments,
  judge(document: PolicyDocument, { maxWorkingDays, later = [] }, { site }): Judgement {
    const without = withoutAny(site, document, '解读时间');
    if (without) return without;
    const { title } = document;
    const day = dayOf(document);
    const all = livingOnes(document);
    const first = all.filter(({ title: name }) => !occursInAny(squeeze(name), later));
    const living = first.length > 0 ? first : all;
    const measured = countsOf(document);
    const what = `《${title}》的解读时间`;
    if (day === undefined || living.length === 0) {
      const reason = living.length === 0 ? 'unreadable' : 'no-date';
      return { ...undecided(what, reason, documentEvidence(document), aboutDocument(document)), measured };
    }
    const late: FindingDraft[] = [];
    const open: FindingDraft[] = [];
    const reasons: CantTellReason[] = [];
    for (const one of living) {
      const answer = delayOf(day.on, one, maxWorkingDays);
      if (answer === 'in-time') continue;
      const evidence = [...documentEvidence(document), ...(one.page ? [one.page.evidence(one.publishedOn)] : [])];
      const rest = { evidence, url: one.url, key: `${document.url} ${one.url}`, column: '政策解读' };
      if ('days' in answer) {
        const dueOn = addWorkingDays(day.on, maxWorkingDays);
        const data = {
          title,
          interpretation: one.title,
          from: day.from,
          publishedOn: day.on,
          interpretedOn: one.publishedOn,
          days: answer.days,
          due: maxWorkingDays,
        };
        late.push({ code: 'late', data, ...rest, ...(dueOn === undefined ? {} : { dueOn }) });
      } else {
        reasons.push(answer.reason);
        open.push({
          code: 'undecided-date',
          data: { title, interpretation: one.title, reason: answer.reason },
          ...rest,
        });
      }
    }
    if (late.length > 0) {
      const figures = late.map(({ data }) => ({
        title,
        publishedOn: data?.['publishedOn'],
        interpretedOn: data?.['interpretedOn'],
        workingDays: data?.['days'],
      }));
      return failed(late, { measured: { ...measured, late: figures } });
    }
    const [reason] = reasons;
    return reason === undefined
      ? passed({
          measured,
          seen: [...documentEvidence(document), ...living.flatMap((one) => one.page?.evidence(one.title) ?? [])],
        })
      : cantTell(reason, open, { measured });
  },
});

type Dated = Pick<Interpretation, 'publishedOn' | 'publishedOnFrom'>;

/** A date from an address or a meta tag is not shown. */
const shownOn = ({ publishedOn, publishedOnFrom }: Dated): string | undefined =>
  publishedOnFrom === 'visible' || publishedOnFrom === 'list' ? publishedOn : undefined;

/** 发布日期; 成文日期 only where none is shown. */
function dayOf(document: PolicyDocument): { on: string; from: string } | undefined {
  const shown = shownOn(document);
  if (shown !== undefined) return { on: shown, from: '发布日期' };
  return document.writtenOn === undefined ? undefined : { on: document.writtenOn, from: '成文日期' };
}

function delayOf(
  on: string,
  one: Interpretation,
  most: number,
): 'in-time' | { days: number } | { reason: CantTellReason } {
  const out = shownOn(one);
  if (out === undefined) return { reason: one.page ? 'no-date' : (one.unreadBecause ?? 'no-date') };
  // Working days are never more than days.
  if (out <= on || daysBetween(on, out) <= most) return 'in-time';
  const days = workingDaysBetween(on, out);
  if (days === undefined) return { reason: 'calendar-not-covered' };
  return days <= most ? 'in-time' : { days };
}
