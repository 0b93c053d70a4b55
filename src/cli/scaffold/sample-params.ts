/** Parameters of a check to begin with: what is required, with values that fit; what is optional stands as a comment. */
import type { TSchema } from '@sinclair/typebox';
import { stringify } from 'yaml';
import { paramWords } from '../../model/param-words.js';

/** Lines of YAML under `params:`; `columns` are the columns that samples may name, the first one first. */
export function sampleParams(check: string, schema: TSchema, columns: readonly string[]): readonly string[] {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, TSchema>>;
  const required = new Set((schema.required ?? []) as readonly string[]);
  return Object.entries(properties).flatMap(([name, property]) => {
    const told = paramWords(check, name) ?? property.description ?? property.title ?? '';
    const isDue = required.has(name) && property.default === undefined;
    const value: unknown = property.default ?? sampleOf(property, columns);
    const lines = stringify({ [name]: value }, { lineWidth: 0, flowCollectionPadding: true })
      .trimEnd()
      .split('\n');
    return [`# ${told}${isDue ? '' : '（可以不写）'}`, ...lines.map((line) => (isDue ? line : `#${line}`))];
  });
}

/** A value that fits a schema of parameters. */
export function sampleOf(schema: TSchema, columns: readonly string[]): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const [branch] = (schema.anyOf ?? schema.oneOf ?? []) as readonly TSchema[];
  if (branch) return sampleOf(branch, columns);
  switch (schema.type) {
    case 'object': {
      const properties = (schema.properties ?? {}) as Readonly<Record<string, TSchema>>;
      const required = (schema.required ?? []) as readonly string[];
      const own = required.flatMap((name): [string, unknown][] => {
        const property = properties[name];
        return property ? [[name, sampleOf(property, columns)]] : [];
      });
      const [pattern] = Object.values((schema.patternProperties ?? {}) as Readonly<Record<string, TSchema>>);
      return Object.fromEntries(own.length === 0 && pattern ? [['district', sampleOf(pattern, columns)]] : own);
    }
    case 'array': {
      const least = Math.max(1, Number(schema.minItems ?? 0));
      const item = (schema.items ?? {}) as TSchema;
      return Array.from({ length: least }, (_, at) =>
        distinct(sampleOf(item, at === 0 ? columns : columns.slice(at)), at, item),
      );
    }
    case 'string':
      return sampleText(schema, columns);
    case 'boolean':
      return true;
    case 'integer':
      return Number(schema.minimum ?? schema.exclusiveMinimum ?? (schema.maximum === undefined ? 1 : schema.maximum));
    case 'number':
      return schema.maximum === 1 ? 0.9 : Number(schema.minimum ?? 1);
    default:
      return {};
  }
}

/** Items of one list must not all be the same. */
const distinct = (value: unknown, at: number, item: TSchema): unknown =>
  at > 0 && typeof value === 'string' && item.format !== 'column' ? `${value}${at + 1}` : value;

function sampleText(schema: TSchema, columns: readonly string[]): string {
  if (schema.format === 'column') return columns[0] ?? 'guide';
  if (schema.format === 'date') return '2024-12-31';
  if (schema.pattern === undefined) return schema.format === 're2' ? '办法|方案' : '名称';
  const fits = new RegExp(String(schema.pattern), 'u');
  return ['P1Y', '12-31', '2024-12-31', 'guide', 'example.gov.cn', '名称'].find((text) => fits.test(text)) ?? '';
}
