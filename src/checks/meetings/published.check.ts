import { Type, type Static } from '@sinclair/typebox';
import { addDuration, daysBetween } from '../../lib/date/day.js';
import { workingDaysBetween } from '../../lib/date/workdays.js';
import { squeeze } from '../../lib/text/squeeze.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { ListedItem, PageView, SiteModel } from '../../model/site-model.js';
import { meetingDay, meetingNumber } from '../../site/meetings/read-meeting.js';
import { columnName } from '../parts/column-state.js';
import { pickRows, type DatedItem } from '../parts/listing-rows.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { PeriodParams, readBack, spanOf } from '../parts/period.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';

const params = Params({
  column: Type.Optional(ColumnId),
  /** Titles of reports on meetings, and of what is none. */
  titles: Patterns,
  not: Type.Optional(Patterns),
  ...PeriodParams,
  /** From the meeting to its publication at most so long, in days of the calendar or of work. */
  maxLag: Type.Optional(Duration),
  maxWorkingDays: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Numbered meetings (第65次常务会议) leave no number out. */
  sequence: Type.Optional(Type.Boolean()),
  /** How a report tells what was decided. */
  decided: Type.Optional(Patterns),
  /** Reports to open. */
  sample: Type.Optional(Type.Integer({ minimum: 1 })),
});
type Rule = Static<typeof params>;

/** Reports that tell how meetings are published; more cost more than they tell. */
const OPENED = 12;

/** 会议公开: reports on meetings came soon after them, leave none out, and tell what was decided. */
export default defineCheck({
  id: 'meetings/published',
  title: '会议议定事项是否及时、连续公开',
  needs: ({ column = 'meeting', sample = OPENED, ...rule }) => [`rows:${column}:10:${readBack(rule)}:${sample}`],
  params,
  messages: {
    'no-column': { zh: '网站上没有能打开的“{name}”栏目。', en: 'The site has no column {name} that opens.' },
    none: {
      zh: '“{name}”栏目里没有{from}至{to}的会议公开信息。',
      en: 'The column {name} holds no report on a meeting from {from} to {to}.',
    },
    late: {
      zh: '“{title}”：会议于 {heldOn} 召开，{publishedOn} 才公开，隔了 {days} 天，应不超过 {due}。',
      en: '{title}: the meeting was held on {heldOn} and published on {publishedOn}, {days} days later; at most {due} are allowed.',
    },
    gap: {
      zh: '会议公开不连续：{series}会议公开了第 {first} 次至第 {last} 次，其中第 {missing} 次没有公开（涉密的请说明）。',
      en: 'Meetings {missing} are not published, though those from {first} to {last} are ({series}); if they are secret, say so.',
    },
    'no-decisions': {
      zh: '“{title}”没有写明会议议定的事项。',
      en: '{title} does not tell what the meeting decided.',
    },
    'perhaps-gap': {
      zh: '{series}会议的第 {missing} 次可能没有公开，也可能是没有写明次数的某一条，请人工核对。',
      en: 'Meetings {missing} ({series}) may be unpublished, or be among those that bear no number. A person should see.',
    },
  },
  absences: ['no-column', 'none'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, rule, { asOf }): Judgement {
    const { column = 'meeting' } = rule;
    const span = spanOf(rule, asOf);
    const name = columnName(site, column);
    const about = { column: name };
    const picked = pickRows(site, column, span, rule);
    const { evidence } = picked;
    if (picked.state === 'gone') return failed({ code: 'no-column', data: { name }, evidence, ...about });
    if (picked.state === 'undecided') return undecided(`“${name}”`, picked.reason, evidence, about);
    const { rows, undated, missed } = picked;
    if (rows.length === 0) {
      const reason = missed ?? (undated.length > 0 ? 'no-date' : undefined);
      return reason
        ? undecided(`${span.from}至${span.to}的会议公开`, reason, evidence, about)
        : failed({ code: 'none', data: { name, ...span }, evidence, ...about });
    }
    const answers = [
      ...rows.flatMap((row) => judgeRow(site, row, rule)),
      ...(rule.sequence === true ? judgeSequence([...rows, ...undated], missed, evidence) : []),
    ].map(({ draft, reason }) => ({ draft: { ...draft, ...about }, reason }));
    const faults = answers.filter(({ reason }) => reason === undefined).map(({ draft }) => draft);
    const measured = { count: rows.length };
    if (faults.length > 0) return failed(faults, { measured });
    const [open] = answers.flatMap(({ reason }) => reason ?? []);
    if (open)
      return cantTell(
        open,
        answers.map(({ draft }) => draft),
        { measured },
      );
    return passed({ measured, seen: rows.slice(0, 5).map(({ listedOn }) => listedOn) });
  },
});

