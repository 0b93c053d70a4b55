/** What a user gets who types something wrong: a sentence in their words, the exit status of the contract, nothing half-written. */
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGongkai } from './run-gongkai.js';
import type { Transcript } from './run-gongkai.js';

interface Attempt {
  readonly what: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly status: number;
  /** All of these stand on stderr. */
  readonly says: readonly (string | RegExp)[];
}

const URL_ = 'http://www.linxi.gov.cn/';

const ATTEMPTS: readonly Attempt[] = [
  {
    what: 'an unknown option',
    args: ['audit', URL_, '--profil', 'national'],
    status: 2,
    says: ['--profil', '--profile'],
  },
  { what: 'an unknown command', args: ['audti', URL_], status: 2, says: ['audti', 'audit'] },
  {
    what: 'a profile that is not there',
    args: ['audit', URL_, '--profile', 'natoinal'],
    status: 2,
    says: ['natoinal', 'national'],
  },
  {
    what: 'a rule set with faults, all of them with their places',
    args: ['audit', URL_, '--profile', 'bad.yaml'],
    files: {
      'bad.yaml': `id: bad
title: 坏的规则集
version: 1.0.0
extends: [national]
rules:
  guide-fresh-enough:
    title: 指南更新
    section: guide
    level: deduction
    check: guide/updated-fresh
    source: { document: regulation, clause: 第十二条 }
    params: { maxAge: two years }
  guide-dated:
    title: 指南注明日期
    section: guide
    level: deduction
    points: 0
    check: guide/updated-frsh
    source: { document: regulation, clause: 第十二条 }
overrides:
  guide-updated-dat: { level: advice }
`,
    },
    status: 2,
    says: [/bad\.yaml:\d+:\d+/, 'guide/updated-frsh', 'guide-updated-dat', 'maxAge'],
  },
  {
    what: 'a rule set that is not YAML',
    args: ['audit', URL_, '--profile', 'bad.yaml'],
    files: { 'bad.yaml': 'id: [unclosed\n  title: "x\n' },
    status: 2,
    says: [/bad\.yaml:\d+:\d+/],
  },
  {
    what: 'an empty site list',
    args: ['audit', '--sites', 'sites.yaml'],
    files: { 'sites.yaml': 'sites: []\n' },
    status: 2,
    says: ['sites.yaml'],
  },
  {
    what: 'a site list that is empty altogether',
    args: ['audit', '--sites', 'sites.yaml'],
    files: { 'sites.yaml': '' },
    status: 2,
    says: ['sites.yaml'],
  },
  {
    what: 'a site list that is not there',
    args: ['audit', '--sites', 'nowhere.yaml'],
    status: 2,
    says: ['nowhere.yaml'],
  },
  {
    what: 'a site whose id leads out of the folder',
    args: ['audit', '--sites', 'sites.yaml'],
    files: { 'sites.yaml': `sites:\n  - { id: ../up, name: 临溪区人民政府, url: ${URL_}, kind: district }\n` },
    status: 2,
    says: ['../up'],
  },
  {
    what: 'two sites of one id',
    args: ['audit', '--sites', 'sites.yaml'],
    files: {
      'sites.yaml': `sites:\n  - { id: a, name: 甲, url: ${URL_}, kind: district }\n  - { id: a, name: 乙, url: ${URL_}b/, kind: district }\n`,
    },
    status: 2,
    says: ['a'],
  },
  { what: 'no target', args: ['audit'], status: 2, says: [/TARGET|目标|网址|站点/] },
  { what: 'a target that is no address', args: ['audit', 'www linxi'], status: 2, says: ['www linxi'] },
  { what: 'a target of another scheme', args: ['audit', 'ftp://www.linxi.gov.cn/'], status: 2, says: [/ftp/] },
  {
    what: 'a day that does not exist',
    args: ['audit', URL_, '--as-of', '2025-02-30'],
    status: 2,
    says: ['2025-02-30'],
  },
  {
    what: 'a day in another form',
    args: ['audit', URL_, '--as-of', '18/11/2025'],
    status: 2,
    says: ['18/11/2025', /\d{4}-\d\d-\d\d/],
  },
  {
    what: 'a run id that leads out of the folder',
    args: ['audit', URL_, '--run', '../up'],
    status: 2,
    says: ['../up'],
  },
  { what: 'a run id that Windows keeps for itself', args: ['audit', URL_, '--run', 'con'], status: 2, says: ['con'] },
  {
    what: '--resume together with --run',
    args: ['audit', URL_, '--resume', 'a', '--run', 'b'],
    status: 2,
    says: ['--resume', '--run'],
  },
  { what: 'a run to resume that is not there', args: ['audit', '--resume', 'never'], status: 2, says: ['never'] },
  {
    what: 'a loopback target without --allow-private',
    args: ['audit', 'http://127.0.0.1:8080/'],
    status: 2,
    says: ['127.0.0.1', '--allow-private'],
  },
  {
    what: 'a loopback target in disguise',
    args: ['audit', 'http://2130706433:8080/'],
    status: 2,
    says: ['--allow-private'],
  },
  {
    what: 'localhost without --allow-private',
    args: ['audit', 'http://localhost:8080/'],
    status: 2,
    says: ['localhost', '--allow-private'],
  },
  {
    what: 'a rule that the profile does not have',
    args: ['audit', URL_, '--only', 'guide-updated-dat'],
    status: 2,
    says: ['guide-updated-dat', 'guide-updated-date'],
  },
  { what: 'a format that nobody knows', args: ['audit', URL_, '--format', 'jsno'], status: 2, says: ['jsno', 'json'] },
  {
    what: 'a format by its everyday name',
    args: ['audit', URL_, '--format', 'excel'],
    status: 2,
    says: ['excel', 'xlsx'],
  },
  { what: 'a delay that is no number', args: ['audit', URL_, '--delay', 'fast'], status: 2, says: ['--delay', 'fast'] },
  {
    what: 'a kind that nobody knows',
    args: ['audit', URL_, '--kind', 'distrct'],
    status: 2,
    says: ['distrct', 'district'],
  },
  {
    what: 'a malformed --resolve',
    args: ['audit', URL_, '--resolve', 'www.linxi.gov.cn'],
    status: 2,
    says: ['--resolve'],
  },
  { what: 'a snapshot that is not there', args: ['replay', 'never'], status: 2, says: ['never'] },
  {
    what: 'a rule to explain that is not there',
    args: ['explain', 'guide-updated-dat'],
    status: 2,
    says: ['guide-updated-dat', 'guide-updated-date'],
  },
];

