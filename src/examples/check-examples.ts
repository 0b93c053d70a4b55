/** What a schema cannot say of examples: the rules, columns, sites and targets that they name must be there. */
import { whyRefused } from '../lib/pattern/pattern.js';
import { allowedNames } from '../profile/allowed-names.js';
import { refusedPattern } from '../profile/complain.js';
import type { Path } from '../profile/parse-rule-file.js';
import type { Bilingual, Problem } from '../profile/profile-error.js';
import { problemAt } from '../profile/read-rule-set.js';
import type { Profile } from '../model/profile.js';
import { SHORT, type ColumnSketch, type SiteSketch } from './example-schema.js';
import { modelOf, namesOf } from './example-pool.js';
import { fits, isOutcomeWord, namesIn } from './expected-of.js';
import { targetsOf } from './draw-pages.js';
import { layOut } from './lay-out.js';
import { mergeSketch, situationOf } from './merge-sketch.js';
import type { ReadExamples } from './read-examples.js';

/** Every fault of a file's names, at its place. */
export function checkExamples({ parsed, content }: ReadExamples, profile: Profile): readonly Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, message: Bilingual, word: string, allowed: Iterable<string>, at?: 'key'): void => {
    problems.push(problemAt(parsed, path, message, { hint: allowedNames(word, allowed), ...(at && { at }) }));
  };
  const rules = new Set(profile.rules.map(({ id }) => id));
  const checkColumns = (site: SiteSketch | undefined, path: Path): void => {
    for (const id of Object.keys(site ?? {}))
      if (!OWN_KEYS.has(id) && !profile.vocabulary.has(id))
        report(
          [...path, id],
          { zh: `没有栏目 ${id}`, en: `there is no column ${id}` },
          id,
          [...OWN_KEYS, ...profile.vocabulary.keys()],
          'key',
        );
  };
  const sites = content.sites ?? {};
  for (const [name, site] of Object.entries(sites)) checkColumns(site, ['sites', name]);
  const names = new Map<string, number>();
  const examples = content.examples ?? [];
  for (const [at, example] of examples.entries()) {
    const path = ['examples', at];
    const twin = names.get(example.name);
    if (twin !== undefined)
      problems.push(
        problemAt(parsed, [...path, 'name'], {
          zh: `样例名称“${example.name}”重复`,
          en: `two examples are called ${example.name}`,
        }),
      );
    names.set(example.name, at);
    if (example.from !== undefined && !(example.from in sites))
      report(
        [...path, 'from'],
        { zh: `没有网站 ${example.from}`, en: `there is no site ${example.from}` },
        example.from,
        Object.keys(sites),
      );
    checkColumns(example.site, [...path, 'site']);
    const { like, expect, rules: asThere = [] } = example;
    if (like !== undefined && !modelOf(content, example))
      report(
        [...path, 'like'],
        { zh: `没有另一个样例“${like}”`, en: `there is no other example ${like}` },
        like,
        namesOf(content),
      );
    if (like === undefined && expect === undefined)
      problems.push(problemAt(parsed, path, { zh: '缺少 expect', en: 'expect is missing' }, { at: 'key' }));
    const named = [
      ...namesIn(expect).map(({ name, path: below }) => ({ name, path: [...path, 'expect', ...below] })),
      ...asThere.map((name, index) => ({ name, path: [...path, 'rules', index] })),
    ];
    for (const { name, path: place } of named)
      if (![...rules].some((id) => fits(name, id)))
        report(
          place,
          { zh: `${profile.id} 没有规则 ${name}`, en: `${profile.id} has no rule ${name}` },
          name,
          rules,
          'key',
        );
    for (const [word, due] of Object.entries(expect ?? {}))
      if (Array.isArray(due) && !isOutcomeWord(word))
        report(
          [...path, 'expect', word],
          { zh: `${word} 不是结果，也不是原因`, en: `${word} is no outcome and no reason` },
          word,
          SHORT,
          'key',
        );
    const refused = (example.without ?? []).flatMap((pattern, index) => {
      const why = whyRefused(pattern);
      return why === undefined
        ? []
        : [problemAt(parsed, [...path, 'without', index], refusedPattern(why).message, refusedPattern(why))];
    });
    problems.push(...refused);
    if (refused.length > 0) continue;
    const sketch = mergeSketch(content, example);
    const laid = layOut(sketch, profile.vocabulary, situationOf(content, example).name);
    const targets = targetsOf(laid);
    for (const target of targetsIn(sketch))
      // A link goes with the item that it led to.
      if (example.without === undefined && targets.find(target) === undefined && !profile.vocabulary.has(target))
        report(
          [...path, 'name'],
          {
            zh: `样例“${example.name}”的链接指向不存在的 ${target}`,
            en: `${example.name}: a link leads to ${target}, which nothing is called`,
          },
          target,
          targets.names,
        );
  }
  return problems;
}

const OWN_KEYS: ReadonlySet<string> = new Set(['home', 'units', 'crawl']);

function targetsIn(sketch: SiteSketch): readonly string[] {
  const { home, units, crawl: _crawl, ...columns } = sketch;
  const found = [...Object.values(home?.links ?? {})];
  const visit = ({ links, items, columns: below, ...rest }: ColumnSketch): void => {
    found.push(...Object.values(links ?? {}));
    [...(items ?? []), ...(rest['items+'] ?? [])].forEach((item) => found.push(...Object.values(item.links ?? {})));
    Object.values(below ?? {}).forEach(visit);
  };
  home?.items?.forEach((item) => found.push(...Object.values(item.links ?? {})));
  Object.values(units ?? {}).forEach(visit);
  Object.values(columns).forEach((column) => {
    visit((column ?? {}) as ColumnSketch);
  });
  return found;
}
