import { expect, test } from 'vitest';
import { listRuleSets } from '../../src/profile/list-rule-sets.js';
import { ruleFolder, WILLOW } from '../support/rule-folder.js';

test('rule sets of a folder are listed by id, broken ones too; other files are not', () => {
  const folder = ruleFolder({
    'willow.yaml': WILLOW,
    'reed/rule-set.yaml': 'id: reed\ntitle: 芦苇镇\nversion: 0.1.0\nextends: [willow]\n',
    'broken.yml': 'id: [',
    'README.md': '# 规则',
    'notes/todo.yaml': 'a: 1',
  });
  expect(
    listRuleSets(folder).map(({ id, title, rules, extends: bases, problems }) => ({
      id,
      title,
      rules,
      bases,
      isBroken: problems > 0,
    })),
  ).toEqual([
    { id: 'broken', title: '', rules: 0, bases: [], isBroken: true },
    { id: 'reed', title: '芦苇镇', rules: 0, bases: ['willow'], isBroken: false },
    { id: 'willow', title: '柳湾区评测方案', rules: 2, bases: [], isBroken: false },
  ]);
});

test('a folder that is not there holds none', () => {
  expect(listRuleSets('/nowhere/rules')).toEqual([]);
});
