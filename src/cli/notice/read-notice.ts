import { resolve } from 'node:path';
import { addWorkingDays } from '../../lib/date/workdays.js';
import type { FormatId } from '../../report/formats.js';
import type { NoticeWishes } from '../../report/notice/notice-wishes.js';
import type { CommandSettings } from '../options/command-settings.js';
import { today } from '../text/days.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { openNoticeTemplates } from './notice-templates.js';
import type { NoticeConfig } from './notice-config.js';

/** What stands in letters, from config and options (which win); templates are looked at here, before anything begins. */
export const readNotice = async (
  { flags, settings, config, lang, say }: CommandSettings,
  formats: readonly FormatId[],
  cwd: string,
): Promise<NoticeWishes> => {
  const { template, dueOn, dueIn } = settings;
  if (flags.template !== undefined && !formats.includes('docx')) {
    throw new UsageError(
      say(
        '--template 是 docx 格式的模板，--format 里没有 docx',
        '--template is for docx, which --format does not have',
      ),
      [say('例：--format json,html,docx', 'e.g. --format json,html,docx')],
    );
  }
  if (dueOn !== undefined && dueIn !== undefined) {
    throw new UsageError(say('--due-on 和 --due-in 只能写一项', 'either --due-on or --due-in'));
  }
  const dueFlag = dueOn !== undefined ? '--due-on' : '--due-in';
  if ((dueOn ?? dueIn) !== undefined && !formats.some((format) => WITH_DUE_DAY.has(format))) {
    throw new UsageError(
      say(
        `${dueFlag} 写在 docx、xlsx 两种格式里，--format 里都没有`,
        `${dueFlag} is for docx and xlsx, and --format has neither`,
      ),
      [say('例：--format json,html,docx', 'e.g. --format json,html,docx')],
    );
  }
  const isWanted = template !== undefined && formats.includes('docx');
  const { dueIn: configDueIn, ...wishes } = config.notice ?? {};
  const asked =
    dueOn !== undefined || dueIn !== undefined ? { dueOn, dueIn } : { dueOn: wishes.dueOn, dueIn: configDueIn };
  const day = asked.dueOn ?? (asked.dueIn === undefined ? undefined : dayAfter(wishes, asked.dueIn, say));
  if (day !== undefined) refuseDayBefore(wishes, day, say);
  const opened = await openNoticeTemplates(isWanted ? resolve(cwd, template) : undefined, lang, say);
  return { ...wishes, ...(day !== undefined && { dueOn: day }), template: opened };
};

/** Formats in which the day stands until when problems are to be mended. */
const WITH_DUE_DAY: ReadonlySet<FormatId> = new Set(['docx', 'xlsx']);

/** Nobody mends anything before the letter is written. */
const refuseDayBefore = ({ issuedOn }: NoticeConfig, day: string, say: Say): void => {
  if (issuedOn === undefined || day >= issuedOn) return;
  throw new UsageError(
    say(`整改期限 ${day} 早于发文日期 ${issuedOn}`, `${day} as due day is before the letter's date ${issuedOn}`),
    [say('改整改期限，或者改配置里的 notice.issuedOn', 'change the due day, or notice.issuedOn in the config')],
  );
};

/** Counted from the letter's date, else from today. */
const dayAfter = ({ issuedOn }: NoticeConfig, count: number, say: Say): string => {
  const from = issuedOn ?? today();
  const day = addWorkingDays(from, count);
  if (day !== undefined) return day;
  throw new UsageError(
    say(
      `从 ${from} 起 ${count} 个工作日超出了工作日历：国务院还没有公布那一年的放假安排，或者本工具还没有收录`,
      `${count} working days from ${from} lie outside the calendar: its holidays are not announced, or not known here`,
    ),
    [say('请用 --due-on 写明日期', 'give the day by --due-on')],
  );
};