interface Answer {
  readonly draft: FindingDraft;
  /** Why it is no fault yet. */
  readonly reason?: CantTellReason;
}

/** What a report on one meeting lacks; one that was not opened is beyond the sample. */
function judgeRow(site: SiteModel, row: DatedItem, rule: Rule): readonly Answer[] {
  const view = site.page(row.url);
  const wantsDay = rule.maxLag !== undefined || rule.maxWorkingDays !== undefined;
  if (!view || (!wantsDay && !rule.decided)) return [];
  const rest = { url: row.url, key: row.url };
  const undecidedAs = (what: string, reason: CantTellReason): Answer => ({
    draft: {
      code: 'undecided',
      data: { what: `“${row.title}”${what}`, reason },
      evidence: [view.evidence(row.title)],
      ...rest,
    },
    reason,
  });
  const unread = unreadReason(view);
  if (unread) return [undecidedAs('', unread)];
  const { contentText, media, facts } = view.read();
  const answers: Answer[] = [];
  if (wantsDay) {
    const held = meetingDay(row.title, contentText, row.publishedOn);
    const days = held && lagOf(held.on, row.publishedOn, rule);
    if (!held) answers.push(undecidedAs('的召开日期', 'no-date'));
    else if (days === 'unknown') answers.push(undecidedAs('的公开时间', 'calendar-not-covered'));
    else if (days) {
      const data = { title: row.title, heldOn: held.on, publishedOn: row.publishedOn, ...days };
      answers.push({ draft: { code: 'late', data, evidence: [view.evidence(held.quote)], ...rest } });
    }
  }
  if (rule.decided && !occursInAny(squeeze(contentText), rule.decided)) {
    const isElsewhere = facts.attachments.length > 0 || (squeeze(contentText).length < LEAST_TEXT && media.images > 0);
    answers.push(isElsewhere ? undecidedAs('的议定事项', 'unreadable') : noDecisions(row, view));
  }
  return answers;
}
const LEAST_TEXT = 100;

const noDecisions = ({ title, url }: DatedItem, view: PageView): Answer => ({
  draft: { code: 'no-decisions', data: { title }, evidence: [view.evidence(title)], url, key: `${url} decisions` },
});

/** The lag where it is too long, as the message tells it. */
function lagOf(
  heldOn: string,
  publishedOn: string,
  { maxLag, maxWorkingDays }: Rule,
): { readonly days: number; readonly due: string } | 'unknown' | undefined {
  const days = daysBetween(heldOn, publishedOn);
  if (maxLag !== undefined && addDuration(heldOn, maxLag) < publishedOn)
    return { days, due: `${String(daysBetween(heldOn, addDuration(heldOn, maxLag)))} 天` };
  // Working days are never more than days.
  if (maxWorkingDays === undefined || days <= maxWorkingDays) return undefined;
  const working = workingDaysBetween(heldOn, publishedOn);
  if (working === undefined) return 'unknown';
  return working > maxWorkingDays ? { days, due: `${String(maxWorkingDays)} 个工作日` } : undefined;
}

/** Numbers left out between the first and the last that is listed, series by series. */
function judgeSequence(
  rows: readonly ListedItem[],
  missed: CantTellReason | undefined,
  evidence: readonly Evidence[],
): readonly Answer[] {
  const counts = new Map<string, Set<number>[]>();
  let unnumbered = 0;
  for (const { title } of rows) {
    const counted = meetingNumber(title);
    if (!counted) unnumbered++;
    else {
      const terms = counts.get(counted.series) ?? [];
      const newest = terms.at(-1);
      // Newest first: a number far above those after it was counted before the count began anew.
      if (newest && counted.number <= Math.min(...newest) + OUT_OF_ORDER) newest.add(counted.number);
      else terms.push(new Set([counted.number]));
      counts.set(counted.series, terms);
    }
  }
  const series = [...counts].flatMap(([name, terms]) => terms.map((numbers) => [name, numbers] as const));
  return series.flatMap(([name, numbers]): Answer[] => {
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const missing = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((one) => !numbers.has(one));
    if (missing.length === 0) return [];
    const data = { series: name, first, last, missing };
    const reason = missed ?? (unnumbered > 0 ? 'candidates' : undefined);
    return [
      {
        draft: { code: reason ? 'perhaps-gap' : 'gap', data, evidence, key: `gap ${name} ${String(first)}` },
        ...(reason ? { reason } : {}),
      },
    ];
  });
}

/** Reports may come out in another order than the meetings, but not by many. */
const OUT_OF_ORDER = 5;
