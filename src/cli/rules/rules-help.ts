/** What help says of `gongkai rules` and its subcommands: data, apart from what they do. */
import type { HelpPage } from '../program/command-help.js';

export const RULES_GROUP_HELP: HelpPage = {
  about: {
    zh: '规则集是 YAML 文件或目录：栏目怎么找、每条规则要求什么、依据哪一条、扣几分。随附的可以直接用编号，自己的写文件或目录。',
    en: 'A rule set is a YAML file or folder: where columns are found, what each rule wants, by which clause, for how many points. Those that come along go by id, your own by file or folder.',
  },
  examples: [
    { line: 'rules list', note: { zh: '随附哪些规则集', en: 'what comes along' } },
    { line: 'rules show national', note: { zh: '一个规则集的全部规则', en: 'all rules of one' } },
    {
      line: 'rules new rule qinghe-guide --check guide/updated-fresh --into qinghe-2026/chapter-1.yaml',
      note: { zh: '写自己的第一条规则', en: 'a first rule of your own' },
    },
    { line: 'rules validate my-rules.yaml', note: { zh: '看写得对不对', en: 'see whether it is right' } },
  ],
  seeAlso: ['explain', 'schema'],
};

export const RULES_HELP = {
  list: {
    examples: [
      { line: 'rules list', note: { zh: '编号、版本、规则数、名称', en: 'id, version, number of rules, title' } },
      { line: 'rules list --json', note: { zh: '给脚本用', en: 'for scripts' } },
    ],
    seeAlso: ['rules show'],
  },
  show: {
    examples: [
      { line: 'rules show', note: { zh: '全国通用的规则', en: 'the national rules' } },
      {
        line: 'rules show shizhong-2024 --columns',
        note: { zh: '要找哪些栏目，各有哪些名称', en: 'columns looked for, and their names' },
      },
    ],
    seeAlso: ['explain', 'rules list'],
  },
  validate: {
    about: {
      zh: '未知的规则、检测项、参数、栏目，没有着落的条款，一次全部说出，各带文件、行、列和最相近的名称。',
      en: 'Unknown rules, checks, parameters, columns and uncovered clauses: all at once, each with file, line, column and the nearest name.',
    },
    examples: [
      { line: 'rules validate', note: { zh: '随附的全部', en: 'all that come along' } },
      {
        line: 'rules validate rules/national my-rules.yaml',
        note: { zh: '一个目录，一个文件', en: 'a folder and a file' },
      },
    ],
    statuses: [
      [0, { zh: '没有问题', en: 'all valid' }],
      [2, { zh: '有问题', en: 'faults were found' }],
    ],
    seeAlso: ['rules test', 'rules coverage'],
  },
  test: {
    about: {
      zh: '样例是几行写成的小网站和应有的结果，存在规则集的 examples 目录里；逐个建成网站来判，不联网。',
      en: 'An example is a small site in a few lines and what must come out, in the folder examples of a rule set; each is built and judged without a network.',
    },
    examples: [
      { line: 'rules test national', note: { zh: '全国通用规则的样例', en: 'the examples of the national rules' } },
      { line: 'rules test --only guide-updated-date', note: { zh: '只试一条规则', en: 'one rule' } },
      {
        line: 'rules test national --mutants --least 90',
        note: {
          zh: '样例够不够严：逐处改错，至少发现九成',
          en: 'are they strict: faults put in one by one, nine in ten must be noticed',
        },
      },
    ],
    statuses: [
      [0, { zh: '结果都对', en: 'all as they must be' }],
      [
        1,
        {
          zh: '有样例结果不对，或发现的改错少于 --least',
          en: 'an example came out otherwise, or fewer faults than --least were noticed',
        },
      ],
      [2, { zh: '用法或规则集有误', en: 'usage or rule set' }],
    ],
    seeAlso: ['rules validate'],
  },
  coverage: {
    examples: [
      {
        line: 'rules coverage shizhong-2024',
        note: { zh: '一份文件的各条由哪些规则来管', en: 'which rules cover the clauses of a document' },
      },
      {
        line: 'rules coverage --html coverage.html',
        note: { zh: '全部规则集，写成网页', en: 'all rule sets, as a web page' },
      },
    ],
    statuses: [
      [0, { zh: '条条有着落', en: 'every clause is covered' }],
      [1, { zh: '有没有着落的', en: 'some are not' }],
      [2, { zh: '用法或规则集有误', en: 'usage or rule set' }],
    ],
    seeAlso: ['rules validate'],
  },
  diff: {
    about: {
      zh: '增、删、改了哪些规则、分值、参数；加上 --against，用存下的快照各评一遍，说出哪些网站的哪些结果会变。',
      en: 'Rules, points and parameters that differ; with --against stored snapshots are judged by both, to say which results of which sites would change.',
    },
    examples: [
      { line: 'rules diff national shizhong-2024', note: { zh: '两个规则集', en: 'two rule sets' } },
      {
        line: 'rules diff national my-rules.yaml --against latest',
        note: { zh: '改用以后，最近一次检查的结果怎么变', en: 'what would change in the latest run' },
      },
    ],
    seeAlso: ['replay', 'rules show'],
  },
  new: {
    examples: [
      {
        line: 'rules new pack qinghe-2026 --title 2026-work-points',
        note: { zh: '一个区县的规则集', en: 'the rule set of a district' },
      },
      { line: 'rules new rule qinghe-guide --check guide/updated-fresh', note: { zh: '一条规则', en: 'a rule' } },
    ],
    seeAlso: ['rules validate'],
  },
} as const satisfies Readonly<Record<string, HelpPage>>;

export const NEW_PACK_HELP: HelpPage = {
  about: {
    zh: '建一个目录：rule-set.yaml、条款清单、每条一个待填的规则。填好以后 gongkai rules validate。',
    en: 'A folder with rule-set.yaml, a table of clauses and a rule to be filled in for each; then gongkai rules validate.',
  },
  examples: [
    {
      line: {
        zh: 'rules new pack qinghe-2026 --title 2026年青禾区政务公开工作要点 --clauses 条款.csv',
        en: 'rules new pack qinghe-2026 --title Work-points-of-2026 --clauses clauses.csv',
      },
      note: { zh: '由条款清单生成', en: 'from a list of clauses' },
    },
    {
      line: 'rules new pack qinghe-2026 --extends national --into rules',
      note: { zh: '放在 rules 目录下', en: 'in the folder rules' },
    },
  ],
  seeAlso: ['rules validate', 'rules coverage'],
};

export const NEW_RULE_HELP: HelpPage = {
  about: {
    zh: '按检测项的参数写好一条规则的样子；不写 --check 则列出全部检测项。',
    en: 'A rule with the parameters of its check; without --check all checks are listed.',
  },
  examples: [
    { line: 'rules new rule qinghe-guide', note: { zh: '有哪些检测项', en: 'what checks there are' } },
    {
      line: 'rules new rule qinghe-guide --check guide/updated-fresh --into qinghe-2026/chapter-1.yaml',
      note: { zh: '添加到自己的规则集', en: 'into a rule set of your own' },
    },
  ],
  seeAlso: ['explain', 'rules validate'],
};
