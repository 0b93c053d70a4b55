import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import type { Rule } from '../../src/model/profile.js';
import { planCrawl } from '../../src/plan/plan-crawl.js';
import { national } from '../support/judge.js';

const rule = (id: string, check: string, params: Rule['params']): Rule => ({
  id,
  title: '青禾区的要求',
  section: 'site',
  level: 'deduction',
  points: 100,
  check,
  params,
  appliesTo: { kinds: ['district'] },
  source: [],
  isUnverified: false,
});
const planOf = (...rules: readonly Rule[]) =>
  planCrawl({
    profile: { ...national, rules },
    catalog,
    site: { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district' },
    asOf: '2025-11-18',
  });
const entry = (name: string, links: readonly string[]) => ({ entries: [{ name, links, columns: ['mailbox'] }] });

test('words of entries are those of all rules, and each rule may ask some links', () => {
  const one = planOf(rule('letters', 'entries/open', entry('领导信箱', ['区长信箱', '领导信箱'])));
  const two = planOf(
    rule('letters', 'entries/open', entry('领导信箱', ['区长信箱', '领导信箱'])),
    rule('talks', 'entries/open', entry('在线访谈', ['访谈', '领导信箱'])),
  );
  expect(one.entries?.words).toEqual(['区长信箱', '领导信箱']);
  expect(two.entries?.words).toEqual(['区长信箱', '领导信箱', '访谈']);
  expect(two.entries?.most).toBe(2 * (one.entries?.most ?? 0));
  expect([...one.columns.keys()]).toContain('mailbox');
  expect(one.render).toContain('home');
});

test('titles of texts are those of all rules, however they name them', () => {
  const texts = [{ title: '政府信息公开条例', outdated: ['第492号'], current: ['第711号'] }];
  const { texts: plan } = planOf(
    rule('regulations', 'texts/current', { texts, most: 20 }),
    rule('tree', 'columns/as-catalogue', {
      tree: 'statutory',
      lists: 40,
      catalogue: ['system'],
      titles: ['主动公开目录'],
      heads: ['类别'],
      minShare: 0.7,
      failBelow: 0.4,
    }),
  );
  expect(plan).toEqual({ most: 20, titles: ['政府信息公开条例', '主动公开目录'] });
});

test('functions of the search are asked for with the titles; without them only titles are', () => {
  const settled = { titles: 2, settledAfter: 'P7D' };
  const questions = [{ ask: '怎么办身份证', expects: ['身份证'] }];
  const { search } = planOf(
    rule('finds', 'site/site-search', settled),
    rule('functions', 'search/functions', { ...settled, functions: ['pinyin', 'plain-language'], questions }),
  );
  expect(search).toEqual({ titles: 2, until: '2025-11-11', functions: ['pinyin', 'plain-language'], questions });
  expect(planOf(rule('finds', 'site/site-search', settled)).search).toEqual({ titles: 2, until: '2025-11-11' });
});
