import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { speaker } from './language.js';
import { SCHEMA_NAMES, schemaText, type SchemaName } from './schemas/schema-text.js';

/** `gongkai schema`: JSON Schemas of what we read and write, for editors and other programs. */
const schema: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const which = say(
      'config 配置文件、rule-set 规则文件、rule-examples 规则样例、report 检查报告、run 一次检查、chain 证据链、comparison 两次检查的比较、site-list 网站名单、page-facts 页面内容、openapi 办公系统的数据接口',
      'config, rule file, examples of rules, audit report, run, chain of evidence, comparison of runs, site list, page facts, API of the office',
    );
    command.addArgument(
      command.createArgument(say('<名称>', '<name>'), which).choices(['config', ...SCHEMA_NAMES, 'openapi']),
    );
    addHelpPage(command, HELP, say).action((name: Printable) => print(name, context));
  },
};
export default schema;

const HELP: HelpPage = {
  about: {
    zh: '编辑器按它补全和查错，别的程序按它读写。',
    en: 'Editors complete and check by it, other programs read and write by it.',
  },
  examples: [
    {
      line: 'schema rule-set > rule-set.schema.json',
      note: { zh: '规则文件的，存下来给编辑器用', en: 'of rule files, kept for an editor' },
    },
    { line: 'schema report', note: { zh: '检查报告的', en: 'of audit reports' } },
  ],
  seeAlso: ['rules validate'],
};

type Printable = SchemaName | 'config' | 'openapi';

async function print(name: Printable, { stdout, version, lang, commandTree }: CliContext): Promise<void> {
  if (name === 'config') {
    const { configSchema } = await import('./schemas/config.js');
    const schema = configSchema(await commandTree(() => true), speaker(lang));
    stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
  } else if (name === 'openapi') {
    const { openapi } = await import('../dashboard/api/openapi.js');
    stdout.write(`${JSON.stringify(openapi(version), null, 2)}\n`);
  } else stdout.write(await schemaText(name));
}
