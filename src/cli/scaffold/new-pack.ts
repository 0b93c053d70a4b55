/** `gongkai rules new pack`: the folder of a district's rule set, valid from the first moment, with an example that runs. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { isDay } from '../../lib/date/day.js';
import { makeFolder } from '../../lib/fs/make-folder.js';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import { nearest } from '../../lib/text/nearest.js';
import { placesIn } from '../../profile/find-rule-set.js';
import { ID_PATTERN } from '../../profile/rule-set-schema.js';
import type { CliContext } from '../command.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { rulesFolder } from '../rules/load-profiles.js';
import { lastDayIn } from './last-day-in.js';
import { readClauseList, type ListedClause } from './read-clause-list.js';
import { schemaLine } from './schema-line.js';

export interface NewPackOptions {
  readonly title?: string;
  readonly clauses?: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly extends: string;
  readonly into: string;
}

/** Refuses to touch a folder that exists. */
export async function newPack(id: string, options: NewPackOptions, context: CliContext, say: Say): Promise<void> {
  if (!new RegExp(ID_PATTERN).test(id))
    throw new UsageError(
      say(
        `规则集编号“${id}”不能用：只用小写字母、数字和连字符，以字母开头`,
        `"${id}" is no id: lower-case letters, digits, hyphens`,
      ),
    );
  const issuedOn = options.issuedOn ?? `${/(?:19|20)\d\d$/.exec(id)?.[0] ?? '2024'}-01-01`;
  if (!isDay(issuedOn))
    throw new UsageError(say(`--issued-on 的日期“${issuedOn}”不存在`, `--issued-on: there is no day "${issuedOn}"`));
  refuseUnknownSets(options.extends.split(','), context.cwd, say);
  const folder = resolve(context.cwd, options.into, id);
  if (existsSync(folder)) throw new UsageError(say(`${folder} 已经存在`, `${folder} exists already`));
  const clauses =
    options.clauses === undefined
      ? undefined
      : await readClauseList(resolve(context.cwd, options.clauses), id.toUpperCase(), say);
  const files = packFiles(folder, { ...options, id, issuedOn }, clauses);
  await makeFolder(join(folder, 'examples'));
  for (const [name, text] of Object.entries(files)) await writeAtomic(join(folder, name), text);
  const shown = join(options.into, id);
  context.stdout.write(
    [
      say(`规则集 ${id} 写在 ${shown}：`, `the rule set ${id} stands in ${shown}:`),
      ...Object.keys(files).map((name) => `  ${name}`),
      say('接着：', 'next:'),
      `  gongkai rules validate ${shown}`,
      `  gongkai rules coverage ${shown}`,
      `  gongkai rules test ${shown}`,
      '',
    ].join('\n'),
  );
}

/** A rule set that extends what there is not could never be loaded. */
function refuseUnknownSets(references: readonly string[], cwd: string, say: Say): void {
  const known = placesIn(rulesFolder).map(({ promisedId }) => promisedId);
  const lost = references
    .map((one) => one.trim())
    .find((one) => !known.includes(one) && !existsSync(resolve(cwd, one)));
  if (lost === undefined) return;
  const meant = nearest(lost, known);
  throw new UsageError(say(`--extends：没有规则集 ${lost}`, `--extends: there is no rule set ${lost}`), [
    ...(meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]),
    say(`可用：${known.join('、')}`, `allowed: ${known.join(', ')}`),
  ]);
}

interface Pack extends NewPackOptions {
  readonly id: string;
  readonly issuedOn: string;
}

