import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, passed, unseen, type Judgement } from '../../model/check.js';
import { catalogueYearsAt } from '../../model/due-years.js';
import type { Page } from '../../model/page.js';
import type { DecisionCatalogue } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { catalogueNeeds, CatalogueParams, dueCatalogues } from './catalogue-targets.js';
import { readMatters, type Matter } from './read-matters.js';
import { readPages } from './read-pages.js';

const Kind = Params({ name: Type.String(), patterns: Patterns });

const params = Params({
  ...CatalogueParams,
  /** What each matter must link: words of the link, or of the head above it. */
  links: Type.Array(Kind, { minItems: 1 }),
});

/** 决策全过程: each matter of the newest catalogue links its draft, background, consultation, meeting and result. */
export default defineCheck({
  id: 'decisions/catalogue-links',
  title: '目录里的每个决策事项是否链接到全过程信息',
  needs: ({ dueOn }) => catalogueNeeds(dueOn),
  params,
  messages: {
    missing: {
      zh: '“{title}”的 {total} 个事项中有 {count} 个没有“{name}”的链接。',
      en: 'Of the {total} matters of “{title}” {count} have no link to {name}.',
    },
  },
  *targets(site, { dueOn }) {
    const { isWhole, reason, looked } = site.decisionCatalogues;
    const [newest] = dueCatalogues(site, catalogueYearsAt(dueOn, site.asOf));
    if (newest) yield newest;
    return newest || isWhole ? undefined : unseen(reason ?? 'not-crawled', looked);
  },
  judge(catalogue: DecisionCatalogue, { links, ...words }): Judgement {
    const { title, url, pages, listedOn } = catalogue;
    const read = readPages(catalogue);
    const about = { key: url, column: '重大行政决策事项目录' };
    const evidence = [pages[0]?.evidence(title) ?? listedOn];
    const what = `“${title}”中各事项的链接`;
    const { page } = read;
    if (read.unread || !page) return undecided(what, read.unread ?? 'not-crawled', evidence, about);
    const matters = readMatters(read, words);
    if (matters.length === 0) return undecided(what, 'unreadable', evidence, about);
    const counts = links.map((kind) => ({ kind, linked: countLinked(matters, kind.patterns, page) }));
    const short = counts.filter(({ linked }) => linked < matters.length);
    if (short.length === 0) return passed({ seen: evidence });
    // A matter may link a page of its own, and a table in a file its own links: neither was opened.
    const isBehind = pages.length > 1 || (counts.every(({ linked }) => linked === 0) && linksMatters(matters, page));
    if (isBehind) return undecided(what, 'not-crawled', evidence, about);
    return failed(
      short.map(({ kind: { name }, linked }) => ({
        code: 'missing',
        data: { title, name, count: matters.length - linked, total: matters.length },
        evidence,
        url,
        column: about.column,
        key: `${url} ${name}`,
      })),
      { measured: { missing: short.map(({ kind }) => kind.name) } },
    );
  },
});

/** Matters with such a link: in the column of that head, else as many as there are links that say so. */
function countLinked(matters: readonly Matter[], patterns: readonly string[], page: Page): number {
  const texts = ownLinks(page);
  const inColumn = matters.map(({ cells }) => cells.find(({ head }) => occursInAny(head, patterns)));
  if (inColumn.some((cell) => cell !== undefined))
    return inColumn.filter((cell) => cell && isFilled(cell.text) && texts.some((text) => cell.text.includes(text)))
      .length;
  return Math.min(matters.length, texts.filter((text) => occursInAny(text, patterns)).length);
}

const ownLinks = (page: Page): string[] =>
  page.links
    .filter(({ region, isVisible, text }) => isVisible && (region === 'content' || region === 'list') && text !== '')
    .map(({ text }) => squeeze(text));

const isFilled = (cell: string): boolean => /[\p{L}\p{N}]/u.test(cell) && !/^(?:无|暂无)$/.test(cell);

const linksMatters = (matters: readonly Matter[], page: Page): boolean => {
  const texts = ownLinks(page);
  return matters.some(({ name }) => texts.some((text) => text.length >= 6 && squeeze(name).includes(text)));
};
