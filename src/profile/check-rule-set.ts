/** What a schema cannot say of a whole rule set: its head, names that must exist, sums. */
import type { Catalog } from '../model/check.js';
import { checkClauses } from './check-clauses.js';
import { checkColumns } from './check-columns.js';
import { checkRules } from './check-rules.js';
import { checkWaivers } from './check-waivers.js';
import { complain } from './complain.js';
import type { MergedRuleSet } from './merge-rule-sets.js';
import type { Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';
import { SCORING_KEYS } from './rule-set-schema.js';

/** Every fault of the merged rule set; fills in defaults of params. */
export const checkRuleSet = (merged: MergedRuleSet, checks: Catalog): readonly Problem[] => [
  ...checkHead(merged),
  ...checkColumns(merged),
  ...checkRules(merged, checks),
  ...checkSums(merged),
  ...checkClauses(merged),
  ...checkWaivers(merged),
];

function* checkHead({ head, headFile, scoring, sections, isWhole }: MergedRuleSet): Generator<Problem> {
  if (!isWhole) return;
  for (const key of ['id', 'title', 'version'])
    if (head[key] === undefined) yield problemAt(headFile, [], { zh: `缺少 ${key}`, en: `${key} is missing` });
  const missing = SCORING_KEYS.filter((key) => scoring[key] === undefined);
  if (missing.length > 0) {
    const message = { zh: `scoring 缺少 ${missing.join('、')}`, en: `scoring lacks ${missing.join(', ')}` };
    const hint = { zh: '写全，或扩展一个写全的规则集', en: 'write them, or extend a rule set that does' };
    yield problemAt(headFile, ['scoring'], message, { at: 'key', hint });
  }
  if (sections.size === 0)
    yield problemAt(headFile, [], { zh: '一个评分节也没有（sections）', en: 'there are no sections' });
}

/** scoring.md 2: what a section's deduction rules and manual evidence are worth must not exceed what it declares. */
function* checkSums({ sections, rules, clauses }: MergedRuleSet): Generator<Problem> {
  for (const [id, section] of sections) {
    const members = [...rules.values()].filter(
      ({ data }) => data.section === id && data.enabled !== false && data.level === 'deduction',
    );
    if (section.isBroken || members.some(({ isBroken }) => isBroken)) continue;
    const manual = [...clauses.values()].flatMap(({ coverage }) =>
      coverage?.entry.section === id ? [coverage.entry.points] : [],
    );
    const sum =
      [...members.map(({ data }) => data.points), ...manual].reduce<number>(
        (hundredths, points) => hundredths + Math.round(Number(points ?? 0) * 100),
        0,
      ) / 100;
    const outOf = Number(section.data.outOf);
    if (sum <= outOf) continue;
    const message = {
      zh: `评分节 ${id} 的扣分规则${manual.length > 0 ? '和人工取证' : ''}合计 ${sum} 分，超过满分 ${outOf} 分`,
      en: `the deduction rules${manual.length > 0 ? ' and manual evidence' : ''} of section ${id} sum up to ${sum}, more than its outOf ${outOf}`,
    };
    yield complain(section, ['outOf'], message, {
      hint: { zh: '调低规则分值，或提高 outOf', en: 'lower points of rules, or raise outOf' },
    });
  }
}
