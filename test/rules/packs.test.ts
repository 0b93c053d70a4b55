import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import type { Clause, Rule } from '../../src/model/profile.js';
import { loadProfile } from '../../src/profile/load-profile.js';

/** Clauses that leave a trace, as counted in the five documents; each pack may know more of its own document, never fewer. */
const PACKS = [
  { id: 'tianqiao-2020', prefix: 'TQ2020', clauses: 84, issuedOn: '2020-08-10', seed: '000' },
  { id: 'yanzhou-2021', prefix: 'YZ2021', clauses: 78, issuedOn: '2021-07-29', seed: '001' },
  { id: 'shizhong-2024', prefix: 'SZ2024', clauses: 74, issuedOn: '2024-06-30', seed: '002' },
  { id: 'binhai-2020', prefix: 'BH2020', clauses: 54, issuedOn: '2020-09-15', seed: '003' },
  { id: 'guanxian-2020', prefix: 'GX2020', clauses: 70, issuedOn: '2020-07-16', seed: '004' },
] as const;

/** The documents themselves lie beside the project where it is developed; elsewhere nothing is compared. */
const SEEDS = '../shared/seeds';
const documentOf = (seed: string): string | undefined => {
  const file = existsSync(SEEDS) ? readdirSync(SEEDS).find((name) => name.startsWith(`${seed}_`)) : undefined;
  return file && plain(readFileSync(`${SEEDS}/${file}`, 'utf8'));
};
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"');

describe.each(PACKS)('$id', ({ id, prefix, clauses: count, issuedOn, seed }) => {
  const profile = loadProfile(id, { rulesFolder: 'rules', checks: catalog });
  const clauses = (profile.clauses ?? []).filter((clause) => clause.id.startsWith(`${prefix}-`));
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const rulesOf = (clause: Clause): readonly Rule[] => (clause.rules ?? []).flatMap((rule) => rules.get(rule) ?? []);
  const own = profile.rules.filter(({ section }) => section.startsWith(`${prefix.slice(0, 2).toLowerCase()}-`));
  const words = (broken: readonly { id: string }[]): readonly string[] => broken.map((one) => one.id);

  test('knows every clause of its document, each once', () => {
    expect(clauses.length).toBeGreaterThanOrEqual(count);
    expect(new Set(words(clauses)).size).toBe(clauses.length);
  });

  test('covers each by rules, by what an evaluator brings, or says why nobody can see it', () => {
    const covers = (clause: Clause): boolean => {
      if (clause.class === 'M') return clause.manual !== undefined;
      if (clause.class === 'N') return clause.notObservable !== undefined;
      return rulesOf(clause).length > 0;
    };
    expect(words(clauses.filter((clause) => !covers(clause)))).toEqual([]);
  });

  test('what a person must confirm is never decided by the machine alone', () => {
    const broken = clauses.filter(
      (clause) => clause.class === 'B' && rulesOf(clause).some(({ decidedBy }) => decidedBy !== 'evaluator'),
    );
    expect(words(broken)).toEqual([]);
  });

  test('no rule of its own judges before the document was issued', () => {
    expect(words(own.filter(({ effective }) => (effective?.from ?? '') < issuedOn))).toEqual([]);
  });

  test('no rule of its own serves no clause', () => {
    const serving = new Set(clauses.flatMap((clause) => clause.rules ?? []));
    expect(words(own.filter((rule) => !serving.has(rule.id)))).toEqual([]);
  });

  test('every rule of its own quotes its clause and says in both languages what it wants and what to do', () => {
    const isTold = ({ titleEn, remedy, remedyEn, source }: Rule): boolean =>
      [titleEn, remedy, remedyEn].every((text) => text !== undefined) &&
      source.some(({ quote }) => quote !== undefined);
    expect(words(own.filter((rule) => !isTold(rule)))).toEqual([]);
  });

  test('its phrases and quotes stand in the document, where that is at hand', (context) => {
    const text = documentOf(seed);
    if (text === undefined) {
      context.skip();
      return;
    }
    const cited = own.flatMap(({ id: rule, source }) =>
      source
        .filter(({ document }) => profile.sources.get(document)?.issuedOn === issuedOn)
        .map(({ quote = '' }) => ({ id: `${rule}: ${quote}`, quote })),
    );
    const phrases = clauses.map((clause) => ({
      id: `${clause.id}: ${clause.phrase ?? ''}`,
      quote: clause.phrase ?? '',
    }));
    expect(words([...cited, ...phrases].filter(({ quote }) => !text.includes(plain(quote))))).toEqual([]);
  });
});
