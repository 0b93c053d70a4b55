/** The one definition of a rule file: TypeScript types, JSON Schema and completion in editors come from here. */
import { Type, type Static, type TProperties, type TSchema } from '@sinclair/typebox';

const closed = <P extends TProperties>(properties: P, title: string) =>
  Type.Object(properties, { additionalProperties: false, title });
const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
const words = (title: string) => Type.Array(Type.String({ minLength: 1 }), { title });
const oneOf = <const V extends readonly string[]>(values: V, title: string) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], title });

/** Ids of rules, columns, sections and sources. */
export const ID_PATTERN = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';
const Id = Type.String({ pattern: ID_PATTERN, maxLength: 64, title: '编号：小写字母、数字、连字符' });
const Day = Type.String({ format: 'date', title: '日期 YYYY-MM-DD' });
const Text = (title: string) => Type.String({ minLength: 1, title });
const Points = (title: string) => Type.Number({ minimum: 0, maximum: 1000, multipleOf: 0.01, title });
const byId = <S extends TSchema>(schema: S, title: string) =>
  Type.Record(Id, schema, { additionalProperties: false, title });

export const SourceEntry = closed(
  {
    title: Text('文件名称'),
    number: optional(Text('文号')),
    issuedOn: optional(Day),
  },
  '规则所依据的文件',
);

/** `aliases` replaces what a base set says, `aliases+` adds to it; so for every list. */
export const ColumnEntry = closed(
  {
    name: optional(Text('文件规定的名称')),
    aliases: optional(words('各地实际使用的名称，整体比较')),
    'aliases+': optional(words('在原有名称之外添加')),
    patterns: optional(words('正则（RE2 语法），整体匹配')),
    'patterns+': optional(words('在原有正则之外添加')),
    not: optional(words('含有其中一项的，是别的栏目')),
    'not+': optional(words('在原有排除词之外添加')),
    paths: optional(words('地址里的目录名，只作旁证')),
    'paths+': optional(words('在原有目录名之外添加')),
    columnTypes: optional(words('网页标签 ColumnType 的值')),
    'columnTypes+': optional(words('在原有值之外添加')),
    under: optional(Text('必须从哪里链接得到：home 或另一个栏目的编号')),
  },
  '栏目',
);

export const SectionEntry = closed(
  { id: Id, title: Text('名称'), titleEn: optional(Text('英文名称')), outOf: Points('满分') },
  '评分节',
);

const Basis = closed(
  {
    document: Text('sources 里的编号'),
    clause: optional(Text('条款')),
    quote: optional(Text('原文摘录')),
  },
  '依据',
);

const ruleFields = {
  title: Text('规则名称'),
  titleEn: optional(Text('英文名称')),
  section: Text('所属的评分节'),
  level: oneOf(['veto', 'deduction', 'bonus', 'advice'], '单项否决、扣分、加分、建议'),
  points: optional(Points('分值，精确到 0.01；单项否决和建议不写')),
  pointsPer: optional(Text('分值按什么平摊，如 element、category、share')),
  check: optional(Text('检测项编号；还没有实现的写 pending')),
  like: optional(
    Text(
      '照另一条规则判断：检测项、参数、适用对象、整改办法都取自它，这里写的除外；标题、分值、施行期间、依据仍各写各的',
    ),
  ),
  decidedBy: optional(
    oneOf(['machine', 'evaluator'], '谁来判断：machine 机器（默认）；evaluator 机器只找出候选，由评审人员确认'),
  ),
  absenceIsFault: optional(
    Type.Boolean({ title: 'false 表示条款只要求编制、不要求公开：一条也没有找到不算问题，留给评审人员' }),
  ),
  params: optional(Type.Record(Type.String(), Type.Unknown(), { title: '检测项的参数：所有阈值都写在这里' })),
  appliesTo: optional(
    closed(
      {
        kinds: Type.Array(Id, { minItems: 1, uniqueItems: true, title: '适用的单位类别' }),
        onOwnHost: optional(Type.Array(Id, { uniqueItems: true, title: '其中只在有独立域名时才适用的单位类别' })),
      },
      '适用对象；不写则适用于区县、部门、镇街',
    ),
  ),
  effective: optional(closed({ from: optional(Day), to: optional(Day) }, '施行期间，首尾两天都算')),
  basis: optional(
    oneOf(
      ['unverified', 'verified'],
      'unverified：依据或阈值尚未核对原文，不得当作文件规定打印；verified：核对过了，用来改掉继承来的 unverified',
    ),
  ),
  source: Type.Union([Basis, Type.Array(Basis, { minItems: 1 })], { title: '依据' }),
  remedy: optional(Text('整改办法')),
  remedyEn: optional(Text('英文整改办法')),
  enabled: optional(Type.Boolean({ title: 'false 关闭这条规则' })),
};

