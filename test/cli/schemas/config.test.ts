import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Command } from 'commander';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { buildProgram } from '../../../src/cli/program/build-program.js';
import { readConfig } from '../../../src/cli/config/config.js';
import { configSections } from '../../../src/cli/config/section-keys.js';
import { speaker } from '../../../src/cli/language.js';
import { configSchema } from '../../../src/cli/schemas/config.js';
import { isDay } from '../../../src/lib/date/day.js';
import { quietContext } from '../../support/command-tree.js';

const say = speaker('zh');
const good: Readonly<Record<string, unknown>> = {
  sites: 'sites.yaml',
  profile: './lingxi.yaml',
  out: 'baogao',
  asOf: '2026-03-31',
  format: ['json', 'docx'],
  only: 'guide-updated-date, ipv6-dns',
  maxPages: 50,
  delay: 0,
  concurrency: 32,
  activeHours: '22:00-06:00',
  contact: 'jiancha@lingxi.example',
  timeout: 60,
  render: 'never',
  resolve: ['www.lingxi.example:80:10.0.0.8'],
  dns: '10.0.0.53:53',
  allowPrivate: true,
  failUnder: 82.5,
  failOn: 'veto',
  severity: { veto: 'error', advice: 'none' },
  lang: 'zh',
  progress: false,
  debug: ['crawl', 'judge'],
  data: 'office',
  robots: 'ignore',
  headers: { 'X-Preview': 'yes', 'X-Number': 7 },
  auth: { username: 'jia', password: 'mima' },
  cookies: { huihua: '42' },
  notice: {
    issuer: '灵溪区人民政府办公室',
    phone: '0531-0000',
    dueIn: 15,
    sites: { lingxi: { number: '灵政办函〔2026〕1号' } },
  },
  notify: { smtp: 'smtps://jia:mima@mail.lingxi.example', from: 'gongkai@lingxi.example', allowPrivate: false },
  availability: { watch: true, visitsPerDay: 24, controls: ['http://www.lingxi.example/'] },
  serve: { host: '0.0.0.0', port: 8080, 'public-url': 'https://gongkai.lingxi.example', trustedProxy: ['10.0.0.5'] },
  worker: { atOnce: 8, drain: 0, quiet: true },
  compare: { format: ['md'], failOn: 'failed' },
  'hosts-per-address': 4,
};
const keys = Object.keys(good);
/** Values of every shape, most of them wrong for most keys. */
const strange = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    'true',
    0,
    -1,
    1.5,
    1e9,
    '',
    ' ',
    'x',
    '50',
    'json',
    'json,,md',
    'veto=error',
    '2026-02-30',
    '2026-03-31',
  ],
  ...[
    [],
    ['json'],
    ['json', 'exel'],
    [1],
    {},
    { veto: 'error' },
    { vetos: 'error' },
    { username: 'a' },
    { port: '80' },
    { port: 80 },
  ],
  ...[
    'veto',
    'obey',
    'national',
    '22:00-06:00',
    'a@b.example',
    82.5,
    82.555,
    200,
    201,
    ['a,b'],
    { a: 'b\nc' },
    { 'a b': 'c' },
  ],
);

describe('the schema of a config', () => {
  let program: Command;
  let fits: ValidateFunction;
  const cwd = mkdtempSync(join(tmpdir(), 'gongkai-schema-'));
  beforeAll(async () => {
    program = await buildProgram(quietContext(), () => true);
    // Strict: what a validator would only pass over is a fault of the schema.
    const ajv = new Ajv({ strict: true, strictTypes: false, multipleOfPrecision: 6, formats: { date: isDay } });
    fits = ajv.compile(configSchema(program, say));
  });
  const faultsOf = async (config: unknown): Promise<readonly string[]> => {
    writeFileSync(join(cwd, 'gongkai.yaml'), stringify(config));
    const sections = configSections(
      program.commands.map((command) => command.name()),
      (name) => Promise.resolve(program.commands.find((command) => command.name() === name)),
    );
    try {
      await readConfig(undefined, cwd, say, { env: {}, sections });
      return [];
    } catch (error) {
      return (error as { hints: readonly string[] }).hints;
    }
  };

  it('takes what the program takes', async () => {
    expect(await faultsOf(good)).toEqual([]);
    expect(fits(good), JSON.stringify(fits.errors)).toBe(true);
  });

  it('takes and refuses what the program does, whatever stands under a key', async () => {
    const change = fc.record({ key: fc.constantFrom(...keys), value: strange });
    await fc.assert(
      fc.asyncProperty(fc.subarray(keys), change, async (kept, { key, value }) => {
        const config = { ...Object.fromEntries(kept.map((one) => [one, good[one]])), [key]: value };
        const faults = await faultsOf(config);
        expect([fits(config), faults.length], JSON.stringify([key, value, faults, fits.errors])).toEqual([
          faults.length === 0,
          faults.length,
        ]);
      }),
      { numRuns: 250, seed: 20_260_331 },
    );
  });

  it('refuses a key that is spelt wrong at every level, as the program does', async () => {
    const nested = [
      [],
      ['auth'],
      ['notice'],
      ['notice', 'sites', 'lingxi'],
      ['notify'],
      ['availability'],
      ['serve'],
      ['severity'],
    ];
    for (const path of nested) {
      const config = structuredClone(good) as Record<string, unknown>;
      const inner = path.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, config);
      inner['maxPags'] = 'x';
      expect([path, fits(config), (await faultsOf(config)).length]).toEqual([path, false, 1]);
    }
  });

  it('says in Chinese what each key means, in English where that was asked for', () => {
    const { properties } = configSchema(program, say) as { properties: Record<string, { description: string }> };
    for (const [key, { description }] of Object.entries(properties))
      expect(description, key).toMatch(/\p{Script=Han}/u);
    const english = configSchema(program, speaker('en')) as { properties: Record<string, { description: string }> };
    expect(english.properties['maxPages']?.description).toMatch(/^pages per site/);
  });
});
