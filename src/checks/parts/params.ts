import { Type, type Static, type TProperties } from '@sinclair/typebox';

/** Parameters of a check: nothing but what is named. */
export const Params = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** Id of a column in the rule set's `columns`. */
export const ColumnId = Type.String({ format: 'column', title: '栏目编号' });

/** Regular expressions in RE2 syntax; a text fits if any occurs in it. */
export const Patterns = Type.Array(Type.String({ format: 're2', minLength: 1 }), {
  title: '正则（RE2 语法），出现其一即符合',
});

/** Plain words, matched as they are. */
export const Words = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

/** A share between 0 and 1. */
export const Share = Type.Number({ minimum: 0, maximum: 1 });

/** A calendar day, `2021-08-10`. */
export const Day = Type.String({ format: 'date', title: '日期 YYYY-MM-DD' });

/** Month and day, `01-31`. */
export const MonthDay = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', title: '月-日' });

/** Which annual reports are judged: see `dueYears`. */
export const DueParams = {
  deadlines: Type.Record(Type.String(), MonthDay, { title: '各类单位公布上一年度年报的最后一天' }),
  years: Type.Integer({ minimum: 1, title: '检查最近几个年度' }),
  firstYear: Type.Integer({ title: '最早应有年报的年度' }),
};

export type DueParams = Static<ReturnType<typeof Params<typeof DueParams>>>;
