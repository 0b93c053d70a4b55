/** A rule set and all it extends, in the order in which they are applied: what comes later wins. */
import { allowedNames } from './allowed-names.js';
import { findExtended, placesIn, type RuleSetPlace } from './find-rule-set.js';
import type { Problem } from './profile-error.js';
import { problemAt, readRuleSet, type RuleSetSource } from './read-rule-set.js';

export interface Lineage {
  /** The extended ones first, each once, at its first place. */
  readonly sources: readonly RuleSetSource[];
  readonly problems: readonly Problem[];
  /** Every rule set that is extended was found. */
  readonly isWhole: boolean;
}

export function followExtends(start: RuleSetPlace, rulesFolder: string): Lineage {
  const problems: Problem[] = [];
  let isWhole = true;
  const done = new Map<string, RuleSetSource>();
  const nameOf = (place: RuleSetPlace): string => place.promisedId ?? place.path;

  const follow = (place: RuleSetPlace, trail: readonly RuleSetPlace[]): void => {
    const source = readRuleSet(place);
    problems.push(...source.problems);
    const head = source.files[0];
    const wanted = head?.content.extends ?? [];
    for (const [at, reference] of wanted.entries()) {
      if (!head || typeof reference !== 'string') continue;
      const refuse = (zh: string, en: string, hint?: { zh: string; en: string }): void => {
        isWhole = false;
        problems.push(problemAt(head.parsed, ['extends', at], { zh, en }, hint ? { hint } : {}));
      };
      if (/^[a-z][a-z0-9+.-]+:/i.test(reference) || reference.startsWith('//')) {
        refuse(`extends 不能用网址：${reference}`, `extends takes no addresses: ${reference}`, {
          zh: '写规则集编号，或规则目录内的路径',
          en: 'write the id of a rule set, or a path inside the rules folder',
        });
        continue;
      }
      const found = findExtended(reference, place, rulesFolder);
      if (found === 'outside')
        refuse(`extends 不能指向规则目录之外：${reference}`, `extends may not leave the rules folder: ${reference}`);
      else if (found === 'missing')
        refuse(
          `没有规则集 ${reference}`,
          `there is no rule set ${reference}`,
          allowedNames(reference, placesIn(rulesFolder).map(nameOf)),
        );
      else if ([...trail, place].some(({ path }) => path === found.path)) {
        const circle = [...trail, place, found].map(nameOf);
        const shown = circle.slice(circle.indexOf(nameOf(found))).join(' → ');
        refuse(`扩展关系绕成了圈：${shown}`, `the rule sets extend each other in a circle: ${shown}`);
      } else if (!done.has(found.path)) follow(found, [...trail, place]);
    }
    done.set(place.path, source);
  };
  follow(start, []);
  return { sources: [...done.values()], problems, isWhole };
}