export const RuleEntry = closed(ruleFields, '规则');
export const OverrideEntry = Type.Partial(RuleEntry, { additionalProperties: false, title: '对已有规则的改动' });

/** Lists a clause of the document (phrase, class), says what covers it (rules, manual, notObservable), or both. */
export const ClauseEntry = closed(
  {
    id: Type.String({ minLength: 1, maxLength: 64, pattern: '^\\S+$', title: '条款编号，如 SZ2024-8c' }),
    phrase: optional(Text('原文短语')),
    class: optional(
      oneOf(['A', 'B', 'M', 'N'], 'A 机器可判，B 机器找候选、评审人员确认，M 只能由人取证，N 从网站上看不到'),
    ),
    deadline: optional(Text('期限，照文件的写法，如 2024年12月底前')),
    dueOn: optional(Type.String({ format: 'date', title: '期限那一天 YYYY-MM-DD；文件写明日期的才写' })),
    document: optional(Text('出自 sources 里的哪个文件；本规则集只有一个文件的不必写')),
    rules: optional(Type.Array(Text('规则编号'), { minItems: 1, uniqueItems: true, title: '由哪些规则检查' })),
    manual: optional(Text('评审人员要取什么材料：照片、签到表、纪要 ……')),
    section: optional(Text('取证的分计入哪一节')),
    points: optional(Points('取证以后值多少分；评审以前不计')),
    notObservable: optional(Text('为什么从网站上看不到')),
  },
  '文件条款与规则的对应',
);

export const WaiverEntry = closed(
  {
    rule: Text('豁免哪一条规则的扣分'),
    site: optional(Text('只对哪个网站（名单里的编号）；不写则都适用')),
    justification: Type.String({ pattern: '\\S', title: '为什么豁免' }),
    approvedBy: Type.String({ pattern: '\\S', title: '谁批准的' }),
    expiresOn: Type.String({ format: 'date', title: '最后一天 YYYY-MM-DD，当天仍有效；过后重新计分' }),
  },
  '豁免：规则照常检查，结果不变，扣分暂不计入，到期恢复',
);

const Scoring = closed(
  {
    base: Type.Number({ exclusiveMinimum: 0, title: '满分折算到多少' }),
    passMark: Type.Number({ minimum: 0, title: '合格线' }),
    bonusAbove: Type.Number({ minimum: 0, title: '高于多少分才加分' }),
    bonusCap: Type.Number({ minimum: 0, title: '最多加多少分' }),
  },
  '计分办法',
);

/** What any file of a folder may hold; `HEAD_KEYS` belong to `rule-set.yaml` alone. */
export const RuleFile = closed(
  {
    id: optional(Id),
    title: optional(Text('规则集名称')),
    titleEn: optional(Text('英文名称')),
    version: optional(Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', title: '版本，如 1.0.0' })),
    extends: optional(words('扩展哪些规则集：编号或规则目录内的路径，后面的优先')),
    scoring: optional(Type.Partial(Scoring, { additionalProperties: false })),
    sources: optional(byId(SourceEntry, '规则所依据的文件')),
    columns: optional(byId(ColumnEntry, '栏目词表')),
    sections: optional(Type.Array(SectionEntry, { title: '评分节；同一编号覆盖所扩展的' })),
    rules: optional(byId(RuleEntry, '规则，按书写顺序')),
    overrides: optional(byId(OverrideEntry, '对所扩展规则的改动')),
    clauses: optional(Type.Array(ClauseEntry, { title: '文件条款与规则的对应：条款清单，和每一条由什么来管' })),
    waivers: optional(Type.Array(WaiverEntry, { title: '豁免' })),
  },
  'gongkai 规则集',
);

export const HEAD_KEYS = ['id', 'title', 'titleEn', 'version', 'extends', 'scoring', 'sections'] as const;
export const SCORING_KEYS = Object.keys(Scoring.properties) as (keyof typeof Scoring.properties)[];

export type RuleFile = Static<typeof RuleFile>;
export type RuleEntry = Static<typeof RuleEntry>;
export type OverrideEntry = Static<typeof OverrideEntry>;
export type ColumnEntry = Static<typeof ColumnEntry>;
export type SourceEntry = Static<typeof SourceEntry>;
export type ClauseEntry = Static<typeof ClauseEntry>;
export type WaiverEntry = Static<typeof WaiverEntry>;
