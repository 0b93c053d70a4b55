import { placesIn } from './find-rule-set.js';
import { readRuleSet } from './read-rule-set.js';

/** A rule set of the rules folder as its own files tell of it; `problems` counts faults of syntax and shape. */
export interface RuleSetSummary {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly version: string;
  readonly extends: readonly string[];
  /** Rules that it adds itself. */
  readonly rules: number;
  readonly path: string;
  readonly problems: number;
}

/** All rule sets of the rules folder, by id; broken ones too. */
export function listRuleSets(rulesFolder: string): readonly RuleSetSummary[] {
  return placesIn(rulesFolder).map((place) => {
    const { files, problems } = readRuleSet(place);
    const head = files[0]?.content ?? {};
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      id: place.promisedId,
      title: text(head.title),
      ...(typeof head.titleEn === 'string' ? { titleEn: head.titleEn } : {}),
      version: text(head.version),
      extends: (head.extends ?? []).filter((one) => typeof one === 'string'),
      rules: files.reduce((count, { content }) => count + Object.keys(content.rules ?? {}).length, 0),
      path: place.path,
      problems: problems.length,
    };
  });
}
