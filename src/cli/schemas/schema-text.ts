/** The text of each JSON Schema, as it is committed under `schema/` and printed by `gongkai schema`. */
export const SCHEMA_NAMES = [
  'rule-set',
  'rule-examples',
  'report',
  'run',
  'chain',
  'comparison',
  'site-list',
  'page-facts',
] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const DRAFT = { $schema: 'http://json-schema.org/draft-07/schema#' };

export async function schemaText(name: SchemaName): Promise<string> {
  return `${JSON.stringify(await schemaOf(name), null, 2)}\n`;
}

async function schemaOf(name: SchemaName): Promise<unknown> {
  switch (name) {
    case 'rule-set': {
      const [{ ruleSetJsonSchema }, { catalog }] = await Promise.all([
        import('../../profile/rule-set-json-schema.js'),
        import('../../catalog.js'),
      ]);
      return ruleSetJsonSchema(catalog);
    }
    case 'rule-examples':
      return { ...DRAFT, ...(await import('../../examples/example-schema.js')).ExampleFileSchema };
    case 'report':
      return { ...DRAFT, ...(await import('../../model/report.js')).AuditReportSchema };
    case 'run':
      return { ...DRAFT, ...(await import('../../model/run.js')).RunSummarySchema };
    case 'chain':
      return { ...DRAFT, ...(await import('../../model/chain.js')).ChainSchema };
    case 'comparison':
      return { ...DRAFT, ...(await import('../../model/comparison.js')).ComparisonSchema };
    case 'site-list':
      return { ...DRAFT, ...(await import('./site-list.js')).SiteListSchema };
    case 'page-facts':
      return { ...DRAFT, ...(await import('./page-facts.js')).PageFactsSchema };
  }
}
