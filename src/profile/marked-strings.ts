import type { TSchema } from '@sinclair/typebox';
import type { Path } from './parse-rule-file.js';

/** Every string in `data` that its schema marks with a `format` such as `re2` or `column`, with its place. */
export function* markedStrings(
  schema: TSchema,
  data: unknown,
  format: string,
  path: Path = [],
): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof data === 'string') {
    if (schema.format === format) yield { path, text: data };
  } else if (Array.isArray(data)) {
    if (isSchema(schema.items))
      for (const [at, item] of data.entries()) yield* markedStrings(schema.items, item, format, [...path, at]);
  } else if (typeof data === 'object' && data !== null) {
    const properties = (schema.properties ?? {}) as Readonly<Record<string, TSchema>>;
    const patterns = Object.values((schema.patternProperties ?? {}) as Readonly<Record<string, TSchema>>);
    for (const [key, value] of Object.entries(data)) {
      const own = Object.hasOwn(properties, key)
        ? properties[key]
        : (patterns[0] ?? (schema.additionalProperties as unknown));
      if (isSchema(own)) yield* markedStrings(own, value, format, [...path, key]);
    }
  }
  for (const branch of [...((schema.anyOf ?? []) as TSchema[]), ...((schema.allOf ?? []) as TSchema[])])
    yield* markedStrings(branch, data, format, path);
}

const isSchema = (value: unknown): value is TSchema => typeof value === 'object' && value !== null;
