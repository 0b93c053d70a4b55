import { parseActiveHours } from '../../lib/date/active-hours.js';
import { Invalid } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';
import { cronProblem } from './read-cron.js';
import { CATCH_UPS, type ScheduleWish } from './schedule.js';

/** What only others know: which formats there are, and which profiles and lists. */
export interface KnownNames {
  readonly formats: readonly string[];
  readonly hasProfile: (id: string) => Promise<boolean>;
  readonly hasList: (id: string) => Promise<boolean>;
}

const LONGEST_TITLE = 80;
const MOST_AT_ONCE = 64;

/** Throws `Invalid` with everything that is wrong with a wish, by field; gives it in one spelling. */
export async function checkWish(wish: ScheduleWish, known: KnownNames, now: Date): Promise<ScheduleWish> {
  const fields: Record<string, Words> = {};
  const title = wish.title.trim();
  // eslint-disable-next-line no-control-regex
  if (title === '' || title.length > LONGEST_TITLE || /[\x00-\x1f\x7f]/.test(title))
    fields['title'] = {
      zh: `名称要写，不超过 ${LONGEST_TITLE} 个字。`,
      en: `A title of ${LONGEST_TITLE} characters at most is wanted.`,
    };
  if (!(await known.hasList(wish.list)))
    fields['list'] = { zh: '没有这个网站名单。', en: 'There is no such list of sites.' };
  if (wish.profile !== undefined && !(await known.hasProfile(wish.profile)))
    fields['profile'] = {
      zh: `没有评测方案 ${wish.profile.slice(0, 60)}。`,
      en: `There is no profile ${wish.profile.slice(0, 60)}.`,
    };
  const cron = cronProblem(wish.cron, now);
  if (cron) fields['cron'] = cron;
  const hours = wish.hours === undefined ? undefined : parseActiveHours(wish.hours);
  if (wish.hours !== undefined && !hours)
    fields['hours'] = {
      zh: '时段要写成 22:00-06:00 的样子，起止不能相同。',
      en: 'Hours are written like 22:00-06:00, with different ends.',
    };
  const unknown = wish.formats.filter((id) => !known.formats.includes(id));
  if (unknown.length > 0)
    fields['formats'] = {
      zh: `没有这种格式：${unknown.join('、').slice(0, 60)}`,
      en: `There is no format ${unknown.join(', ').slice(0, 60)}`,
    };
  const { sitesAtOnce } = wish;
  if (sitesAtOnce !== undefined && (!Number.isInteger(sitesAtOnce) || sitesAtOnce < 1 || sitesAtOnce > MOST_AT_ONCE))
    fields['sitesAtOnce'] = {
      zh: `同时检查的网站数要在 1 到 ${MOST_AT_ONCE} 之间。`,
      en: `From 1 to ${MOST_AT_ONCE} sites at once.`,
    };
  if (!CATCH_UPS.includes(wish.catchUp))
    fields['catchUp'] = { zh: '错过之后怎么办没有选。', en: 'Choose what happens to a missed time.' };
  if (Object.keys(fields).length > 0)
    throw new Invalid({ zh: '有几处要改，见各项。', en: 'Some fields want changes.' }, fields);
  return {
    ...wish,
    title,
    cron: wish.cron.trim().replace(/\s+/g, ' '),
    ...(hours && { hours: hours.text }),
    formats: [...new Set(wish.formats)],
  };
}
