import { Type, type Static } from '@sinclair/typebox';

/** How an office handles 整改. Key `rectification` of the settings. */
export const RectificationPolicySchema = Type.Object(
  {
    /** 文号: `{year}` and `{n}` are filled in. */
    numberFormat: Type.String({ minLength: 3, maxLength: 100, pattern: '\\{n\\}' }),
    /** Working days that are given for mending. */
    workingDays: Type.Integer({ minimum: 1, maximum: 250 }),
    /** Working days before the due day on which units are reminded. */
    remindBefore: Type.Integer({ minimum: 1, maximum: 30 }),
    /** 未按要求反馈整改链接表的视为未整改: nothing is closed by a second test without a reply. */
    needsReply: Type.Boolean(),
    /** The second test is planned by itself the day after the due day. */
    retestsByItself: Type.Boolean(),
    /** Which score counts for a period: the first test's, the second's, or the better of both. */
    counts: Type.Union([Type.Literal('first'), Type.Literal('second'), Type.Literal('better')]),
    /** The same by id of a list, where it differs. */
    countsByList: Type.Record(
      Type.String(),
      Type.Union([Type.Literal('first'), Type.Literal('second'), Type.Literal('better')]),
    ),
    /** A fault that comes back within so many days of its closing reopens the item; later it is a new fault. */
    reopensWithinDays: Type.Integer({ minimum: 1, maximum: 3660 }),
  },
  { additionalProperties: false },
);
export type RectificationPolicy = Static<typeof RectificationPolicySchema>;

export const DEFAULT_POLICY: RectificationPolicy = {
  numberFormat: '政公开整改〔{year}〕{n}号',
  workingDays: 15,
  remindBefore: 3,
  needsReply: false,
  retestsByItself: true,
  counts: 'first',
  countsByList: {},
  reopensWithinDays: 365,
};
