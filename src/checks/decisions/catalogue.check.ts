import { catalogueYearsAt } from '../../model/due-years.js';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { catalogueNeeds, CatalogueParams, dueCatalogues } from './catalogue-targets.js';
import { readMatters } from './read-matters.js';
import { isElsewhere, readPages } from './read-pages.js';

const params = Params(CatalogueParams);

/** 重大行政决策事项目录: this year's (in its first months last year's will do) is published and names each matter and its body. */
export default defineCheck({
  id: 'decisions/catalogue',
  title: '有没有公布年度重大行政决策事项目录，是否写明事项和承办单位',
  needs: ({ dueOn }) => catalogueNeeds(dueOn),
  params,
  messages: {
    missing: {
      zh: '没有找到 {year} 年度的重大行政决策事项目录。',
      en: 'No catalogue of major administrative decisions for {year} was found.',
    },
    outdated: {
      zh: '最新的重大行政决策事项目录是 {newest} 年度的，{year} 年度的还没有公布。',
      en: 'The newest catalogue of major administrative decisions is that for {newest}; the one for {year} is not published.',
    },
    'no-matters': {
      zh: '“{title}”没有列出决策事项名称。',
      en: '“{title}” does not name the matters to be decided.',
    },
    'no-body': {
      zh: '“{title}”有 {count} 个事项没有写明承办单位，例如：{examples}。',
      en: '“{title}” names no body in charge for {count} matters, for example {examples}.',
    },
  },
  absences: ['missing'],
  *targets() {
    yield 'site';
  },
  judge(_site: string, { dueOn, ...words }, { site, asOf }): Judgement {
    const years = catalogueYearsAt(dueOn, asOf);
    const [year] = years;
    const { isWhole, reason, looked, things } = site.decisionCatalogues;
    const due = dueCatalogues(site, years);
    const answers = due.map((one) => {
      const read = readPages(one);
      return { one, read, matters: read.unread ? [] : readMatters(read, words) };
    });
    const column = { column: '重大行政决策事项目录' };
    const complete = answers.find(
      ({ matters }) => matters.length > 0 && matters.every(({ body }) => body !== undefined),
    );
    if (complete) {
      const { one, matters } = complete;
      const seen = [one.pages[0]?.evidence(one.title) ?? one.listedOn];
      return passed({ measured: { year: one.year, count: matters.length }, seen });
    }
    // Numbered lines without a body may be what introduces an attached table.
    const named = answers.find(
      ({ matters, read }) => matters.length > 0 && ((matters[0]?.cells.length ?? 0) > 0 || !isElsewhere(read)),
    );
    const unread = answers.find(({ read }) => read.unread !== undefined || isElsewhere(read));
    const about = (one: (typeof due)[number]) => ({
      url: one.url,
      key: one.url,
      ...column,
      evidence: [one.pages[0]?.evidence(one.title) ?? one.listedOn],
    });
    if (named && !answers.some(({ read }) => read.unread)) {
      // Lines that speak of bodies without saying who is in charge of what.
      const isPlain = named.matters.every(({ cells, body }) => cells.length === 0 && body === undefined);
      if (isPlain && named.matters.some(({ name }) => /局|委|办公室|部门|单位|街道|镇/.test(name)))
        return undecided(`“${named.one.title}”的承办单位`, 'candidates', about(named.one).evidence, {
          ...column,
          key: named.one.url,
        });
      const without = named.matters.filter(({ body }) => body === undefined).map(({ name }) => name);
      const data = { title: named.one.title, count: without.length, examples: without.slice(0, 3) };
      return failed({ code: 'no-body', data, ...about(named.one) }, { measured: { without } });
    }
    if (unread) {
      const { evidence } = about(unread.one);
      const why = unread.read.unread ?? 'unreadable';
      return undecided(`“${unread.one.title}”的内容`, why, evidence, { ...column, key: unread.one.url });
    }
    const [empty] = answers;
    if (empty) return failed({ code: 'no-matters', data: { title: empty.one.title }, ...about(empty.one) });
    if (!isWhole) return undecided(`${String(year)}年度重大行政决策事项目录`, reason ?? 'not-crawled', looked, column);
    const undated = things.find((one) => one.year === undefined);
    if (undated) return undecided(`“${undated.title}”的年度`, 'no-date', [undated.listedOn], column);
    const [newest] = things;
    const finding: FindingDraft = newest
      ? { code: 'outdated', data: { newest: newest.year, year }, evidence: [newest.listedOn], ...column }
      : { code: 'missing', data: { year }, evidence: looked, ...column };
    return failed(finding, { measured: { missing: [year] } });
  },
});
