/** `gongkai.yaml` as a JSON Schema, made from the tables by which it is read. Long because it describes what only a config may hold. */
import type { Command, Option } from 'commander';
import { topKeys } from '../config/config.js';
import { dashed, pathOf } from '../config/option-place.js';
import { sharedValues } from '../config/read-value.js';
import { sectionKeysOf, type SectionKeys } from '../config/section-keys.js';
import type { Say } from '../language.js';
import { MOST_CHARACTERS } from '../notice/notice-config.js';
import { VISITS } from '../config/notify-config.js';
import { textShape } from '../options/option-values.js';
import { settingRows } from '../options/settings.js';
import type { OptionValue } from '../options/valued-option.js';

type Json = Readonly<Record<string, unknown>>;

/** The schema, from the tree of all commands, with titles in one language. */
export const configSchema = (program: Command, say: Say): Json => {
  const sections = program.commands.flatMap((command) => {
    const keys = sectionKeysOf(command);
    return keys === undefined ? [] : [[command.name(), sectionSchema(command, keys, say)] as const];
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: say('gongkai 配置（gongkai.yaml）', 'config of gongkai (gongkai.yaml)'),
    description: say(
      '命令行、环境变量 GONGKAI_…、网站名单里各网站自己的写法，都先于配置。路径从配置文件所在的目录算起。',
      'Command line, GONGKAI_… of the environment and what the list says of a site go before it. Paths are given from its folder.',
    ),
    type: 'object',
    properties: {
      ...Object.fromEntries(topKeys.map((key) => [key, settingSchema(key, say)])),
      ...ownSchemas(say),
      ...Object.fromEntries(sections),
    },
    patternProperties: dashedKeys(topKeys, '#/properties'),
    additionalProperties: false,
  };
};

const settingSchema = (key: string, say: Say): Json => {
  const row = settingRows.find((one) => one.key === key);
  const said = row
    ? saidOf(row.flags, say(row.zh, row.en))
    : say('看板的数据目录（默认：office/）', 'data folder of the office (default: office/)');
  const byDefault = row?.byDefault === undefined ? {} : { default: row.byDefault };
  return { description: said, ...valueSchema(sharedValues.get(key)), ...byDefault };
};

/** Of `--no-…` the config says the opposite. */
const saidOf = (flags: string, words: string): string => (flags.startsWith('--no-') ? `false: ${words}` : words);

const valueSchema = (value: OptionValue | undefined): Json => {
  if (value === undefined) return { type: 'boolean' };
  const { schema } = value.read.shape ?? textShape;
  return value.isRepeatable === true ? { anyOf: [schema, { type: 'array', minItems: 1, items: schema }] } : schema;
};

/** `max-pages` for `maxPages`: as a pattern, so that an editor proposes one spelling only. */
const dashedKeys = (keys: readonly string[], where: string): Json =>
  Object.fromEntries(
    keys.filter((key) => dashed(key) !== key).map((key) => [`^${dashed(key)}$`, { $ref: `${where}/${key}` }]),
  );

const sectionSchema = (command: Command, { values, subs }: SectionKeys, say: Say): Json => {
  const path = pathOf(command);
  const said = (key: string): string =>
    command.options
      .filter((option: Option) => option.attributeName() === key)
      .map(({ flags, description }) => saidOf(flags, description))
      .join('');
  return {
    description: say(`只用于 gongkai ${path.join(' ')}`, `of gongkai ${path.join(' ')} only`),
    type: 'object',
    properties: {
      ...Object.fromEntries(
        [...values].map(([key, value]) => [
          key,
          topKeys.includes(key) && value === sharedValues.get(key)
            ? { $ref: `#/properties/${key}` }
            : { description: said(key), ...valueSchema(value) },
        ]),
      ),
      ...Object.fromEntries(
        command.commands.flatMap((sub) => {
          const keys = subs.get(sub.name());
          return keys === undefined ? [] : [[sub.name(), sectionSchema(sub, keys, say)]];
        }),
      ),
    },
    patternProperties: dashedKeys([...values.keys()], `#/properties/${path.join('/properties/')}/properties`),
    additionalProperties: false,
  };
};

const closed = (properties: Json, more: Json = {}): Json => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});
/** Blanks around it are taken off. */
const text = (description: string): Json => ({
  description,
  type: 'string',
  pattern: `^\\s*\\S(?:[\\s\\S]{0,${MOST_CHARACTERS - 2}}\\S)?\\s*$`,
});
const date = (description: string): Json => ({ description, type: 'string', format: 'date' });
const yesNo = (description: string, byDefault: boolean): Json => ({ description, type: 'boolean', default: byDefault });
/** RFC 9110 5.6.2. */
const TOKEN = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";
/** What YAML writes without quotes too. */
const scalar = (pattern: string): Json => ({ anyOf: [{ type: 'string', pattern }, { type: 'number' }] });

