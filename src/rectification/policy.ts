import type { DeclaredDays } from '../lib/date/workdays.js';
import type { OfficeSettings } from '../model/office-settings.js';

/** How an office handles 整改. */
export interface RectificationPolicy {
  /** 文号; `{year}` and `{number}` are filled in. */
  readonly numberFormat: string;
  /** Working days that are given for mending. */
  readonly workingDays: number;
  /** 未按要求反馈整改链接表的视为未整改: a second test closes nothing of a notice that was not answered. */
  readonly needsReply: boolean;
  /** Which score counts for a period once open rules were tested again. */
  readonly counts: CountingRule;
  /** Days of years whose holidays the program does not know. */
  readonly declared: DeclaredDays;
}
export type CountingRule = OfficeSettings['secondTest'];

/** Units are reminded so many working days before the due day. */
export const REMIND_WORKING_DAYS = 3;
/** A fault that comes back within a year of its closing is the same one; later it is a new fault and wants a new notice. */
export const REOPENS_WITHIN_DAYS = 365;

/** The policy that an office has set. A year of which rest days are entered counts as known. */
export const policyOf = (
  settings: Pick<OfficeSettings, 'letters' | 'rectificationDays' | 'silentCountsAsOpen' | 'secondTest' | 'workdays'>,
): RectificationPolicy => ({
  numberFormat: settings.letters.number.includes('{number}')
    ? settings.letters.number
    : `${settings.letters.number}{number}`,
  workingDays: settings.rectificationDays,
  needsReply: settings.silentCountsAsOpen,
  counts: settings.secondTest,
  declared: {
    years: [...new Set(settings.workdays.rest.map((day) => Number(day.slice(0, 4))))],
    holidays: settings.workdays.rest,
    workdays: settings.workdays.work,
  },
});
