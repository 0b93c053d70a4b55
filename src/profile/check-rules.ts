import { whyRefused } from '../lib/pattern/pattern.js';
import type { Catalog } from '../model/check.js';
import { allowedNames } from './allowed-names.js';
import { checkDates } from './check-dates.js';
import { complain, ifUnknown, refusedPattern } from './complain.js';
import { explainFaults } from './explain-fault.js';
import { markedStrings } from './marked-strings.js';
import type { MergedEntry, MergedRuleSet } from './merge-rule-sets.js';
import type { Problem } from './profile-error.js';
import type { RuleEntry } from './rule-set-schema.js';
import { findFaults } from './validator.js';

/** The check of a rule that nobody has built yet. */
export const PENDING = 'pending';

/**
 * Every rule's section, sources and columns exist, its days are in order, its params are what its check takes.
 * Fills in the defaults of params.
 */
export function* checkRules(merged: MergedRuleSet, checks: Catalog): Generator<Problem> {
  for (const [id, rule] of merged.rules) {
    if (rule.isBroken) continue;
    const entry = rule.data as unknown as RuleEntry;
    const noSection = ifUnknown(merged, 'sections', entry.section);
    if (noSection) yield complain(rule, ['section'], noSection.message, noSection);
    const isList = Array.isArray(entry.source);
    for (const [at, { document }] of [entry.source].flat().entries()) {
      const noSource = ifUnknown(merged, 'sources', document);
      if (noSource)
        yield complain(rule, isList ? ['source', at, 'document'] : ['source', 'document'], noSource.message, noSource);
    }
    yield* checkDates(rule, entry, merged);
    if ((entry.level === 'deduction' || entry.level === 'bonus') && entry.points === undefined) {
      const hint = { zh: '扣分和加分规则要写分值', en: 'deduction and bonus rules have points' };
      yield complain(
        rule,
        ['level'],
        { zh: `规则 ${id} 缺少 points`, en: `the rule ${id} has no points` },
        { hint, at: 'key' },
      );
    }
    if (entry.check === undefined)
      yield complain(
        rule,
        [],
        { zh: `规则 ${id} 缺少 check`, en: `the rule ${id} has no check` },
        { at: 'key', hint: { zh: '写检测项，或用 like 照另一条规则判断', en: 'name a check, or say like: RULE' } },
      );
    else if (entry.check !== PENDING) yield* checkParams(rule, entry.check, merged, checks);
  }
}

function* checkParams(rule: MergedEntry, check: string, merged: MergedRuleSet, checks: Catalog): Generator<Problem> {
  const schema = checks.get(check)?.params as AnySchema | undefined;
  if (!schema) {
    const hint = allowedNames(check, [PENDING, ...checks.keys()]);
    yield complain(rule, ['check'], { zh: `没有检测项 ${check}`, en: `there is no check ${check}` }, { hint });
    return;
  }
  const params = (rule.data.params ??= {}) as Record<string, unknown>;
  for (const { path, at, message, hint } of explainFaults(findFaults(schema, params))) {
    const said = { zh: `${check} 的参数：${message.zh.trim()}`, en: `params of ${check}: ${message.en.trim()}` };
    yield complain(rule, ['params', ...path], said, { hint, at });
  }
  for (const { path, text } of markedStrings(schema, params, 're2')) {
    const why = whyRefused(text);
    if (why !== undefined) yield complain(rule, ['params', ...path], refusedPattern(why).message, refusedPattern(why));
  }
  for (const { path, text } of markedStrings(schema, params, 'column')) {
    const unknown = ifUnknown(merged, 'columns', text);
    if (unknown) yield complain(rule, ['params', ...path], unknown.message, unknown);
  }
}

type AnySchema = Parameters<typeof findFaults>[0];
