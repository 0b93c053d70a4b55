/** The one definition of an examples file: small sites in a few lines, and what rules must say of them. */
import { CANT_TELL_REASONS, INAPPLICABLE_REASONS, UNTESTED_REASONS } from '../model/outcome.js';
import { Type, type Static, type TProperties, type TSchema } from '@sinclair/typebox';

const closed = <P extends TProperties>(properties: P, title: string) =>
  Type.Object(properties, { additionalProperties: false, title });
const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
/** `null` takes away what an example started from. */
const orNull = <S extends TSchema>(schema: S) => Type.Unsafe<Static<S>>({ anyOf: [schema, { type: 'null' }] });
const byName = <S extends TSchema>(schema: S, title: string) =>
  Type.Unsafe<Record<string, Static<S>>>({ type: 'object', additionalProperties: orNull(schema), title });

const Text = (title: string) => Type.String({ minLength: 1, title });
const Day = Type.String({ format: 'date', title: '日期 YYYY-MM-DD' });
const Table = Type.Array(Type.Array(Type.Union([Type.String(), Type.Number()])), { title: '表格，一行一个列表' });
const Links = byName(
  Type.String(),
  '链接文字 → 栏目编号、子栏目名称、条目标题、地址、dead（打不开）或 unread（没有回应）；null 去掉一个',
);
const Flag = (title: string) => Type.Literal(true, { title });
const Dead = Type.Integer({ minimum: 400, maximum: 599, title: '打开时的状态码，如 404' });
const OUTCOMES = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'] as const;
const Outcome = Type.Unsafe<(typeof OUTCOMES)[number]>({ type: 'string', enum: [...OUTCOMES], title: '应有的结果' });

const File = closed(
  {
    name: Text('文件名，带扩展名'),
    text: optional(Type.String({ title: '文件里的文字' })),
    table: optional(Table),
    dead: optional(Dead),
    unread: optional(Flag('没有回应')),
  },
  '附件',
);

const content = {
  text: optional(Type.String({ title: '正文，一行一段' })),
  meta: optional(Type.Record(Type.String(), Type.String(), { title: '信息项：索引号、发文字号、成文日期、有效性……' })),
  table: optional(Table),
  links: optional(Links),
  files: optional(Type.Array(Type.Union([Type.String({ title: '文件名' }), File]), { title: '附件' })),
  media: optional(
    Type.Array(Type.Unsafe<'image' | 'video' | 'audio'>({ type: 'string', enum: ['image', 'video', 'audio'] }), {
      title: '页面里的图片、视频、音频',
    }),
  ),
  dead: optional(Dead),
  unread: optional(Flag('没有回应')),
};

export const ItemSketch = closed(
  {
    title: Text('标题'),
    on: optional(Day),
    source: optional(Text('信息来源')),
    ...content,
  },
  '条目',
);

/** Names itself in `definitions`, because columns hold columns. */
const ColumnRef = Type.Unsafe<ColumnSketch>({ $ref: '#/definitions/column' });
const column = {
  name: optional(Text('本地叫法；不写则用词表里的名称')),
  items: optional(Type.Array(ItemSketch, { title: '条目' })),
  'items+': optional(Type.Array(ItemSketch, { title: '在原有条目之外添加' })),
  columns: optional(byName(ColumnRef, '子栏目，按名称或栏目编号；null 去掉一个')),
  form: optional(Type.Array(Text('填写项的名称'), { minItems: 1, title: '表单' })),
  blank: optional(Flag('空白栏目')),
  statedNone: optional(Flag('写明“本单位无此项”')),
  ...content,
};
const ColumnObject = closed(column, '栏目');

const UnitSketch = closed(
  {
    ...column,
    kind: optional(Text('单位类别，如 department、township')),
    aliases: optional(Type.Array(Text('别名'))),
    since: optional(Type.Integer({ title: '成立年份' })),
    absent: optional(Flag('在名录里，网站上没有它的页面')),
  },
  '部门或镇街：名录里的一家和它的公开页面',
);

const HomeSketch = closed(
  { links: optional(Links), text: optional(Type.String()), items: optional(Type.Array(ItemSketch)) },
  '首页',
);

const SiteSketchSchema = Type.Unsafe<SiteSketch>({
  type: 'object',
  title: '网站：栏目编号 → 栏目；没写的栏目就是没有',
  properties: {
    home: HomeSketch,
    units: byName(UnitSketch, '部门和镇街名录；null 去掉一个'),
    crawl: Type.Union([Type.Literal('truncated'), Type.Integer({ minimum: 1 })], {
      title: '只看了首页（truncated）或这么多页就停了',
    }),
  },
  additionalProperties: orNull(ColumnRef),
});

