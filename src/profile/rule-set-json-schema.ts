import type { TSchema } from '@sinclair/typebox';
import type { Catalog } from '../model/check.js';
import { PENDING } from './check-rules.js';
import { RuleEntry, RuleFile } from './rule-set-schema.js';

/** JSON Schema of a rule file for editors: the check ids there are, and for each the params it takes. */
export function ruleSetJsonSchema(checks: Catalog): Record<string, unknown> {
  const ids = [...checks.keys()].sort();
  const { check, ...fields } = RuleEntry.properties;
  const rule = {
    ...RuleEntry,
    properties: { ...fields, check: { ...check, enum: [PENDING, ...ids] } },
    allOf: ids.map((id) => ({
      if: { properties: { check: { const: id } }, required: ['check'] },
      then: { properties: { params: checks.get(id)?.params as TSchema } },
    })),
  };
  const [ruleId] = Object.keys(RuleFile.properties.rules.patternProperties);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...RuleFile,
    properties: {
      ...RuleFile.properties,
      rules: { ...RuleFile.properties.rules, patternProperties: { [ruleId ?? '']: rule } },
    },
  };
  return JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
}
