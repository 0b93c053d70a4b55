import { describe, expect, test } from 'vitest';
import { speaker } from '../../../src/cli/language.js';
import { waiverNotes } from '../../../src/cli/rules/waiver-notes.js';
import type { Profile } from '../../../src/model/profile.js';
import type { SiteEntry, Waiver } from '../../../src/model/site-entry.js';
import { ruleFolder } from '../../support/rule-folder.js';
import { gongkai } from '../../support/transcript.js';

const waiver: Waiver = { rule: 'guide-fresh', justification: '迁址', approvedBy: '区政府办', expiresOn: '2025-06-30' };
const site: SiteEntry = { id: 'liuwan', name: '柳湾区', url: 'http://www.liuwan.gov.cn/', kind: 'district' };
const notes = (waivers: readonly Waiver[], asOf: string, ofSite: readonly Waiver[] = []): readonly string[] => {
  const rules = [
    { id: 'guide-fresh', level: 'deduction' },
    { id: 'home-updated', level: 'veto' },
  ];
  return waiverNotes([[{ ...site, waivers: ofSite }, { rules, waivers } as unknown as Profile]], asOf, speaker('zh'));
};

describe('what is said of waivers', () => {
  test('nothing while one holds, its last day included', () => {
    expect(notes([waiver], '2025-06-30')).toEqual([]);
  });

  test('that one has ended and its rule counts again, whether rule set or site list holds it', () => {
    expect(notes([waiver], '2025-07-01', [waiver])).toEqual(['规则 guide-fresh 的豁免已于 2025-06-30 到期，重新计分']);
  });

  test('that a veto cannot be waived, and that one of a rule that is switched off does nothing', () => {
    expect(notes([{ ...waiver, rule: 'home-updated' }], '2025-01-01')[0]).toContain('单项否决不能豁免');
    expect(notes([{ ...waiver, rule: 'gone' }], '2025-01-01')[0]).toContain('没有启用');
  });

  test('nothing of another site', () => {
    expect(notes([{ ...waiver, site: 'hetang' }], '2025-07-01')).toEqual([]);
  });
});

test('rules validate tells of a waiver that has ended; the rule set stays valid', async () => {
  const cwd = ruleFolder({
    'mine.yaml': `id: mine
title: 柳湾区评测方案
version: 1.0.0
extends: [national]
waivers:
  - { rule: guide-updated-date, justification: 迁址, approvedBy: 区政府办, expiresOn: 2020-01-01 }
`,
  });
  const { status, stdout: out } = await gongkai(['rules', 'validate', 'mine.yaml'], { cwd });
  expect([status, out]).toEqual([
    0,
    expect.stringContaining('注意：规则 guide-updated-date 的豁免已于 2020-01-01 到期'),
  ]);
});