const ownSchemas = (say: Say): Json => {
  const secret = say(
    '；只发给网站自己的主机，不写入任何结果；${NAME} 换成环境变量 NAME 的值',
    '; sent to the site’s own host only, written nowhere; ${NAME} stands for the environment variable NAME',
  );
  const letter = closed({
    number: text(say('文号', 'number of the letter')),
    recipient: text(say('主送', 'to whom it is sent')),
  });
  return {
    robots: {
      description: say(
        '自己的网站可以不按 robots.txt（报告里会注明）',
        'an office may have robots.txt of its own sites passed over; the report says so',
      ),
      type: 'string',
      enum: ['obey', 'ignore'],
      default: 'obey',
    },
    headers: {
      description: say('请求头', 'request headers') + secret,
      type: 'object',
      propertyNames: { pattern: TOKEN },
      additionalProperties: scalar('^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$'),
    },
    auth: {
      description: say('登录网站的用户名和密码', 'user name and password of the site') + secret,
      ...closed({ username: { type: 'string' }, password: { type: 'string' } }, { required: ['username', 'password'] }),
    },
    cookies: {
      description:
        say('Cookie：名称: 值，或一行 名称=值; 名称=值', 'cookies: a map, or one line name=value; name=value') + secret,
      anyOf: [
        {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: TOKEN },
          additionalProperties: scalar('^[\\u0020-\\u003a\\u003c-\\u007e]*$'),
        },
        { type: 'string', pattern: '=' },
      ],
    },
    notice: {
      description: say('整改通知书、通报里写的内容', 'what stands in letters'),
      ...closed(
        {
          issuer: text(say('发文机关', 'who issues the letters')),
          contact: text(say('联系人', 'whom to ask')),
          phone: text(say('联系电话，用引号括起来', 'telephone, in quotes')),
          replyTo: text(say('回复报到哪里', 'where replies go')),
          number: text(say('文号', 'number of the letters')),
          issuedOn: date(say('发文日期', 'date of the letters')),
          dueOn: date(say('整改期限；和 dueIn 只写一项', 'day until which to mend; not together with dueIn')),
          dueIn: {
            description: say('整改期限，按工作日算', 'working days that are given for mending'),
            type: 'integer',
            minimum: 1,
            maximum: 250,
          },
          sites: {
            description: say('各网站自己的文号和主送，按编号', 'number and recipient of each site, by id'),
            type: 'object',
            propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
            additionalProperties: letter,
          },
          bulletin: { description: say('通报', 'the bulletin'), ...letter },
        },
        { not: { properties: { dueOn: true, dueIn: true }, required: ['dueOn', 'dueIn'] } },
      ),
    },
    notify: {
      description: say('看板怎样发邮件；先于设置页面', 'how an office sends mail; goes before its settings page'),
      ...closed({
        smtp: {
          description: say(
            'smtps://用户名:密码@主机:465，或用 GONGKAI_SMTP_URL',
            'smtps://user:password@host:465, or GONGKAI_SMTP_URL',
          ),
          type: 'string',
          pattern: '^[Ss][Mm][Tt][Pp][Ss]?://[^/]+',
        },
        from: { description: say('发件地址', 'sender’s address'), type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
        allowPrivate: yesNo(say('页面上设的通道可以在内网', 'channels set on pages may lie in the house'), false),
      }),
    },
    availability: {
      description: say('看板怎样看网站能不能打开', 'how an office watches whether sites answer'),
      ...closed({
        watch: yesNo(say('看不看', 'whether it does'), true),
        visitsPerDay: {
          description: say('每个网站每天看几次', 'visits of a site a day'),
          type: 'integer',
          ...VISITS,
          default: VISITS.minimum,
        },
        controls: {
          description: say('用来确认本机网络正常的页面', 'pages that are asked whether our own network works'),
          anyOf: [HTTP, { type: 'array', items: HTTP }],
        },
      }),
    },
  };
};

const HTTP: Json = { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?:/*[^/\\s]' };
