import { describe, expect, test } from 'vitest';
import { reviveProfile, serializeProfile } from '../../src/profile/serialize-profile.js';
import { complaints, load, problemsOf, ruleFolder, WILLOW } from '../support/rule-folder.js';

const LIST = `clauses:
  - { id: LW-1a, phrase: 及时更新公开指南, class: A, deadline: 2024年12月底前, dueOn: 2024-12-31 }
  - { id: LW-2a, phrase: 公开指南写明电话, class: B }
  - { id: LW-3a, phrase: 建设政务公开专区, class: M }
  - { id: LW-4a, phrase: 严格公文审核, class: N }
`;
const COVERED = `clauses:
  - { id: LW-1a, rules: [guide-fresh] }
  - { id: LW-2a, rules: [guide-contact, guide-fresh] }
  - { id: LW-3a, manual: 专区照片, section: zone, points: 2 }
  - { id: LW-4a, notObservable: 审核在单位内部进行 }
`;
const HEAD = WILLOW.slice(0, WILLOW.indexOf('sources:')).concat(
  'sections: [{ id: guide, title: 公开指南, outOf: 5 }, { id: zone, title: 专区, outOf: 2 }]\n',
);
const REST =
  WILLOW.slice(WILLOW.indexOf('sources:'), WILLOW.indexOf('sections:')) + WILLOW.slice(WILLOW.indexOf('rules:'));
const pack = (list = LIST, covered = COVERED, more: Readonly<Record<string, string>> = {}): string =>
  ruleFolder({
    'willow/rule-set.yaml': HEAD,
    'willow/rules.yaml': REST,
    'willow/clauses.yaml': list,
    'willow/traceability.yaml': covered,
    ...more,
  });
