import { describe, expect, test } from 'vitest';
import { load, problemsOf, ruleFolder, WILLOW } from '../support/rule-folder.js';

const POND = `id: pond
title: 荷塘区评测方案
version: 2.0.0
extends: [willow]
sections: [{ id: pond, title: 荷塘, outOf: 5 }]
sources: { pond: { title: 荷塘区要点, issuedOn: 2024-06-30 } }
`;
const rule = (id: string, rest: string): string =>
  `  ${id}: { title: 指南按期更新, section: pond, level: advice, source: { document: pond, clause: 三 }, ${rest} }\n`;
const pond = (rest: string): string => ruleFolder({ 'willow.yaml': WILLOW, 'pond.yaml': POND + rest });
const ruleOf = (rest: string) => load(pond(rest), 'pond').rules.find(({ id }) => id === 'pond-fresh');

describe('a rule like another one', () => {
  test('judges the same, on its own days, by its own clause', () => {
    const found = ruleOf(`rules:\n${rule('pond-fresh', 'like: guide-fresh, effective: { from: 2024-12-31 }')}`);
    expect(found).toMatchObject({
      title: '指南按期更新',
      level: 'advice',
      points: 0,
      check: 'guide/updated-fresh',
      params: { maxAge: 'P2Y', labels: ['更新日期'] },
      effective: { from: '2024-12-31' },
      source: [{ document: 'pond', clause: '三' }],
    });
  });

  test('what it says itself goes before', () => {
    const found = ruleOf(`rules:\n${rule('pond-fresh', 'like: guide-fresh, params: { maxAge: P1Y }')}`);
    expect(found?.params).toEqual({ maxAge: 'P1Y', labels: ['更新日期'] });
  });

  test('takes what overrides have made of the other, and may be like one that is like a third', () => {
    const found = ruleOf(
      `rules:\n${rule('pond-fresh', 'like: pond-twin')}${rule('pond-twin', 'like: guide-fresh')}` +
        'overrides: { guide-fresh: { params: { maxAge: P6M } } }\n',
    );
    expect(found?.params).toMatchObject({ maxAge: 'P6M' });
  });

  test('of a rule that is not there, the nearest is named', () => {
    const [problem] = problemsOf(pond(`rules:\n${rule('pond-fresh', 'like: guide-frehs')}`), 'pond');
    expect(problem).toMatchObject({ line: 8, message: '没有规则 guide-frehs' });
    expect(problem?.hint).toContain('guide-fresh');
  });

  test('a circle is said once a rule, and nothing else of it', () => {
    const problems = problemsOf(
      pond(`rules:\n${rule('pond-fresh', 'like: pond-twin')}${rule('pond-twin', 'like: pond-fresh')}`),
      'pond',
    );
    expect(problems.map(({ message }) => message)).toEqual(['规则 pond-twin 的 like 绕成了圈']);
  });

  test('without check and without like it is no rule', () => {
    const [problem] = problemsOf(pond(`rules:\n${rule('pond-fresh', 'remedy: 更新指南')}`), 'pond');
    expect(problem).toMatchObject({ line: 8, message: '规则 pond-fresh 缺少 check' });
  });
});
