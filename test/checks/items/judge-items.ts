/** Judges a sketched site by one rule over a check of this folder, with vocabulary for a few topical columns. */
import { evaluate } from '../../../src/evaluate/evaluate.js';
import type { AnyCheck } from '../../../src/model/check.js';
import type { Rule } from '../../../src/model/profile.js';
import type { RawOutcome } from '../../../src/model/report.js';
import type { Place } from '../../../src/model/site-model.js';
import type { ColumnTerm, Vocabulary } from '../../../src/model/vocabulary.js';
import { fakeSite, type SiteSketch } from '../../support/fake-site.js';
import { national } from '../../support/judge.js';

const term = (id: string, name: string): [string, ColumnTerm] => [
  id,
  { id, name, aliases: [], patterns: [], not: [], paths: [], columnTypes: [], under: 'home' },
];
const vocabulary: Vocabulary = new Map([
  ...national.vocabulary,
  term('education', '教育信息'),
  term('livelihood-projects', '民生实事'),
]);

/** `places` are what the crawl read of columns for such rules; by default what the columns themselves hold. */
export function judgeItems(
  check: AnyCheck,
  params: Readonly<Record<string, unknown>>,
  { places = {}, ...sketch }: SiteSketch & { readonly places?: Readonly<Record<string, Place>> },
  more: Partial<Rule> = {},
): RawOutcome {
  const [model] = national.rules;
  if (!model) throw new Error('no rules');
  const { effective: _always, ...rest } = model;
  const rule: Rule = { ...rest, id: 'items', check: check.id, params, appliesTo: { kinds: ['district'] }, ...more };
  const [outcome] = evaluate({
    profile: { ...national, vocabulary, rules: [rule] },
    catalog: new Map([[check.id, check]]),
    site: fakeSite({ ...sketch, place: (id) => places[id] }, vocabulary),
    onCrash: (_, error) => {
      throw error;
    },
  });
  if (!outcome) throw new Error('not judged');
  return outcome;
}
