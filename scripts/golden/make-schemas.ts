/** Writes again each JSON Schema that is committed under schema/, as `gongkai schema NAME` prints it. */
import { existsSync, writeFileSync } from 'node:fs';
import { SCHEMA_NAMES, schemaText } from '../../src/cli/schemas/schema-text.js';

for (const name of SCHEMA_NAMES) {
  const file = new URL(`../../schema/${name}.schema.json`, import.meta.url);
  if (existsSync(file)) writeFileSync(file, await schemaText(name));
}
