import type { CliContext, CommandModule } from './command.js';
import { speaker } from './language.js';
import { SCHEMA_NAMES, schemaText, type SchemaName } from './schemas/schema-text.js';

/** `gongkai schema`: JSON Schemas of what we read and write, for editors and other programs. */
const schema: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const which = say(
      'rule-set 规则文件、rule-examples 规则样例、report 检查报告、run 一次检查、chain 证据链、comparison 两次检查的比较、site-list 网站名单、page-facts 页面内容、openapi 办公系统的数据接口',
      'rule file, examples of rules, audit report, run, chain of evidence, comparison of runs, site list, page facts, API of the office',
    );
    command.addArgument(command.createArgument('<name>', which).choices([...SCHEMA_NAMES, 'openapi']));
    command
      .addHelpText('after', `\n${say('例：', 'Example:')}\n  gongkai schema rule-set > schema/rule-set.schema.json`)
      .action((name: SchemaName | 'openapi') => print(name, context));
  },
};
export default schema;

async function print(name: SchemaName | 'openapi', { stdout, version }: CliContext): Promise<void> {
  if (name === 'openapi') {
    const { openapi } = await import('../dashboard/api/openapi.js');
    stdout.write(`${JSON.stringify(openapi(version), null, 2)}\n`);
  } else stdout.write(await schemaText(name));
}
