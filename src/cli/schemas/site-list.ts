/** A site list in YAML as a schema; the type test beside it holds it to `SiteEntry`. */
import { Type, type TSchema } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;
const optional = <S extends TSchema>(schema: S) => Type.Optional(schema);
const text = (title: string) => Type.String({ minLength: 1, title });
const Kind = Type.String({
  minLength: 1,
  title: '类别',
  description: 'district 区县、department 部门、township 镇街',
  examples: ['district', 'department', 'township'],
});
const Year = Type.Integer({ minimum: 1949, maximum: 2100, title: '成立年份：更早的年报不要求' });

const Unit = Type.Object(
  {
    name: text('单位名称'),
    aliases: optional(Type.Array(text('别名'))),
    kind: optional(Kind),
    url: optional(text('网址')),
    since: optional(Year),
  },
  { ...closed, title: '部门或镇街' },
);

const Waiver = Type.Object(
  {
    rule: text('规则编号'),
    site: optional(text('网站编号')),
    justification: text('理由'),
    approvedBy: text('批准人'),
    expiresOn: Type.String({ format: 'date', title: '豁免到哪天（含当天）' }),
  },
  { ...closed, title: '豁免' },
);

export const SiteSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$', title: '编号，也是报告目录名' }),
    name: text('名称'),
    url: Type.String({ pattern: '^https?://', title: '首页网址' }),
    kind: Kind,
    region: optional(text('行政区划代码')),
    profile: optional(text('评测方案：规则集编号或文件')),
    since: optional(Year),
    units: optional(Type.Array(Unit, { title: '下属单位名录' })),
    delayMs: optional(Type.Integer({ minimum: 0, title: '两次请求之间至少隔多少毫秒' })),
    maxPages: optional(Type.Integer({ minimum: 1, title: '最多取多少页' })),
    activeHours: optional(
      Type.String({
        pattern: '^\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}$',
        title: '只在这个时段访问（北京时间），如 22:00-06:00',
      }),
    ),
    maxRequestsPerDay: optional(Type.Integer({ minimum: 1, title: '每天最多访问多少次' })),
    headers: optional(Type.Record(Type.String(), Type.String(), { title: '请求头，不写入任何结果' })),
    auth: optional(
      Type.Object({ username: Type.String(), password: Type.String() }, { ...closed, title: '登录，不写入任何结果' }),
    ),
    cookies: optional(
      Type.Union([Type.String(), Type.Record(Type.String(), Type.String())], {
        title: 'Cookie，名称: 值，或一行 名称=值; 名称=值，不写入任何结果',
      }),
    ),
    resolve: optional(Type.Array(text('主机:端口:地址'))),
    waivers: optional(Type.Array(Waiver)),
  },
  { ...closed, title: '网站' },
);

export const SiteListSchema = Type.Object(
  { sites: Type.Array(SiteSchema, { minItems: 1, title: '网站' }) },
  { ...closed, title: 'gongkai 网站名单' },
);
