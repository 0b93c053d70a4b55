import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const schemas = fileURLToPath(new URL('../../../schema/', import.meta.url));

/** The first line of a YAML file in `folder`, by which editors find its schema. */
export const schemaLine = (folder: string, schema: 'rule-set' | 'rule-examples' = 'rule-set'): string =>
  `# yaml-language-server: $schema=${relative(folder, resolve(schemas, `${schema}.schema.json`))
    .split(sep)
    .join('/')}`;
