/** Judges a sketched site by one rule of the national rule set, with the parameters that its YAML gives. */
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import type { Profile } from '../../src/model/profile.js';
import type { RawOutcome } from '../../src/model/report.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import { fakeSite, type SiteSketch } from './fake-site.js';

export const national: Profile = loadProfile('national', {
  rulesFolder: fileURLToPath(new URL('../../rules', import.meta.url)),
  checks: catalog,
});

/** The outcome of one rule; `params` change single parameters of its YAML. A crash of the check fails the test. */
export function judge(rule: string, sketch: SiteSketch, params: Readonly<Record<string, unknown>> = {}): RawOutcome {
  const rules = national.rules
    .filter(({ id }) => id === rule)
    .map((one) => ({ ...one, params: { ...one.params, ...params } }));
  const [outcome] = evaluate({
    profile: { ...national, rules },
    catalog,
    site: fakeSite(sketch, national.vocabulary),
    onCrash: (_, error) => {
      throw error;
    },
  });
  if (!outcome) throw new Error(`no rule ${rule}`);
  return outcome;
}

/** What a test says of an outcome: value, reason, codes of the findings, and figures. */
export interface Expected {
  readonly value: RawOutcome['value'];
  readonly reason?: string;
  readonly codes?: readonly string[];
  readonly measured?: Readonly<Record<string, unknown>>;
}

/** A row of a table of examples: what the site is like, the site, what must come out. */
export type Example = readonly [description: string, sketch: SiteSketch, expected: Expected];

/** Compares an outcome with what is expected, and holds every finding to its form: words filled in, evidence, once. */
export function expectOutcome(outcome: RawOutcome, { value, reason, codes, measured }: Expected): void {
  expect({ value: outcome.value, reason: outcome.reason }).toEqual({ value, reason });
  if (codes) expect(outcome.findings.map(({ code }) => code)).toEqual(codes);
  if (measured) expect(outcome.measured).toMatchObject(measured);
  for (const { message, messageEn } of outcome.findings) {
    expect(message).not.toMatch(/\{\w+\}|undefined|（）|“”/);
    expect(messageEn).not.toMatch(/\{\w+\}|undefined/);
  }
  const fingerprints = outcome.findings.map(({ fingerprint }) => fingerprint);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
}
