/** ajv's errors in the words of the person who wrote the file. */
import type { ErrorObject } from 'ajv';
import localizeZh from 'ajv-i18n/localize/zh/index.js';
import { allowedNames } from './allowed-names.js';
import type { Path } from './parse-rule-file.js';
import type { Bilingual } from './profile-error.js';
import { stepsOf } from './validator.js';

/** Typed as a module with a default export, it is the function itself. */
const inChinese = localizeZh as unknown as (errors: ErrorObject[]) => void;

/** A fault of shape: which part, whether its key or its value is meant, and what to say. */
export interface Fault {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly message: Bilingual;
  readonly hint?: Bilingual;
}

/** One fault for each thing that is wrong: of several alternatives only the one that was probably meant speaks. */
export const explainFaults = (errors: readonly ErrorObject[]): readonly Fault[] =>
  withoutOtherBranches(errors)
    .filter(({ keyword }) => keyword !== 'if')
    .map(explain);

function explain(error: ErrorObject): Fault {
  const path = stepsOf(error.instancePath);
  const params = error.params as Record<string, unknown>;
  const say = (zh: string, en: string, hint?: Bilingual): Fault => ({
    path,
    at: 'value',
    message: { zh, en },
    ...(hint ? { hint } : {}),
  });
  const last = String(path.at(-1) ?? '');
  // Items of lists are counted as people count them.
  const isItem = /^\d+$/.test(last);
  const name = path.length === 0 ? '整个文件' : isItem ? `第 ${Number(last) + 1} 项` : last;
  const nameEn = path.length === 0 ? 'the file' : isItem ? `item ${Number(last) + 1}` : last;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const schema = error.parentSchema as { properties?: object; patternProperties?: object } | undefined;
      const hint = schema?.patternProperties
        ? {
            zh: '编号只能用小写字母、数字和连字符，以字母开头',
            en: 'ids are lower-case letters, digits and hyphens, a letter first',
          }
        : allowedNames(key, Object.keys(schema?.properties ?? {}));
      const message = schema?.patternProperties
        ? { zh: `编号“${key}”不能用`, en: `the id "${key}" cannot be used` }
        : { zh: `不认识的键 ${key}`, en: `unknown key ${key}` };
      return { path: [...path, key], at: 'key', message, hint };
    }
    case 'required': {
      const key = String(params.missingProperty);
      return { ...say(`缺少 ${key}`, `${key} is missing`), at: 'key' };
    }
    case 'type': {
      const hint =
        params.type === 'string' && typeof error.data === 'number'
          ? { zh: `加上引号：'${error.data}'`, en: `put it in quotes: '${error.data}'` }
          : params.type === 'array'
            ? { zh: '写成列表：[…]', en: 'write a list: […]' }
            : undefined;
      return say(
        `${name} 应为${typeName(params.type).zh}，现在是${kindOf(error.data).zh}`,
        `${nameEn} should be ${typeName(params.type).en}, but is ${kindOf(error.data).en}`,
        hint,
      );
    }
    case 'enum':
      return say(
        `${name} 不能是“${String(error.data)}”`,
        `${nameEn} cannot be "${String(error.data)}"`,
        allowedNames(String(error.data), (params.allowedValues as unknown[]).map(String)),
      );
    case 'const':
      return say(
        `${name} 只能是 ${JSON.stringify(params.allowedValue)}`,
        `${nameEn} can only be ${JSON.stringify(params.allowedValue)}`,
      );
    case 'format':
      return params.format === 'date'
        ? say(`${name} 的日期“${String(error.data)}”不存在`, `${nameEn}: there is no day "${String(error.data)}"`, {
            zh: '写成 YYYY-MM-DD',
            en: 'write YYYY-MM-DD',
          })
        : say(`${name} 的格式不对`, `${nameEn} is in the wrong format`);
    case 'pattern': {
      const title = (error.parentSchema as { title?: string; description?: string } | undefined)?.title;
      const description = (error.parentSchema as { description?: string } | undefined)?.description;
      return say(`${name} 不能是“${String(error.data)}”`, `${nameEn} cannot be "${String(error.data)}"`, {
        zh: [title ?? `应符合 ${String(params.pattern)}`, description].filter(Boolean).join('，'),
        en: description ?? `it must fit ${String(params.pattern)}`,
      });
    }
    case 'minLength':
      return say(`${name} 不能为空`, `${nameEn} must not be empty`);
    case 'minItems':
      return say(
        `${name} 至少要有 ${String(params.limit)} 项`,
        `${nameEn} needs at least ${String(params.limit)} item(s)`,
      );
    case 'uniqueItems':
      return say(`${name} 里有重复的项`, `${nameEn} holds the same item twice`);
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return say(
        `${name} 应 ${String(params.comparison)} ${String(params.limit)}`,
        `${nameEn} should be ${String(params.comparison)} ${String(params.limit)}`,
      );
    case 'multipleOf':
      return say(`${name} 最多两位小数`, `${nameEn} has at most two decimals`);
    case 'anyOf':
      return say(`${name} 的写法不对`, `${nameEn} is not written as it should be`);
    default: {
      const copy = { ...error };
      inChinese([copy]);
      return say(`${name} ${copy.message ?? '不对'}`, `${nameEn} ${error.message ?? 'is wrong'}`);
    }
  }
}

/** Of an `anyOf` only the branches whose type fits speak; if none fits, the `anyOf` itself. */
function withoutOtherBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const dropped = new Set<ErrorObject>();
  for (const choice of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const branches = new Map<string, ErrorObject[]>();
    for (const error of errors) {
      if (
        error === choice ||
        !error.schemaPath.startsWith(`${choice.schemaPath}/`) ||
        !error.instancePath.startsWith(choice.instancePath)
      )
        continue;
      const branch = error.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] ?? '';
      branches.set(branch, [...(branches.get(branch) ?? []), error]);
    }
    const fits = [...branches.values()].filter(
      (all) =>
        !all.some(
          ({ keyword, instancePath }) =>
            (keyword === 'type' || keyword === 'const') && instancePath === choice.instancePath,
        ),
    );
    const [speaks] = fits;
    for (const branch of branches.values()) if (branch !== speaks) branch.forEach((error) => dropped.add(error));
    if (speaks) dropped.add(choice);
  }
  return errors.filter((error) => !dropped.has(error));
}

const TYPES: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '映射（键: 值）', en: 'a map (key: value)' },
  null: { zh: '空', en: 'empty' },
};
const typeName = (type: unknown): Bilingual => TYPES[String(type)] ?? { zh: String(type), en: String(type) };
const kindOf = (value: unknown): Bilingual =>
  typeName(value === null || value === undefined ? 'null' : Array.isArray(value) ? 'array' : typeof value);
