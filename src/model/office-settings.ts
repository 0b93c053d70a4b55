/** What an administrator sets for the whole office on the settings page. TypeBox is the one definition. */
import { Type, type Static } from '@sinclair/typebox';

const Closed = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const OfficeSettingsSchema = Type.Object(
  {
    /** As it stands in the header of every page and in letters, e.g. 某市政务公开办公室. */
    officeName: Type.String({ maxLength: 80 }),
    /** Where the office is reached from outside, for links in messages; empty: none are sent. */
    publicUrl: Type.String({ maxLength: 300 }),
    letters: Type.Object(
      {
        /** 发文机关署名; empty: the name of the office. */
        issuer: Type.String({ maxLength: 80 }),
        /** 文号 before the number, e.g. 公开办督〔{year}〕{number}号. */
        number: Type.String({ maxLength: 80 }),
        contact: Type.String({ maxLength: 120 }),
        phone: Type.String({ maxLength: 60 }),
        /** 抄送 */
        copies: Type.String({ maxLength: 200 }),
      },
      Closed,
    ),
    /** A second evaluator decides, without seeing the first's decision, before it counts. */
    twoPersonReview: Type.Boolean(),
    /** Which score of a period counts once open rules were audited again. */
    secondTest: Type.Union([Type.Literal('first'), Type.Literal('second'), Type.Literal('better')]),
    /** Working days a unit has to mend, unless a notice says otherwise. */
    rectificationDays: Type.Integer({ minimum: 1, maximum: 250 }),
    /** Working days a supervisor has to answer an appeal. */
    appealDays: Type.Integer({ minimum: 1, maximum: 250 }),
    /** 未按要求反馈整改链接表的视为未整改 */
    silentCountsAsOpen: Type.Boolean(),
    /** Days that differ from the calendar that is known: work on a rest day, rest on a working day. */
    workdays: Type.Object(
      { work: Type.Array(Day, { maxItems: 400 }), rest: Type.Array(Day, { maxItems: 400 }) },
      Closed,
    ),
  },
  { ...Closed, $id: 'https://gongkai.example/schema/office-settings.schema.json', title: 'gongkai office settings' },
);

export type OfficeSettings = Static<typeof OfficeSettingsSchema>;

/** Before anybody has set anything. */
export const DEFAULT_SETTINGS: OfficeSettings = {
  officeName: '',
  publicUrl: '',
  letters: { issuer: '', number: '公开办督〔{year}〕{number}号', contact: '', phone: '', copies: '' },
  twoPersonReview: false,
  secondTest: 'second',
  rectificationDays: 10,
  appealDays: 5,
  silentCountsAsOpen: true,
  workdays: { work: [], rest: [] },
};
