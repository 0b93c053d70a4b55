/** The bricks that parameters, bodies and answers of the API are described by. What has a `title` becomes a named schema of the OpenAPI document. */
import { Type, type TObject, type TProperties, type TSchema, type TUnsafe } from '@sinclair/typebox';

/** One line without control characters. What comes in is held to it; what goes out may be any text. */
// eslint-disable-next-line no-control-regex -- these are what is refused
const LINE = /^[^\u0000-\u001f\u007f]*$/.source;
/** Several lines: tabs and line ends too. */
// eslint-disable-next-line no-control-regex -- as above
const TEXT = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/.source;

export const closed = <T extends TProperties>(properties: T, title?: string): TObject<T> =>
  Type.Object(properties, { additionalProperties: false, ...(title !== undefined && { title }) });

export const line = (longest = 200, least = 0) =>
  Type.String({ maxLength: longest, pattern: LINE, ...(least > 0 && { minLength: least }) });
export const prose = (longest = 4_000, least = 0) =>
  Type.String({ maxLength: longest, pattern: TEXT, ...(least > 0 && { minLength: least }) });
export const day = Type.String({ format: 'date', description: 'YYYY-MM-DD, Asia/Shanghai' });
/** As it is: what goes out. */
export const text = Type.String();
export const instant = Type.String({ format: 'date-time', description: 'UTC' });
export const number = Type.Number();
export const count = Type.Integer({ minimum: 0 });
export const flag = Type.Boolean();
export const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema);

export const oneOf = <const T extends string>(words: readonly T[]): TUnsafe<T> =>
  Type.Unsafe<T>({ type: 'string', enum: [...words] });

export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const list = <T extends TSchema>(schema: T, most?: number) =>
  Type.Array(schema, most === undefined ? {} : { maxItems: most });
/** Numbers by name, e.g. how many rules came out how. */
export const counts = Type.Record(Type.String(), Type.Number());

/** Most rows of one answer. */
const MOST_ROWS = 200;

/** Parameters of every list. */
export const paging = {
  after: maybe(Type.String({ maxLength: 500, description: 'cursor: taken from `next` of the part before' })),
  limit: maybe(Type.Integer({ minimum: 1, maximum: MOST_ROWS, description: 'rows of a part, 50 unless told' })),
};

/** A part of a list, with the address of the next one where there is more. */
export const partSchema = <T extends TSchema>(row: T) =>
  closed({
    items: Type.Array(row),
    next: maybe(Type.String({ description: 'address of the part that follows; absent at the end' })),
  });

/** RFC 9457. */
export const ProblemSchema = Type.Object(
  {
    type: text,
    title: text,
    status: Type.Integer(),
    code: Type.String({ description: 'for programs: stays the same in every language' }),
    detail: Type.String({ description: 'what to do about it, in the language of the caller' }),
    fields: maybe(Type.Record(Type.String(), Type.String(), { description: 'what is wrong, by field' })),
    id: maybe(Type.String({ description: 'of a fault of the program: tell it to the administrator' })),
  },
  { title: 'Problem', additionalProperties: false },
);
