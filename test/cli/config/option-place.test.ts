import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { buildProgram } from '../../../src/cli/program/build-program.js';
import { PLAIN_VARIABLES } from '../../../src/cli/config/known-variables.js';
import { dashed, pathOf, placeOf } from '../../../src/cli/config/option-place.js';
import { sharedValues } from '../../../src/cli/config/read-value.js';
import { valueOf, type OptionValue } from '../../../src/cli/options/valued-option.js';
import { leavesOf, quietContext, wouldRun } from '../../support/command-tree.js';

/** As it would be typed, and as a config would hold it: one for each way in which values are read. */
const sampleOf = (value: OptionValue | undefined): { readonly text: string; readonly inConfig: unknown } => {
  if (value === undefined) return { text: 'true', inConfig: true };
  const schema = (value.read.shape?.schema ?? {}) as {
    type?: string;
    enum?: string[];
    minimum?: number;
    pattern?: string;
  };
  const lists = (schema as { anyOf?: { items?: { enum?: string[] } }[] }).anyOf;
  const words = lists?.find(({ items }) => items !== undefined)?.items?.enum;
  if (schema.enum) return { text: schema.enum[0] ?? '', inConfig: schema.enum[0] };
  if (schema.type === 'integer' || schema.type === 'number') {
    const number = (schema.minimum ?? 0) + 1;
    return { text: String(number), inConfig: number };
  }
  if (words) return { text: words.slice(0, 2).join(','), inConfig: words.slice(0, 2) };
  if (lists?.some((one) => 'minProperties' in one)) return { text: 'veto=warning', inConfig: { veto: 'warning' } };
  const texts = [
    ...['甲', '2026-03-31', '22:00-06:00', '10.0.0.53:53', 'jiancha@lingxi.example', 'http://lingxi.example/'],
    ...['www.lingxi.example:80:10.0.0.8', 'X-Forwarded-User', '1'],
  ];
  const readable = (text: string): boolean => {
    try {
      return value.read(text, 'x', (zh) => zh) !== undefined;
    } catch {
      return false;
    }
  };
  const text = texts.find(readable) ?? '';
  return { text, inConfig: lists ? [text] : text };
};

describe('every option of every command', () => {
  let program: Command;
  beforeAll(async () => {
    program = await buildProgram(quietContext(), () => true);
  });
  const places = () =>
    leavesOf(program).flatMap(([name, command]) =>
      command.options.flatMap((option) => {
        const place = placeOf(option, pathOf(command));
        return place === undefined ? [] : [{ name, option, place }];
      }),
    );

  it('has a variable of its own, or shares one with options that mean the same', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { name, option, place } of places()) {
      expect(place.variable, `${name} ${option.flags}`).toMatch(/^GONGKAI_[A-Z0-9]+(?:_[A-Z0-9]+)*$/);
      expect(PLAIN_VARIABLES).not.toContain(place.variable);
      const owner = place.isShared ? 'all' : name;
      meanings.set(place.variable, (meanings.get(place.variable) ?? new Set()).add(owner));
    }
    expect([...meanings].filter(([, owners]) => owners.size > 1)).toEqual([]);
  });

  it('stands in a config, or is of one run', () => {
    const ofOneRun = places().filter(({ place }) => place.key === undefined);
    const listed = [...new Set(ofOneRun.map(({ option }) => option.attributeName()))].sort();
    // Whoever adds an option that no config may hold says so here too, and in the README.
    expect(listed).toEqual(
      [
        ...['adminLink', 'against', 'all', 'asOf', 'check', 'ci', 'clauses', 'columns', 'config', 'contact', 'data'],
        ...['deep', 'dueIn', 'dueOn', 'extends', 'force', 'from', 'html', 'into', 'issuedOn', 'json', 'kind', 'least'],
        ...['log', 'mutants', 'name', 'number', 'only', 'profile', 'resume', 'run', 'section', 'site', 'title', 'to'],
        ...['url', 'yes'],
      ].sort(),
    );
  });

  it('is the same from the command line, the environment and a config', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'gongkai-places-'));
    const seen: string[] = [];
    for (const [name, command] of leavesOf(program)) {
      const required = command.options.flatMap(({ mandatory, long }) => (mandatory ? [`${long}`, '甲.xlsx'] : []));
      const words = [
        ...name.split(' '),
        ...command.registeredArguments.flatMap(({ required: is, argChoices }) => (is ? [argChoices?.[0] ?? '甲'] : [])),
        ...required,
      ];
      const own = places().filter((one) => one.name === name && !one.option.mandatory);
      const samples = own.map(({ option, place }) => {
        const key = option.attributeName();
        const value = place.isShared && sharedValues.has(key) ? sharedValues.get(key) : valueOf(option);
        return { option, place, key, ...sampleOf(value) };
      });
      const env = Object.fromEntries(
        samples.filter(({ key }) => key !== 'config').map(({ place, text }) => [place.variable, text]),
      );
      const fromEnv = await wouldRun(words, { cwd, env });
      const settings: Record<string, unknown> = {};
      const section: Record<string, unknown> = {};
      for (const { place, inConfig } of samples) {
        if (place.key !== undefined) (place.isShared ? settings : section)[place.key] = inConfig;
      }
      const nested = name.split(' ').reduceRight<object>((inner, word) => ({ [word]: inner }), section);
      writeFileSync(
        join(cwd, 'gongkai.yaml'),
        stringify({ ...settings, ...(Object.keys(section).length > 0 && nested) }),
      );
      const fromConfig = await wouldRun(words, { cwd });
      const flags = samples.flatMap(({ option, text }) =>
        option.attributeName() === 'config' || option.negate
          ? []
          : valueOf(option)
            ? [`${option.long}`, text]
            : [`${option.long}`],
      );
      const typed = await wouldRun([...words, ...flags], { cwd: '/' });
      for (const { key, option, place } of samples) {
        if (key === 'config') continue;
        // A switch that is `--no-…` turns off what true leaves on.
        const expected = option.negate ? true : typed.options[key];
        expect([name, key, fromEnv.options[key]]).toEqual([name, key, expected]);
        seen.push(place.variable);
        if (place.key === undefined || ['lang', 'verbose'].includes(key)) continue;
        const inFolder = fromConfig.options[key];
        const isPath = typeof expected === 'string' && inFolder === join(cwd, expected);
        expect([name, key, isPath ? expected : inFolder]).toEqual([name, key, expected]);
      }
      writeFileSync(join(cwd, 'gongkai.yaml'), '');
    }
    expect(seen.length).toBeGreaterThan(150);
  });

  it('is written with dashes too', () => {
    expect(['maxPages', 'out', 'maxRequestsPerDay'].map(dashed)).toEqual(['max-pages', 'out', 'max-requests-per-day']);
  });
});