const attempt = async (one: Attempt): Promise<{ transcript: Transcript; out: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bad-'));
  for (const [name, text] of Object.entries(one.files ?? {})) writeFileSync(join(folder, name), text);
  const transcript = await runGongkai([...one.args, ...(one.args[0] === 'audit' ? ['--out', 'out'] : [])], {
    cwd: folder,
    limitMs: 300_000,
  });
  return { transcript, out: join(folder, 'out') };
};

describe('bad input', () => {
  for (const one of ATTEMPTS) {
    it(`${one.what} ends with ${one.status} and a sentence`, async () => {
      const { transcript, out } = await attempt(one);
      expect({ status: transcript.status, stderr: transcript.stderr }).toMatchObject({ status: one.status });
      for (const words of one.says) expect(transcript.stderr).toMatch(words);
      expect(transcript.stdout).toBe('');
      expect(transcript.stderr).not.toMatch(/\n\s+at .+:\d+:\d+/);
      expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
    });
  }

  it('an unreachable host is reported, undetermined, with 3', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-bad-'));
    const transcript = await runGongkai(
      [
        ...['audit', 'http://www.linxi.gov.cn:9/', '--allow-private', '--resolve', 'www.linxi.gov.cn:9:127.0.0.1'],
        ...[
          '--as-of',
          '2025-11-18',
          '--out',
          'out',
          '--run',
          'r',
          '--format',
          'json',
          '--delay',
          '0',
          '--dns',
          '127.0.0.1:9',
        ],
      ],
      { cwd: folder, limitMs: 300_000 },
    );
    expect({ status: transcript.status, stderr: transcript.stderr }).toMatchObject({ status: 3 });
    expect(transcript.stdout).toMatch(/undetermined\t/);
    expect(transcript.stderr).toMatch(/www\.linxi\.gov\.cn/);
    const files = readdirSync(join(folder, 'out', 'r'), { recursive: true }).map(String);
    expect(files.some((file) => file.endsWith('report.json'))).toBe(true);
    expect(files).toContain('run.json');
    expect(files.filter((file) => /\.(tmp|partial|part)$|~$/.test(file))).toEqual([]);
  });
});
