import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { addHelpPage } from './program/command-help.js';
import { speaker } from './language.js';
import { wholeNumber } from './options/option-values.js';
import { NEW_PACK_HELP, NEW_RULE_HELP, RULES_GROUP_HELP, RULES_HELP } from './rules/rules-help.js';
import type { CoverageOptions } from './rules/rules-coverage.js';
import type { DiffOptions } from './rules/rules-diff.js';
import type { NewPackOptions } from './scaffold/new-pack.js';
import type { NewRuleOptions } from './scaffold/new-rule.js';
import type { JsonOption } from './rules/rules-show.js';
import type { RulesTestOptions } from './rules/rules-test.js';

/** `gongkai rules`: what rule sets there are, what they hold, whether they are valid. */
const rules: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const sub = (name: keyof typeof RULES_HELP, zh: string, en: string): Command =>
      addHelpPage(command.command(name).summary(say(zh, en)).description(say(zh, en)), RULES_HELP[name], say);
    const asJson = (one: Command): Command => one.option('--json', say('输出 JSON', 'print JSON'));

    asJson(sub('list', '列出随附的规则集', 'list the rule sets that come along')).action(
      async (options: JsonOption) => {
        const { listAll } = await import('./rules/rules-show.js');
        await listAll(context, say, options);
      },
    );

    asJson(sub('show', '列出一个规则集的全部规则', 'list all rules of a rule set'))
      .argument(
        say('[规则集]', '[rule-set]'),
        say('规则集编号或文件（默认：national）', 'id or file of a rule set (default: national)'),
        'national',
      )
      .option('--columns', say('列出栏目词表', 'list the names of columns instead'))
      .action(async (reference: string, options: JsonOption & { columns?: boolean }) => {
        const { show } = await import('./rules/rules-show.js');
        await show(reference, context, say, options);
      });

    asJson(sub('validate', '校验规则集，一次说出全部问题', 'validate rule sets, every fault at once'))
      .argument(
        say('[规则集...]', '[rule-set...]'),
        say('规则集编号、文件或目录（默认：随附的全部）', 'ids, files or folders (default: all that come along)'),
      )
      .action(async (references: string[], options: JsonOption) => {
        const { validate } = await import('./rules/rules-show.js');
        await validate(references, context, say, options);
      });

    asJson(sub('test', '用样例试规则', 'try rules on the examples that come along with them'))
      .argument(
        say('[规则集...]', '[rule-set...]'),
        say(
          '规则集编号、文件、目录或样例文件（默认：随附的全部）',
          'rule sets or examples files (default: all that come along)',
        ),
      )
      .option(
        say('--only <规则,…>', '--only <rule,…>'),
        say('只试这些规则，用逗号隔开', 'these rules only, with commas between'),
      )
      .option(
        '--mutants',
        say(
          '把规则逐处改错，看样例能不能发现',
          'change the rules in one place after the other and see whether an example notices',
        ),
      )
      .option(
        say('--least <百分比>', '--least <percent>'),
        say('和 --mutants 一起：至少应发现百分之几', 'with --mutants: percent that must be caught'),
        (text: string) => wholeNumber(0, 100)(text, '--least', say),
      )
      .action(async (references: string[], options: RulesTestOptions) => {
        const { testRules } = await import('./rules/rules-test.js');
        await testRules(references, context, say, options);
      });

    asJson(
      sub(
        'coverage',
        '文件的每一条要求由哪些规则、检测项来管；只要有一条没有着落就以 1 结束',
        'which rules and checks cover each clause; ends with 1 if any is uncovered',
      ),
    )
      .argument(
        say('[规则集...]', '[rule-set...]'),
        say(
          '规则集编号或文件（默认：随附的、有条款清单的全部）',
          'rule sets (default: all that come along with a table of clauses)',
        ),
      )
      .option(say('--html <文件>', '--html <file>'), say('写成一个网页', 'write a web page'))
      .action(async (references: string[], options: CoverageOptions) => {
        const { showCoverage } = await import('./rules/rules-coverage.js');
        await showCoverage(references, context, say, options);
      });

    const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, ...value.split(',')];
    asJson(
      sub(
        'diff',
        '两个规则集（或两个版本）有什么不同；用存下的快照看改用后结果怎么变',
        'how two rule sets differ, and what adopting the one for the other would move',
      ),
    )
      .argument(say('<原来的>', '<before>'), say('规则集编号、文件或目录', 'id, file or folder of a rule set'))
      .argument(say('<改用的>', '<after>'), say('另一个', 'the other one'))
      .option(
        say('--against <检查>', '--against <run>'),
        say('在这些检查存下的快照上比较结果（可以重复）', 'judge the snapshots of this run by both (repeatable)'),
        list,
      )
      .option(say('--site <网站,…>', '--site <id,…>'), say('只看这些网站', 'these sites only'), list)
      .option(
        say('--as-of <日期>', '--as-of <day>'),
        say('按哪一天判断（默认：快照的日期）', 'judge as of this day (default: the snapshot’s)'),
      )
      .option(
        say('--out <目录>', '--out <folder>'),
        say('检查编号所在的输出目录', 'output folder in which the run id lies'),
        'reports',
      )
      .action(async (before: string, after: string, options: DiffOptions) => {
        const [{ diffRuleSets }, { load }] = await Promise.all([
          import('./rules/rules-diff.js'),
          import('./rules/rules-show.js'),
        ]);
        const pair = [await load(before, context), await load(after, context)] as const;
        await diffRuleSets(pair, options, context, say);
      });

    const scaffold = sub('new', '新建一个规则集或一条规则', 'scaffold a rule set or a rule');
    const pack = scaffold
      .command('pack')
      .summary(say('新建一个区县的规则集', 'scaffold the rule set of a district'))
      .description(say('新建一个区县的规则集', 'scaffold the rule set of a district'))
      .argument(say('<编号>', '<id>'), say('规则集的编号，也是目录名', 'id of the rule set, and name of its folder'))
      .option(
        say('--title <名称>', say('--title <名称>', '--title <title>')),
        say('文件名称，如 2026年青禾区政务公开工作要点', 'title of the document'),
      )
      .option(say('--number <文号>', '--number <number>'), say('发文字号', 'number of the document'))
      .option(say('--issued-on <日期>', '--issued-on <day>'), say('印发日期 YYYY-MM-DD', 'day on which it was issued'))
      .option(
        say('--clauses <文件>', '--clauses <file>'),
        say('条款清单：CSV（编号、原文、类别、期限）或一行一条的文本', 'clauses: CSV, or text with one a line'),
      )
      .option(
        say('--extends <规则集,…>', '--extends <id,…>'),
        say('扩展哪些规则集，用逗号隔开', 'rule sets that it extends'),
        'national',
      )
      .option(say('--into <目录>', '--into <folder>'), say('写在哪个目录下', 'folder to write it in'), '.')
      .action(async (id: string, options: NewPackOptions) => {
        const { newPack } = await import('./scaffold/new-pack.js');
        await newPack(id, options, context, say);
      });
    const rule = scaffold
      .command('rule')
      .summary(say('新建一条规则', 'scaffold a rule'))
      .description(say('新建一条规则', 'scaffold a rule'))
      .argument(say('<编号>', '<id>'), say('规则的编号', 'id of the rule'))
      .option(
        say('--check <检测项>', '--check <check>'),
        say('用哪个检测项；不写则列出全部', 'check to use; without it all are listed'),
      )
      .option(say('--title <名称>', '--title <title>'), say('规则名称', 'title of the rule'))
      .option(say('--section <评分节>', '--section <id>'), say('所属的评分节', 'section of the rule'))
      .option(
        say('--into <文件>', '--into <file>'),
        say('添加到哪个规则文件；不写则打印出来', 'file to add it to; else it is printed'),
      )
      .action(async (id: string, options: NewRuleOptions) => {
        const { newRule } = await import('./scaffold/new-rule.js');
        await newRule(id, options, context, say);
      });
    addHelpPage(pack, NEW_PACK_HELP, say);
    addHelpPage(rule, NEW_RULE_HELP, say);
    addHelpPage(command, RULES_GROUP_HELP, say);
  },
};
export default rules;
