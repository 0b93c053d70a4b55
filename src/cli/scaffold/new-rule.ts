/** `gongkai rules new rule`: a rule over a check of the catalogue, with its parameters to fill in. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { TSchema } from '@sinclair/typebox';
import { stringify } from 'yaml';
import type { AnyCheck, Catalog } from '../../model/check.js';
import type { Profile } from '../../model/profile.js';
import { allowedNames } from '../../profile/allowed-names.js';
import { parseRuleFile } from '../../profile/parse-rule-file.js';
import { loadProfile } from '../../profile/load-profile.js';
import { ID_PATTERN } from '../../profile/rule-set-schema.js';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import type { CliContext } from '../command.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { rulesFolder } from '../rules/load-profiles.js';
import { sampleParams } from './sample-params.js';
import { schemaLine } from './schema-line.js';

export interface NewRuleOptions {
  readonly check?: string;
  readonly into?: string;
  readonly title?: string;
  readonly section?: string;
}

/** Prints the rule, or adds it at the end of a file of rules. It is advice, so no points have to be found for it. */
export async function newRule(id: string, options: NewRuleOptions, context: CliContext, say: Say): Promise<void> {
  const { catalog } = await import('../../catalog.js');
  const { cwd, stdout } = context;
  if (!new RegExp(ID_PATTERN).test(id))
    throw new UsageError(
      say(
        `规则编号“${id}”不能用：只用小写字母、数字和连字符，以字母开头`,
        `"${id}" is no id of a rule: lower-case letters, digits, hyphens`,
      ),
    );
  const check = findCheck(options.check, catalog, say);
  const file = options.into === undefined ? undefined : resolve(cwd, options.into);
  const profile = loadProfile(file === undefined ? 'national' : (ruleSetOf(file) ?? 'national'), {
    rulesFolder,
    checks: catalog,
    cwd,
  });
  if (profile.rules.some((rule) => rule.id === id))
    throw new UsageError(say(`规则 ${id} 已经有了`, `there is a rule ${id} already`));
  const lines = ruleLines(id, check, profile, { ...neighbour(file), ...options }, say);
  if (file === undefined) return void stdout.write(`${lines.map((line) => line.replace(/^ {2}/, '')).join('\n')}\n`);
  await writeAtomic(file, added(file, lines, id, say));
  stdout.write(
    [
      say(`规则 ${id} 写进了 ${options.into ?? ''}`, `the rule ${id} stands in ${options.into ?? ''}`),
      say(
        '  改好参数、依据、整改办法，再定 level 和 points',
        '  mend parameters, source and remedy, then level and points',
      ),
      say(`  gongkai rules validate ${ruleSetOf(file) ?? file}`, `  gongkai rules validate ${ruleSetOf(file) ?? file}`),
      '',
    ].join('\n'),
  );
}

function findCheck(name: string | undefined, catalog: Catalog, say: Say): AnyCheck {
  const found = name === undefined ? undefined : catalog.get(name);
  if (found) return found;
  const { zh, en } = allowedNames(name ?? '', catalog.keys());
  const all = [...catalog.values()].map((check) => `${check.id}  ${check.title}`);
  throw new UsageError(
    name === undefined
      ? say('用 --check 说明用哪个检测项', '--check names the check')
      : say(`没有检测项 ${name}`, `there is no check ${name}`),
    name === undefined ? all : [say(zh, en)],
  );
}

/** The lines of the entry, indented as under `rules:`. */
function ruleLines(
  id: string,
  check: AnyCheck,
  profile: Profile,
  options: NewRuleOptions & Neighbour,
  say: Say,
): readonly string[] {
  const [family] = check.id.split('/');
  const named = profile.sections.find((one) => one.id === family) ?? profile.sections.at(-1);
  const section = options.section ?? named?.id ?? '';
  if (!profile.sections.some((one) => one.id === section)) {
    const { zh, en } = allowedNames(
      section,
      profile.sections.map((one) => one.id),
    );
    throw new UsageError(say(`没有评分节 ${section}`, `there is no section ${section}`), [say(zh, en)]);
  }
  const document = options.document ?? [...profile.sources.keys()].at(-1) ?? '';
  const issuedOn = profile.sources.get(document)?.issuedOn;
  const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();
  const params = sampleParams(
    check.id,
    check.params as TSchema,
    profile.vocabulary.has('guide') ? ['guide', 'system', 'statutory'] : [...profile.vocabulary.keys()],
  );
  const isEmpty = params.every((line) => line.startsWith('#'));
  return [
    `  ${id}:`,
    `    title: ${scalar(options.title ?? check.title)}`,
    `    section: ${section}`,
    '    # advice 不计分；定为 deduction 或 bonus 时再写 points',
    '    level: advice',
    `    check: ${check.id}`,
    `    params:${isEmpty ? ' {}' : ''}`,
    ...params.map((line) => `      ${line}`),
    ...(issuedOn === undefined ? [] : [`    effective: { from: ${issuedOn} }`]),
    `    source: { document: ${document} }`,
    '    remedy: 写明网站工作人员要做什么。',
  ];
}

interface Neighbour {
  readonly section?: string;
  readonly document?: string;
}

/** Section and source of the last rule of a file: the next one most likely has the same. */
function neighbour(file: string | undefined): Neighbour {
  if (file === undefined || !existsSync(file)) return {};
  const { data } = parseRuleFile(file, readFileSync(file)) as { readonly data?: { readonly rules?: unknown } };
  const last = Object.values((data?.rules ?? {}) as Readonly<Record<string, unknown>>).at(-1) as
    { readonly section?: unknown; readonly source?: unknown } | undefined;
  const [source] = [last?.source ?? []].flat() as readonly { readonly document?: unknown }[];
  return {
    ...(typeof last?.section === 'string' && { section: last.section }),
    ...(typeof source?.document === 'string' && { document: source.document }),
  };
}

/** The rule set that a file belongs to: its folder, or itself; undefined for a file that is yet to be. */
function ruleSetOf(file: string): string | undefined {
  if (existsSync(join(dirname(file), 'rule-set.yaml'))) return dirname(file);
  return existsSync(file) ? file : undefined;
}

function added(file: string, lines: readonly string[], id: string, say: Say): string {
  if (!existsSync(file)) {
    if (!existsSync(join(dirname(file), 'rule-set.yaml')))
      throw new UsageError(say(`${file} 不在规则集的文件夹里`, `${file} lies in no folder of a rule set`), [
        say('先用 gongkai rules new pack 建一个规则集', 'make one by gongkai rules new pack'),
      ]);
    return `${schemaLine(dirname(file))}\nrules:\n${lines.join('\n')}\n`;
  }
  const text = readFileSync(file, 'utf8').trimEnd();
  const hasRules = /^rules:\s*(?:#.*)?$/m.test(text);
  const whole = hasRules ? `${text}\n\n${lines.join('\n')}\n` : `${text}\nrules:\n${lines.join('\n')}\n`;
  if (parseRuleFile(file, Buffer.from(whole)).has(['rules', id])) return whole;
  throw new UsageError(
    say(`${basename(file)} 里 rules 后面还有别的内容，不能自动添加`, `rules is not the last part of ${basename(file)}`),
    [say('去掉 --into，把输出粘贴到 rules 下面', 'leave out --into and paste what is printed')],
  );
}