/** A reason stands for its outcome; `in-force`: the rule applies to such a body on that day, whatever it says. */
export const IN_FORCE = 'in-force';
/** Everything was found where it must be, and a person confirms it (rules that an evaluator decides). */
export const TO_REVIEW = 'to-review';
export const SHORT = [
  ...OUTCOMES,
  ...CANT_TELL_REASONS,
  ...INAPPLICABLE_REASONS,
  ...UNTESTED_REASONS,
  IN_FORCE,
  TO_REVIEW,
] as const;

const Expectation = Type.Union([
  Type.Unsafe<(typeof SHORT)[number]>({
    type: 'string',
    enum: [...SHORT],
    title:
      '结果；也可以只写原因，如 candidates、not-in-force；in-force 表示适用、已施行，结果不论；to-review 表示都找到了，待评审人员确认',
  }),
  Type.Object(
    {
      value: Outcome,
      reason: optional(Text('原因代码，如 candidates、not-in-force')),
      codes: optional(Type.Array(Text('问题代码'), { title: '各个问题的代码，按顺序' })),
    },
    { additionalProperties: true, title: '结果；此外的键是 measured 里的数字和名单，如 missing: [特殊教育]' },
  ),
]);

const RuleNames = Type.Array(Text('规则编号'), { minItems: 1, title: '结果都是这样的规则' });

const about = {
  kind: optional(Text('单位类别：district、department、township')),
  since: optional(Type.Integer({ title: '成立年份' })),
  asOf: optional(Day),
};

const Example = closed(
  {
    ...about,
    name: Text('样例名称：说的是什么情形'),
    from: optional(Text('从 sites 里的哪一个改起')),
    site: optional(SiteSketchSchema),
    siteName: optional(Text('网站主办单位，如 青禾区财政局；不写则用 defaults 的 name')),
    like: optional(Text('照另一个样例：网站和预期都取自它，这里写的除外；写了 expect 的，预期只看这里')),
    rules: optional(Type.Array(Text('规则编号'), { minItems: 1, title: '照另一个样例时，只看这几条规则' })),
    allOn: optional(Type.String({ format: 'date', title: '全部条目都在这一天发布' })),
    allIn: optional(Text('全部条目都放在这一个栏目（或“栏目/子栏目”），别的列表栏目都没有')),
    without: optional(
      Type.Array(Text('正则（RE2），在标题里查找'), { minItems: 1, title: '去掉标题里有这些字样的条目' }),
    ),
    expect: optional(
      Type.Record(Type.String(), Type.Union([...Expectation.anyOf, RuleNames]), {
        minProperties: 1,
        title: '规则 → 应有的结果，或结果 → 规则；编号可以用 * 代表任意字符，单独写明的规则除外',
      }),
    ),
  },
  '样例',
);

const EquivalentMutant = closed(
  {
    rule: Text('规则编号'),
    mutant: Text('rules:mutate 报告的改动，如 params.sample 5 → 6'),
    reason: Text('为什么结果不会变'),
  },
  '改了也不会变的改动',
);

/** An examples file. `gongkai schema rule-examples` prints it as JSON Schema. */
export const ExampleFileSchema = Type.Object(
  {
    ruleSet: optional(Text('规则集编号或文件；不写则是上一级目录的规则集')),
    defaults: optional(closed({ ...about, name: optional(Text('网站主办单位')) }, '各样例共同的情况')),
    sites: optional(Type.Record(Type.String(), SiteSketchSchema, { title: '可供样例改起的网站' })),
    examples: optional(Type.Array(Example, { title: '样例' })),
    equivalent: optional(Type.Array(EquivalentMutant, { title: '等价的改动' })),
  },
  { additionalProperties: false, title: 'gongkai 规则样例', definitions: { column: ColumnObject } },
);

export type FileSketch = Static<typeof File>;
export type ItemSketch = Static<typeof ItemSketch>;
export type Expectation = Static<typeof Expectation>;
export type ExampleFile = Static<typeof ExampleFileSchema>;
export type ExampleSketch = Static<typeof Example>;
export type HomeSketch = Static<typeof HomeSketch>;

/** A column as an example writes it; `columns` by name or column id. */
export interface ColumnSketch extends Omit<Static<typeof ColumnObject>, 'columns'> {
  readonly columns?: Readonly<Record<string, ColumnSketch>>;
}

export interface UnitSketch
  extends ColumnSketch, Pick<Static<typeof UnitSketch>, 'kind' | 'aliases' | 'since' | 'absent'> {}

/** Columns by id, and three keys of their own: `home`, `units`, `crawl`. */
export interface SiteSketch {
  readonly home?: HomeSketch;
  readonly units?: Readonly<Record<string, UnitSketch>>;
  readonly crawl?: 'truncated' | number;
  readonly [column: string]:
    ColumnSketch | HomeSketch | Readonly<Record<string, UnitSketch>> | string | number | null | undefined;
}