const said = (folder: string, reference?: string): readonly string[] =>
  problemsOf(folder, reference).map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}${hint ? ` (${hint})` : ''}`,
  );
const change = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe('the table of clauses of a rule set', () => {
  test('joins the list of the document with what covers each clause', () => {
    expect(load(pack()).clauses).toEqual([
      {
        id: 'LW-1a',
        ruleSet: 'willow',
        phrase: '及时更新公开指南',
        class: 'A',
        deadline: '2024年12月底前',
        dueOn: '2024-12-31',
        document: 'notice',
        rules: ['guide-fresh'],
      },
      {
        id: 'LW-2a',
        ruleSet: 'willow',
        phrase: '公开指南写明电话',
        class: 'B',
        document: 'notice',
        rules: ['guide-contact', 'guide-fresh'],
      },
      {
        id: 'LW-3a',
        ruleSet: 'willow',
        phrase: '建设政务公开专区',
        class: 'M',
        document: 'notice',
        rules: [],
        manual: '专区照片',
        section: 'zone',
        points: 200,
      },
      {
        id: 'LW-4a',
        ruleSet: 'willow',
        phrase: '严格公文审核',
        class: 'N',
        document: 'notice',
        rules: [],
        notObservable: '审核在单位内部进行',
      },
    ]);
  });

  test('may stand in one file, list and coverage in the same row', () => {
    const row = 'clauses: [{ id: 3a, phrase: 指南及时更新, class: A, rules: [guide-fresh] }]\n';
    expect(load(ruleFolder({ 'willow.yaml': WILLOW + row })).clauses).toHaveLength(1);
  });

  test('is inherited, and a rule set that extends it may cover a clause otherwise', () => {
    const folder = pack(LIST, COVERED, {
      'pond.yaml':
        'id: pond\ntitle: 荷塘\nversion: 1.0.0\nextends: [willow]\nclauses: [{ id: LW-2a, rules: [guide-fresh] }]\n',
    });
    expect(load(folder, 'pond').clauses?.map(({ id, ruleSet, rules }) => [id, ruleSet, rules.length])).toEqual([
      ['LW-1a', 'willow', 1],
      ['LW-2a', 'willow', 1],
      ['LW-3a', 'willow', 0],
      ['LW-4a', 'willow', 0],
    ]);
  });

  test('tells apart the rules that a later rule set switched off', () => {
    const folder = pack(LIST, COVERED, {
      'pond.yaml':
        'id: pond\ntitle: 荷塘\nversion: 1.0.0\nextends: [willow]\noverrides: { guide-fresh: { enabled: false } }\n',
    });
    expect(load(folder, 'pond').clauses?.slice(0, 2)).toMatchObject([
      { id: 'LW-1a', rules: [], switchedOff: ['guide-fresh'] },
      { id: 'LW-2a', rules: ['guide-contact'], switchedOff: ['guide-fresh'] },
    ]);
  });

  test('is stored with a snapshot and comes back with it', () => {
    const waiver =
      'waivers: [{ rule: guide-fresh, justification: 迁址, approvedBy: 区政府办, expiresOn: 2025-06-30 }]\n';
    const profile = load(pack(LIST, COVERED, { 'willow/waivers.yaml': waiver }));
    const revived = reviveProfile(serializeProfile(profile));
    expect(revived.clauses).toEqual(profile.clauses);
    expect(revived.waivers).toEqual(profile.waivers);
    expect([revived.digest, revived.waivers?.length]).toEqual([profile.digest, 1]);
  });

  test('is part of the digest, and of a profile without one the digest knows nothing', () => {
    const digest = (covered: string): string => load(pack(LIST, covered)).digest;
    expect(digest(COVERED)).not.toBe(digest(change(COVERED, '专区照片', '专区的照片')));
  });
});

describe('a table of clauses that cannot be right', () => {
  test.each([
    [
      'a clause that nothing covers',
      LIST,
      change(COVERED, '  - { id: LW-2a, rules: [guide-contact, guide-fresh] }\n', ''),
      ['willow/clauses.yaml:3:11 条款 LW-2a 没有对应 (在另一个文件的 clauses 里写一行：'],
    ],
    [
      'a row for a clause that the list does not hold',
      LIST,
      change(COVERED, '{ id: LW-2a', '{ id: LW-2b'),
      ['willow/clauses.yaml:3:11 条款 LW-2a 没有对应', 'willow/traceability.yaml:3:11 条款清单里没有 LW-2b (是不是 '],
    ],
    [
      'a clause listed twice',
      `${LIST}  - { id: LW-1a, phrase: 再写一遍, class: A }\n`,
      COVERED,
      ['willow/clauses.yaml:6:5 clauses 里的 LW-1a 重复 (已写在 '],
    ],
    [
      'a clause covered twice',
      LIST,
      `${COVERED}  - { id: LW-1a, rules: [guide-contact] }\n`,
      ['willow/traceability.yaml:6:5 clauses 里的 LW-1a 重复 (已写在 '],
    ],
    [
      'a clause for the machine without rules',
      LIST,
      change(COVERED, 'LW-1a, rules: [guide-fresh]', 'LW-1a, manual: 截图'),
      ['willow/traceability.yaml:2:5 条款 LW-1a 是 A 类（机器可判），要写 rules'],
    ],
    [
      'a manual clause without what to bring',
      LIST,
      change(COVERED, 'manual: 专区照片, section: zone, points: 2', 'rules: [guide-fresh]'),
      ['willow/traceability.yaml:4:5 条款 LW-3a 是 M 类（人工取证），要写 manual'],
    ],
    [
      'a clause that no website shows, without the reason',
      LIST,
      change(COVERED, 'notObservable: 审核在单位内部进行', 'manual: 审核记录'),
      ['willow/traceability.yaml:5:5 条款 LW-4a 是 N 类（看不到），要写 notObservable'],
    ],
    [
      'covered and not observable at once',
      LIST,
      change(COVERED, 'notObservable: 审', 'rules: [guide-fresh], notObservable: 审'),
      ['willow/traceability.yaml:5:55 条款 LW-4a 既然看不到，就不能再写 rules 或 manual'],
    ],
    [
      'an unknown rule',
      LIST,
      change(COVERED, '[guide-fresh]', '[guide-frech]'),
      ['willow/traceability.yaml:2:26 没有规则 guide-frech (是不是 guide-fresh？可用：guide-contact、guide-fresh)'],
    ],
    [
      'points without a section, a section that nobody knows',
      LIST,
      change(COVERED, 'section: zone, points', 'points').replace('id: LW-4a, not', 'id: LW-4a, section: zones, not'),
      [
        'willow/traceability.yaml:4:40 条款 LW-3a 有分值，要写计入哪一节 section',
        'willow/traceability.yaml:5:27 没有评分节 zones (是不是 zone？',
        'willow/traceability.yaml:5:27 section 只用于人工取证的条款（manual）',
      ],
    ],
    [
      'manual points that exceed their section',
      LIST,
      change(COVERED, 'points: 2', 'points: 2.5'),
      ['willow/rule-set.yaml:5:80 评分节 zone 的扣分规则和人工取证合计 2.5 分，超过满分 2 分'],
    ],
    [
      'a deadline before the document was issued',
      change(LIST, 'dueOn: 2024-12-31', 'dueOn: 2023-12-31'),
      COVERED,
      ['willow/clauses.yaml:2:75 条款 LW-1a 的期限 2023-12-31 早于文件印发的日期 2024-06-30'],
    ],
    [
      'a deadline that is no day, a class that is none',
      change(LIST, 'dueOn: 2024-12-31', 'dueOn: 2024-02-30').replace('class: B', 'class: C'),
      COVERED,
      [
        'willow/clauses.yaml:2:75 dueOn 的日期“2024-02-30”不存在',
        'willow/clauses.yaml:3:43 class 不能是“C” (可用：A、B、M、N)',
      ],
    ],
    [
      'a listed clause without phrase or class',
      change(LIST, 'phrase: 公开指南写明电话, class: B', 'deadline: 年内'),
      COVERED,
      ['willow/clauses.yaml:3:5 条款 LW-2a 缺少 phrase (', 'willow/clauses.yaml:3:5 条款 LW-2a 缺少 class ('],
    ],
    [
      'an unknown document',
      change(LIST, 'class: M', 'class: M, document: notise'),
      COVERED,
      ['willow/clauses.yaml:4:56 没有依据文件 notise (是不是 notice？'],
    ],
  ])('%s', (_, list, covered, expected) => {
    const found = said(pack(list, covered));
    expect(found).toHaveLength(expected.length);
    expected.forEach((start, at) => expect(found[at]).toContain(start));
  });

  test('a rule that the same rule set switched off', () => {
    const rules = change(REST, '    points: 3\n', '    points: 3\n    enabled: false\n');
    expect(said(pack(LIST, COVERED, { 'willow/rules.yaml': rules }))).toContain(
      'willow/traceability.yaml:2:26 规则 guide-fresh 已经关闭（enabled: false）',
    );
  });

  test('a row that says nothing', () => {
    expect(complaints(`${WILLOW}clauses: [{ id: 3a }]\n`)).toEqual([
      '28:11 条款 3a 什么也没有写 (清单里写 phrase 和 class；对应写 rules、manual 或 notObservable)',
    ]);
  });

  test('a broken row does not make its clause uncovered', () => {
    expect(said(pack(LIST, change(COVERED, 'rules: [guide-fresh]', 'rule: [guide-fresh]')))).toEqual([
      expect.stringContaining('willow/traceability.yaml:2:18 不认识的键 rule (是不是 rules？'),
    ]);
  });
});

describe('waivers of a rule file', () => {
  const waiver = (fields: string): string => `${WILLOW}waivers:\n  - { ${fields} }\n`;
  const GOOD = 'rule: guide-fresh, site: liuwan, justification: 迁址, approvedBy: 区政府办, expiresOn: 2025-06-30';

  test('come with the profile, those of all that it extends', () => {
    const folder = ruleFolder({
      'willow.yaml': waiver(GOOD),
      'pond.yaml': `id: pond\ntitle: 荷塘\nversion: 1.0.0\nextends: [willow]\nwaivers:\n  - { ${GOOD.replace('2025', '2026')} }\n`,
    });
    expect(load(folder).waivers).toEqual([
      { rule: 'guide-fresh', site: 'liuwan', justification: '迁址', approvedBy: '区政府办', expiresOn: '2025-06-30' },
    ]);
    expect(load(folder, 'pond').waivers?.map(({ expiresOn }) => expiresOn)).toEqual(['2026-06-30']);
  });

  test.each([
    ['an unknown rule', GOOD.replace('guide-fresh', 'guide-frech'), '29:13 没有规则 guide-frech (是不是 guide-fresh？'],
    ['nobody who approved it', GOOD.replace('approvedBy: 区政府办, ', ''), '29:5 缺少 approvedBy'],
    ['a blank approver', GOOD.replace('区政府办', "' '"), '29:71 approvedBy 不能是“ ” (谁批准的'],
    ['a day that does not exist', GOOD.replace('2025-06-30', '2025-06-31'), 'expiresOn 的日期“2025-06-31”不存在'],
  ])('%s is an error', (_, fields, message) => {
    expect(complaints(waiver(fields))[0]).toContain(message);
  });

  test('two of the same rule and site are an error', () => {
    expect(complaints(`${waiver(GOOD)}  - { ${GOOD} }\n`)).toEqual([
      expect.stringContaining('30:5 waivers 里的 guide-fresh @ liuwan 重复 (已写在 '),
    ]);
  });
});
