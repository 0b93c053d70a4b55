import type { TSchema } from '@sinclair/typebox';
import type { Catalog } from '../model/check.js';
import { paramWords } from '../model/param-words.js';
import { PENDING } from './check-rules.js';
import { describeSchema } from './describe-schema.js';
import { RuleEntry, RuleFile } from './rule-set-schema.js';

/** JSON Schema of a rule file for editors: the check ids there are, for each the params it takes, and words for every key. */
export function ruleSetJsonSchema(checks: Catalog): Record<string, unknown> {
  const ids = [...checks.keys()].sort();
  const { check, ...fields } = RuleEntry.properties;
  const titles = [...ids.map((id) => checks.get(id)?.title ?? ''), '还没有实现，结果为“未检测”，不计分'];
  const rule = {
    ...RuleEntry,
    properties: { check: { ...check, enum: [...ids, PENDING], markdownEnumDescriptions: titles }, ...fields },
    allOf: ids.map((id) => ({
      if: { properties: { check: { const: id } }, required: ['check'] },
      then: { properties: { params: { $ref: `#/definitions/${id.replace('/', '.')}` } } },
    })),
  };
  const [ruleId] = Object.keys(RuleFile.properties.rules.patternProperties);
  const schema = plain({
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...RuleFile,
    properties: {
      ...RuleFile.properties,
      rules: { ...RuleFile.properties.rules, patternProperties: { [ruleId ?? '']: rule } },
    },
  });
  describeSchema(schema);
  const definitions = ids.map((id): [string, unknown] => {
    const found = checks.get(id);
    const definition = plain({ ...(found?.params as TSchema | undefined), title: found?.title });
    describeSchema(definition, (name) => paramWords(id, name));
    return [id.replace('/', '.'), definition];
  });
  return { ...schema, definitions: Object.fromEntries(definitions) };
}

const plain = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
