import { describe, expect, test } from 'vitest';
import { diffProfiles } from '../../src/profile/diff-profiles.js';
import { load, ruleFolder, WILLOW } from '../support/rule-folder.js';

const diff = (rest: string) => {
  const folder = ruleFolder({
    'willow.yaml': WILLOW,
    'pond.yaml': `id: pond\ntitle: 荷塘区评测方案\nversion: 2.0.0\nextends: [willow]\n${rest}`,
  });
  return diffProfiles(load(folder), load(folder, 'pond'));
};

describe('what two rule sets say differently', () => {
  test('the same rules differ in nothing, whatever the rule set is called', () => {
    const nothing = { scoring: [], sections: [], rules: [], columns: [], sources: [], clauses: [] };
    expect(diff('')).toEqual(nothing);
  });

  test('a threshold, points and the days of a rule', () => {
    expect(
      diff('overrides: { guide-fresh: { points: 2, params: { maxAge: P1Y }, effective: { from: 2024-12-31 } } }').rules,
    ).toEqual([
      {
        id: 'guide-fresh',
        title: '指南更新及时',
        state: 'changed',
        changes: [
          { path: 'points', from: 3, to: 2 },
          { path: 'params.maxAge', from: 'P2Y', to: 'P1Y' },
          { path: 'effective', to: { from: '2024-12-31' } },
        ],
      },
    ]);
  });

  test('one more name of a column is one change, wherever it stands in the list', () => {
    expect(diff('columns: { guide: { aliases: [公开说明书, 公开指南] } }').columns).toEqual([
      {
        id: 'guide',
        title: '政府信息公开指南',
        state: 'changed',
        changes: [{ path: 'aliases.公开说明书', to: '公开说明书' }],
      },
    ]);
  });

  test('rules that were added and switched off', () => {
    const { rules, sections } = diff(`sections: [{ id: pond, title: 荷塘, outOf: 1 }]
overrides: { guide-contact: { enabled: false } }
rules:
  pond-fresh: { title: 荷塘指南, section: pond, level: advice, check: pending, source: { document: notice } }
`);
    expect(rules.map(({ id, state }) => [id, state])).toEqual([
      ['guide-contact', 'removed'],
      ['pond-fresh', 'added'],
    ]);
    expect(sections).toEqual([{ id: 'pond', title: '荷塘', state: 'added', changes: [] }]);
  });
});
