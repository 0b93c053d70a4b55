/** Judges a sketched site by one check with the parameters of a rule that no national rule set has. */
import { catalog } from '../../src/catalog.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import type { Rule } from '../../src/model/profile.js';
import type { RawOutcome } from '../../src/model/report.js';
import { fakeSite, type SiteSketch } from './fake-site.js';
import { national } from './judge.js';

/** The outcome of the check; `decidedBy: evaluator` makes it a rule whose findings wait for a person. */
export function judgeCheck(
  check: string,
  params: Readonly<Record<string, unknown>>,
  sketch: SiteSketch,
  changes: Partial<Pick<Rule, 'decidedBy'>> = {},
): RawOutcome {
  const [pattern] = national.rules;
  if (!pattern || !catalog.has(check)) throw new Error(`no check ${check}`);
  const rule: Rule = {
    id: 'qinghe',
    title: '青禾区的要求',
    section: pattern.section,
    level: 'deduction',
    points: 100,
    check,
    params,
    appliesTo: { kinds: ['district', 'department', 'township'] },
    source: [],
    isUnverified: false,
    ...changes,
  };
  const [outcome] = evaluate({
    profile: { ...national, rules: [rule] },
    catalog,
    site: fakeSite(sketch, national.vocabulary),
    onCrash: (_, error) => {
      throw error;
    },
  });
  if (!outcome) throw new Error('nothing came of it');
  return outcome;
}
