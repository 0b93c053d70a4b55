import type { CliContext, CommandModule } from './command.js';
import { speaker } from './language.js';

const NAMES = ['rule-set', 'rule-examples', 'report', 'site-list', 'page-facts'] as const;
type SchemaName = (typeof NAMES)[number];

/** `gongkai schema`: JSON Schemas of what we read and write, for editors and other programs. */
const schema: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const which = say(
      'rule-set 规则文件、rule-examples 规则样例、report 检查报告、site-list 网站名单、page-facts 页面内容',
      'rule file, examples of rules, audit report, site list, page facts',
    );
    command.addArgument(command.createArgument('<name>', which).choices(NAMES));
    command
      .addHelpText('after', `\n${say('例：', 'Example:')}\n  gongkai schema rule-set > schema/rule-set.schema.json`)
      .action((name: SchemaName) => print(name, context));
  },
};
export default schema;

async function print(name: SchemaName, { stdout }: CliContext): Promise<void> {
  const { schemaText } = await import('./schemas/schema-text.js');
  stdout.write(await schemaText(name));
}
