import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviveProfile, serializeProfile } from '../../src/profile/serialize-profile.js';
import { load, ruleFolder, WILLOW } from '../support/rule-folder.js';

/** Rule sets that load: any ids, texts, levels and points within the section. */
const ruleSets = fc
  .record({
    texts: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 3, maxLength: 3 }),
    ids: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?$/), { minLength: 1, maxLength: 6 }),
    levels: fc.array(fc.constantFrom('veto', 'deduction', 'advice', 'bonus'), { minLength: 6, maxLength: 6 }),
    points: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
    params: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.array(fc.integer())),
    ),
  })
  .map(({ texts: [title, name, alias], ids, levels, points, params }) =>
    JSON.stringify({
      id: 'willow',
      title,
      version: '1.0.0',
      scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
      sources: { notice: { title: name } },
      columns: { guide: { name, aliases: [alias] } },
      sections: [{ id: 'guide', title, outOf: 6 }],
      rules: Object.fromEntries(
        ids.map((id, at) => [
          id,
          {
            title,
            section: 'guide',
            level: levels[at],
            points: (points[at] ?? 0) / 100,
            check: 'pending',
            params,
            source: { document: 'notice', quote: alias },
          },
        ]),
      ),
    }),
  );

describe('a stored profile', () => {
  test('is the same after load, store, revive and store', () => {
    fc.assert(
      fc.property(ruleSets, (content) => {
        const folder = ruleFolder({ 'willow.yaml': content });
        const profile = load(folder);
        const text = serializeProfile(profile);
        const revived = reviveProfile(text);
        expect(revived).toEqual(profile);
        expect(serializeProfile(revived)).toBe(text);
        expect(serializeProfile(load(folder))).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  test('has the same digest however its maps are ordered and whatever the comments, another one for another figure', () => {
    const digest = (content: string): string => load(ruleFolder({ 'willow.yaml': content })).digest;
    const reordered = WILLOW.replace(
      '    section: guide\n    level: deduction\n    points: 3\n',
      '    points: 3 # 三分\n    level: deduction\n    section: guide\n',
    );
    expect(reordered).not.toBe(WILLOW);
    expect(digest(reordered)).toBe(digest(WILLOW));
    expect(digest(WILLOW.replace('points: 3', 'points: 2.99'))).not.toBe(digest(WILLOW));
    expect(digest(WILLOW)).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['no JSON', '<html>'],
    ['another format', '{"format":"gongkai-profile/9"}'],
    ['__proto__', '{"__proto__":{"format":"gongkai-profile/1"}}'],
  ])('is refused: %s', (_, text) => {
    expect(() => reviveProfile(text)).toThrow('not a stored profile');
  });

  test('is refused when a part of it was cut away', () => {
    const data = JSON.parse(serializeProfile(load(ruleFolder({ 'willow.yaml': WILLOW })))) as {
      rules: { level?: string }[];
    };
    delete data.rules[0]?.level;
    expect(() => reviveProfile(JSON.stringify(data))).toThrow('not a stored profile: /rules/0');
  });
});
