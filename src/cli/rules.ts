import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { speaker } from './language.js';
import type { CoverageOptions } from './rules-coverage.js';
import type { DiffOptions } from './rules-diff.js';
import type { NewPackOptions } from './scaffold/new-pack.js';
import type { NewRuleOptions } from './scaffold/new-rule.js';
import type { JsonOption } from './rules-show.js';
import type { RulesTestOptions } from './rules-test.js';

/** `gongkai rules`: what rule sets there are, what they hold, whether they are valid. */
const rules: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const sub = (usage: string, zh: string, en: string): Command =>
      command.command(usage).summary(say(zh, en)).description(say(zh, en));
    const asJson = (one: Command): Command => one.option('--json', say('输出 JSON', 'print JSON'));

    asJson(sub('list', '列出随附的规则集', 'list the rule sets that come along')).action(
      async (options: JsonOption) => {
        const { listAll } = await import('./rules-show.js');
        await listAll(context, say, options);
      },
    );

    asJson(sub('show', '列出一个规则集的全部规则', 'list all rules of a rule set'))
      .argument(
        '[id-or-file]',
        say('规则集编号或文件（默认：national）', 'id or file of a rule set (default: national)'),
        'national',
      )
      .option('--columns', say('列出栏目词表', 'list the names of columns instead'))
      .action(async (reference: string, options: JsonOption & { columns?: boolean }) => {
        const { show } = await import('./rules-show.js');
        await show(reference, context, say, options);
      });

    asJson(sub('validate', '校验规则集，一次说出全部问题', 'validate rule sets, every fault at once'))
      .argument(
        '[id-or-file...]',
        say('规则集编号、文件或目录（默认：随附的全部）', 'ids, files or folders (default: all that come along)'),
      )
      .action(async (references: string[], options: JsonOption) => {
        const { validate } = await import('./rules-show.js');
        await validate(references, context, say, options);
      });

    asJson(sub('test', '用样例试规则', 'try rules on the examples that come along with them'))
      .argument(
        '[id-or-file...]',
        say(
          '规则集编号、文件、目录或样例文件（默认：随附的全部）',
          'rule sets or examples files (default: all that come along)',
        ),
      )
      .option('--only <rules>', say('只试这些规则，用逗号隔开', 'these rules only, with commas between'))
      .option(
        '--mutants',
        say(
          '把规则逐处改错，看样例能不能发现',
          'change the rules in one place after the other and see whether an example notices',
        ),
      )
      .option('--least <percent>', say('至少应发现百分之几', 'percent that must be caught'), Number)
      .action(async (references: string[], options: RulesTestOptions) => {
        const { testRules } = await import('./rules-test.js');
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
        '[id-or-file...]',
        say(
          '规则集编号或文件（默认：随附的、有条款清单的全部）',
          'rule sets (default: all that come along with a table of clauses)',
        ),
      )
      .option('--html <file>', say('写成一个网页', 'write a web page'))
      .action(async (references: string[], options: CoverageOptions) => {
        const { showCoverage } = await import('./rules-coverage.js');
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
      .argument('<before>', say('规则集编号、文件或目录', 'id, file or folder of a rule set'))
      .argument('<after>', say('另一个', 'the other one'))
      .option(
        '--against <run>',
        say('在这些检查存下的快照上比较结果（可以重复）', 'judge the snapshots of this run by both (repeatable)'),
        list,
      )
      .option('--site <id>', say('只看这些网站', 'these sites only'), list)
      .option(
        '--as-of <day>',
        say('按哪一天判断（默认：快照的日期）', 'judge as of this day (default: the snapshot’s)'),
      )
      .option('--out <folder>', say('检查编号所在的输出目录', 'output folder in which the run id lies'), 'reports')
      .action(async (before: string, after: string, options: DiffOptions) => {
        const [{ diffRuleSets }, { load }] = await Promise.all([import('./rules-diff.js'), import('./rules-show.js')]);
        const pair = [await load(before, context), await load(after, context)] as const;
        await diffRuleSets(pair, options, context, say);
      });

    const scaffold = sub('new', '新建一个规则集或一条规则', 'scaffold a rule set or a rule');
    scaffold
      .command('pack <id>')
      .summary(say('新建一个区县的规则集', 'scaffold the rule set of a district'))
      .option('--title <title>', say('文件名称，如 2026年青禾区政务公开工作要点', 'title of the document'))
      .option('--number <number>', say('发文字号', 'number of the document'))
      .option('--issued-on <day>', say('印发日期 YYYY-MM-DD', 'day on which it was issued'))
      .option(
        '--clauses <file>',
        say('条款清单：CSV（编号、原文、类别、期限）或一行一条的文本', 'clauses: CSV, or text with one a line'),
      )
      .option('--extends <ids>', say('扩展哪些规则集，用逗号隔开', 'rule sets that it extends'), 'national')
      .option('--into <folder>', say('写在哪个目录下', 'folder to write it in'), '.')
      .action(async (id: string, options: NewPackOptions) => {
        const { newPack } = await import('./scaffold/new-pack.js');
        await newPack(id, options, context, say);
      });
    scaffold
      .command('rule <id>')
      .summary(say('新建一条规则', 'scaffold a rule'))
      .option('--check <check>', say('用哪个检测项；不写则列出全部', 'check to use; without it all are listed'))
      .option('--title <title>', say('规则名称', 'title of the rule'))
      .option('--section <id>', say('所属的评分节', 'section of the rule'))
      .option('--into <file>', say('添加到哪个规则文件；不写则打印出来', 'file to add it to; else it is printed'))
      .action(async (id: string, options: NewRuleOptions) => {
        const { newRule } = await import('./scaffold/new-rule.js');
        await newRule(id, options, context, say);
      });
    command.addHelpText(
      'after',
      `\n${say('例：', 'Examples:')}\n  gongkai rules list\n  gongkai rules show national\n  gongkai rules validate rules/national my-rules.yaml\n  gongkai rules coverage shizhong-2024\n  gongkai rules diff national my-rules.yaml --against 20260714-153000`,
    );
  },
};
export default rules;
