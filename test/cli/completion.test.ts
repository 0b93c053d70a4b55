import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gongkai } from '../support/transcript.js';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-completion-'));
const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** Stands for the program: what it answers to the scripts was asked of the real one before, so that no process starts it. */
const answers = join(folder, 'answers');
const kinds = ['runs', 'sites', 'rules', 'rule-sets', 'checks'];

beforeAll(async () => {
  mkdirSync(answers);
  mkdirSync(join(folder, 'reports', '20260301-090000'), { recursive: true });
  mkdirSync(join(folder, 'reports', 'no run'));
  writeFileSync(join(folder, 'reports', '20260301-090000', 'run.json'), '{}');
  writeFileSync(
    join(folder, 'sites.yaml'),
    'sites:\n  - { id: qinghe, name: 青禾区, url: http://www.qinghe.example/, kind: district }\n',
  );
  for (const kind of kinds) {
    const { stdout } = await gongkai(['completion', '--values', kind, '--line=audit'], { cwd: folder });
    writeFileSync(join(answers, kind), stdout);
  }
  writeFileSync(join(folder, 'gongkai'), `#!/bin/sh\n[ "$2" = --values ] && cat "${answers}/$3"\n`);
  chmodSync(join(folder, 'gongkai'), 0o755);
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(join(folder, shell), (await gongkai(['completion', shell])).stdout);
  }
});

const withProgram = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };

/** What bash would offer for the last word. */
const offered = (...words: readonly string[]): readonly string[] => {
  const line = ['gongkai', ...words].map((word) => `'${word}'`).join(' ');
  const script = `source ./bash; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _gongkai; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['--norc', '-c', script], { cwd: folder, env: withProgram, encoding: 'utf8' });
  return out.split('\n').filter((one) => one !== '');
};

describe('completion', () => {
  it.each([
    [['au'], ['audit']],
    [['help', 'ru'], ['rules']],
    [
      ['rules', 'new', ''],
      ['pack', 'rule'],
    ],
    [['--lang', 'en', 'cr'], ['crawl']],
    [
      ['audit', '--fail'],
      ['--fail-under', '--fail-on'],
    ],
    [
      ['audit', '--render', ''],
      ['auto', 'never', 'always'],
    ],
    [['audit', '--format', 'html,xl'], ['html,xlsx']],
    [['audit', '--format', '=', 'xl'], ['xlsx']],
    [['audit', '--no-progress', '--qui'], ['--quiet']],
    [['audit', '--profile', 'nat'], ['national']],
    [['audit', '--only', 'guide-elements,ipv6-dn'], ['guide-elements,ipv6-dns']],
    [['audit', 'qin'], ['qinghe']],
    [['audit', '--sites', 's'], ['sites.yaml']],
    [['report', '2026'], ['20260301-090000']],
    [['review', 'apply', 'latest', 'site'], ['sites.yaml']],
    [['rules', 'new', 'rule', 'mine', '--check', 'guide/updated-f'], ['guide/updated-fresh']],
    [['completion', 'z'], ['zsh']],
  ])('in bash of %j: %j', (words, due) => {
    expect(offered(...words)).toEqual(due);
  });

  it('offers neither names of folders that are no runs nor what a shell would read otherwise', async () => {
    cpSync(join(folder, 'reports', '20260301-090000'), join(folder, 'reports', '$(touch seen)'), { recursive: true });
    const { stdout } = await gongkai(['completion', '--values', 'runs', '--line=report'], { cwd: folder });
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
      'latest',
      'previous',
      '20260301-090000',
      '',
    ]);
  });

  it('asks the folder and the rule set that the line names', async () => {
    const line = 'audit\t--out\telsewhere\t--profile=shizhong-2024';
    const runs = await gongkai(['completion', '--values', 'runs', `--line=${line}`], { cwd: folder });
    expect(runs).toMatchObject({ status: 0, stdout: '' });
    const rules = await gongkai(['completion', '--values', 'rules', `--line=${line}`], { cwd: folder });
    expect(rules.stdout).toMatch(/^sz-/m);
    const broken = await gongkai(['completion', '--values', 'rules', '--line=audit\t--profile\tnothing'], {
      cwd: folder,
    });
    expect(broken).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.skipIf(!has('fish'))('works in fish too, with what each word means', () => {
    const out = execFileSync('fish', ['--no-config', '-c', "source ./fish; complete -C 'gongkai audit --fail'"], {
      cwd: folder,
      env: withProgram,
      encoding: 'utf8',
    });
    expect(out).toMatch(/^--fail-on\t\S+/m);
  });

  it.skipIf(!has('zsh'))('is a script that zsh reads', () => {
    expect(spawnSync('zsh', ['-n', join(folder, 'zsh')])).toMatchObject({ status: 0 });
  });
});