function packFiles(folder: string, pack: Pack, clauses: readonly ListedClause[] | undefined): Record<string, string> {
  const { id, issuedOn } = pack;
  const head = schemaLine(folder);
  const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();
  const title = pack.title ?? id;
  const listed: readonly ListedClause[] = clauses ?? [
    { id: `${id.toUpperCase()}-1`, phrase: '及时更新通知公告', class: 'A', dueOn: `${issuedOn.slice(0, 4)}-12-31` },
  ];
  const byMachine = clauses ? clauses.filter(({ class: kind }) => kind === 'A' || kind === 'B') : [];
  const ruleOf = (clause: ListedClause): string => `${id}-${listed.indexOf(clause) + 1}`;
  const row = (fields: object): string =>
    `  - ${stringify(fields, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd()}`;
  const covered = listed.map((clause) => {
    if (!clauses) return { id: clause.id, rules: [`${id}-notices`] };
    if (clause.class === 'M') return { id: clause.id, manual: '写明要取的材料：照片、签到表、会议纪要等' };
    if (clause.class === 'N') return { id: clause.id, notObservable: '写明为什么从网站上看不到' };
    return { id: clause.id, rules: [ruleOf(clause)] };
  });
  return {
    'rule-set.yaml': `${head}
id: ${id}
title: ${scalar(title)}
version: 1.0.0
extends: [${pack.extends}]

# 每章一节；outOf 是这一节扣分规则和人工取证合计的上限。
sections:
  - { id: ${id}-chapter-1, title: 第一章, outOf: 1 }

sources:
  ${id}:
    title: ${scalar(title)}
${pack.number === undefined ? '' : `    number: ${scalar(pack.number)}\n`}    issuedOn: ${issuedOn}

# 对已有规则的改动，例如：
# overrides:
#   interpretation-forms: { params: { minGovernment: 5, minDepartment: 3 } }
#   https: { enabled: false }
`,
    'columns.yaml': `${head}
# 本地对栏目的叫法，和自己才有的栏目。gongkai rules show ${pack.extends} --columns 列出已有的栏目。
columns:
  notices: { aliases+: [通知公告栏] }
`,
    'clauses.yaml': `${head}
# 文件的条款清单。class：A 机器可判，B 机器找候选、评审人员确认，M 人工取证，N 看不到。dueOn 只写文件写明的日期。
clauses:
${listed.map(row).join('\n')}
`,
    'traceability.yaml': `${head}
# 每一条由什么来管：rules、manual 或 notObservable。
clauses:
${covered.map(row).join('\n')}
`,
    'chapter-1.yaml': `${head}
rules:
  ${id}-notices:
    title: 通知公告三个月内有更新
    section: ${id}-chapter-1
    level: deduction
    points: 1
    check: columns/has-items
    params:
      due: [{ anyOf: [{ column: notices }] }]
      maxAge: P3M
    effective: { from: ${issuedOn} }
    source: { document: ${id} }
    remedy: 三个月内没有新内容的，及时发布；不再使用的栏目撤下或者归档。
${byMachine.map((clause) => pendingRule(ruleOf(clause), clause, id, issuedOn, scalar)).join('')}`,
    'examples/chapter-1.yaml': `${schemaLine(join(folder, 'examples'), 'rule-examples')}
defaults: { kind: district, name: 青禾区人民政府, asOf: ${nextYear(issuedOn)}-12-31 }
sites:
  sound:
    notices: { items: [{ title: 关于征集政务服务改进建议的通知, on: ${nextYear(issuedOn)}-11-20 }] }
examples:
  - { name: 三个月内有通知, from: sound, expect: { ${id}-notices: passed } }
  - name: 最新的通知在三个月以前
    from: sound
    site: { notices: { items: [{ title: 关于征集政务服务改进建议的通知, on: ${nextYear(issuedOn)}-09-01 }] } }
    expect: { ${id}-notices: failed }
  - { name: 文件印发以前, from: sound, asOf: ${dayBefore(issuedOn)}, expect: { ${id}-notices: { value: inapplicable, reason: not-in-force } } }
`,
  };
}

/** A rule that waits for its check: outcome 未检测, no points. */
const pendingRule = (
  rule: string,
  clause: ListedClause,
  id: string,
  issuedOn: string,
  scalar: (text: string) => string,
): string => `
  ${rule}:
    title: ${scalar(clause.phrase)}
    section: ${id}-chapter-1
    level: advice
    # 选一个检测项换下 pending：gongkai rules new rule 编号 --check 检测项 可以打印它的参数
    check: pending
${clause.class === 'B' ? '    decidedBy: evaluator\n' : ''}    effective: { from: ${clause.dueOn ?? lastDayIn(clause.deadline ?? '') ?? issuedOn} }
    source: { document: ${id}, quote: ${scalar(clause.phrase)} }
`;

const nextYear = (day: string): number => Number(day.slice(0, 4)) + 1;
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
