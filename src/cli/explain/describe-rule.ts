/** One rule, and how it came out at one site, as text for a terminal. */
import type { AnyCheck, Catalog } from '../../model/check.js';
import type { Profile, Rule } from '../../model/profile.js';
import type { AuditReport, Finding } from '../../model/report.js';
import type { TracedProfile } from '../../profile/trace-profile.js';
import { describeJudgement } from './describe-judgement.js';
import { describeParams } from './describe-params.js';
import type { Say } from '../language.js';
import { effectiveWords, kindWord, outcomeWord, weightWords } from '../rules/rule-words.js';
import { printable } from '../text/printable.js';
import { textTable } from '../text/text-table.js';

/**
 * What a rule wants: weight, clause, what passes and fails, parameters with where they were written, what must be seen for it,
 * remedy. `trace` is missing where the profile comes out of a snapshot.
 */
export function describeRule(rule: Rule, profile: Profile, catalog: Catalog, say: Say, trace?: TracedProfile): string {
  const check = catalog.get(rule.check);
  const section = profile.sections.find(({ id }) => id === rule.section);
  const rows: string[][] = [
    [say('评测方案', 'profile'), `${profile.id} ${profile.version}`],
    [say('评分节', 'section'), say(section?.title ?? rule.section, section?.titleEn ?? rule.section)],
    [say('性质', 'level'), weightWords(rule, say)],
    [say('适用', 'applies to'), rule.appliesTo.kinds.map((kind) => kindWord(kind, say)).join(say('、', ', '))],
    ...effectiveRow(rule, say),
    [
      say('检测项', 'check'),
      check
        ? `${rule.check}  ${check.title}`
        : say('尚未实现，结果总是“未检测”，不计分', 'not built yet: always untested, out of points'),
    ],
    ...needsRow(rule, check, say),
    ...writtenRow(rule, trace, say),
  ];
  const blocks = [
    `${rule.id}  ${say(rule.title, rule.titleEn ?? rule.title)}`,
    textTable(rows, '  '),
    describeSource(rule, profile, say),
  ];
  const clauses = describeClauses(rule, profile, say);
  if (clauses !== '') blocks.push(clauses);
  if (check) blocks.push(describeJudgement(rule, check, say));
  if (Object.keys(rule.params).length > 0) blocks.push(describeParams(rule, trace, say));
  const remedy = say(rule.remedy ?? '', rule.remedyEn ?? rule.remedy ?? '');
  if (remedy) blocks.push(`${say('整改办法', 'remedy')}\n  ${remedy}`);
  return blocks.join('\n\n');
}

function effectiveRow({ effective }: Rule, say: Say): string[][] {
  const days = effectiveWords(effective, say);
  return days === '' ? [] : [[say('施行', 'in force'), days]];
}

function needsRow({ params }: Rule, check: AnyCheck | undefined, say: Say): string[][] {
  if (!check) return [];
  const needs =
    typeof check.needs === 'function'
      ? (check.needs as (given: unknown) => readonly string[])(params)
      : (check.needs as readonly string[]);
  return needs.length === 0 ? [] : [[say('要看到', 'must see'), needs.join(say('、', ', '))]];
}

/** Every file that wrote of it, the first one first. */
function writtenRow({ id }: Rule, trace: TracedProfile | undefined, say: Say): string[][] {
  const layers = trace?.layersOf(id) ?? [];
  const places = layers.map(({ file, line, rule }) => `${file}:${line}${rule === id ? '' : `（${rule}）`}`);
  return places.length === 0
    ? []
    : [[say('写在', 'written at'), places.reverse().join(say('，改动在 ', ', changed at '))]];
}

/** The clauses of documents that it serves. */
function describeClauses({ id }: Rule, { clauses = [] }: Profile, say: Say): string {
  const served = clauses.filter(({ rules }) => rules.includes(id));
  if (served.length === 0) return '';
  const lines = served.map(
    (clause) =>
      `  ${clause.id}${clause.class === undefined ? '' : ` [${clause.class}]`}  ${clause.phrase ?? ''}${clause.dueOn === undefined ? '' : say(`（${clause.dueOn} 以前）`, ` (by ${clause.dueOn})`)}`,
  );
  return [say('对应的条款', 'clauses that it serves'), ...lines].join('\n');
}

function describeSource({ source, isUnverified }: Rule, { sources }: Profile, say: Say): string {
  const lines = source.map(({ document, clause, quote }) => {
    const cited = sources.get(document);
    const number = cited?.number === undefined ? '' : `（${cited.number}）`;
    const words = quote === undefined ? '' : `：“${quote}”`;
    return `  《${(cited?.title ?? document).replace(/^《(.*)》$/, '$1')}》${number}${clause ?? ''}${words}`;
  });
  if (isUnverified)
    lines.push(
      say(
        '  其中的数值或出处尚未与原文核对，不得当作文件规定引用',
        '  figures or clause not yet checked against the original: not to be quoted as official',
      ),
    );
  return `${say('依据', 'source')}\n${lines.join('\n')}`;
}

/** How a rule came out at one site, with each finding and its first evidence. */
export function describeOutcome(rule: string, { site, asOf, outcomes }: AuditReport, say: Say): string {
  const outcome = outcomes.find((one) => one.rule === rule);
  const head = say(`${site.name}（${site.id}），按 ${asOf} 评判`, `${site.name} (${site.id}), judged as of ${asOf}`);
  if (!outcome) return `${head}\n  ${say('这次检查没有用到这条规则', 'this rule was not part of the run')}`;
  const { value, reason, points, checked, measured, findings } = outcome;
  const rows = [
    [
      say('结果', 'outcome'),
      outcomeWord(value, say) + (reason === undefined ? '' : say(`（${reason}）`, ` (${reason})`)),
    ],
    ...(points.outOf > 0
      ? [
          [
            say('得分', 'points'),
            points.min === points.max
              ? `${points.earned} / ${points.outOf}`
              : `${points.earned} [${points.min}, ${points.max}] / ${points.outOf}`,
          ],
        ]
      : []),
    [say('检测对象', 'targets'), String(checked)],
    ...Object.entries(measured ?? {}).map(([key, figure]) => [key, JSON.stringify(figure)]),
  ];
  return [head, textTable(rows, '  '), ...findings.map((finding) => describeFinding(finding, say))].join('\n');
}

function describeFinding({ value, message, messageEn, url, evidence }: Finding, say: Say): string {
  const mark = value === 'failed' ? '✗' : '?';
  const place = url ?? evidence[0]?.url;
  const quote = evidence[0]?.quote;
  return [
    `  ${mark} ${printable(say(message, messageEn ?? message))}`,
    ...(place === undefined ? [] : [`    ${printable(place)}`]),
    ...(quote === undefined ? [] : [say(`    原文：${printable(quote)}`, `    quote: ${printable(quote)}`)]),
  ].join('\n');
}
