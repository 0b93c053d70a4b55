import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { PageView } from '../../model/site-model.js';
import { readBudgetTitle, type BudgetTitle } from '../../site/budget/budget-title.js';
import { ownsBudget } from '../../site/budget/budget-owner.js';
import { columnName, stateEvidence, stateOf } from '../parts/column-state.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const COLUMN = 'cat-budget';
/** Lists below the column: levels of government, kinds and years. */
const MOST_LISTS = 16;

const MonthDay = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', title: '月-日' });
const params = Params({
  /** From this day on the budget of the current year is due, before it last year's. */
  budgetDueOn: MonthDay,
  /** From this day on the final accounts of last year are due, before it those of the year before. */
  accountsDueOn: MonthDay,
});

interface Due {
  readonly kind: 'budget' | 'accounts';
  readonly year: number;
}

/** 预算、决算公开: those due are named, with their year, in the columns of budgets. */
export default defineCheck({
  id: 'statutory/budget-current',
  title: '是否公开了应公开年度的预算和决算',
  needs: [`below:${COLUMN}:${MOST_LISTS}:0`],
  params,
  messages: {
    'no-column': {
      zh: '没有找到{due}：网站上没有“{name}”栏目，或栏目空白、打不开。',
      en: '{year} {kind}: the site has no column {name}, or it is blank or dead.',
    },
    missing: {
      zh: '“{name}”栏目及其下级栏目里没有本机关{due}。',
      en: 'The column {name} and those below it hold no {kind} of {year} of this body.',
    },
  },
  *targets(site, { budgetDueOn, accountsDueOn }) {
    const year = Number(site.asOf.slice(0, 4));
    const day = site.asOf.slice(5);
    const due: Due[] = [
      { kind: 'budget', year: day >= budgetDueOn ? year : year - 1 },
      { kind: 'accounts', year: day >= accountsDueOn ? year - 1 : year - 2 },
    ];
    yield* due.filter((one) => one.year >= (site.site.since ?? 0));
  },
  judge({ kind, year }: Due, _params, { site }): Judgement {
    const state = stateOf(site, COLUMN);
    const name = columnName(site, COLUMN);
    const due = `${String(year)}年${kind === 'budget' ? '预算' : '决算'}`;
    const evidence = stateEvidence(state);
    const about = { column: name, key: due };
    const data = { due, name, year, kind: kind === 'budget' ? 'budget' : 'final accounts' };
    const measured = { missing: [due] };
    switch (state.state) {
      case 'undecided':
        return undecided(due, state.reason, evidence, about);
      case 'stated-none':
        return inapplicable('no-targets');
      case 'absent':
      case 'blank':
      case 'dead':
        return failed({ code: 'no-column', data, evidence, ...about }, { measured });
      default:
    }
    const gathering = site.below(COLUMN);
    if (!gathering) return undecided(due, 'not-crawled', evidence, about);
    const all = gathering.lists.flatMap((list) =>
      titlesOf(list.name, [
        ...(list.blankness === 'filled' && /20\d{2}/.test(list.name) ? [list.name] : []),
        ...list.items.map(({ title }) => title),
        ...list.pages.flatMap(textsOf),
      ]).map((title) => ({ title, whose: ownsBudget(title, list.name, site) })),
    );
    const titles = all.flatMap(({ title, whose }) => (whose === 'own' ? [title] : []));
    const unsure = all.flatMap(({ title, whose }) => (whose === 'unsure' ? [title] : []));
    const named = (title: BudgetTitle): readonly number[] => (kind === 'budget' ? title.budgets : title.accounts);
    if (titles.some((title) => named(title).includes(year))) return passed();
    if (!gathering.isWhole) return undecided(due, gathering.reason ?? 'not-crawled', evidence, about);
    const isCandidate = titles.some((title) => title.eithers.includes(year) || title.isUndated);
    if (isCandidate || unsure.some((title) => named(title).includes(year)))
      return undecided(due, 'candidates', evidence, about);
    if (
      isUnreadable(
        gathering.lists.flatMap(({ pages }) => pages),
        titles,
      )
    )
      return undecided(due, 'unreadable', evidence, about);
    return failed({ code: 'missing', data, evidence, ...about }, { measured });
  },
});

/** What the texts say; a list named for a year lends it to its rows. */
function titlesOf(listName: string, texts: readonly string[]): readonly BudgetTitle[] {
  const year = /20\d{2}/.exec(listName)?.[0];
  return texts.flatMap((text) => {
    const title = readBudgetTitle(text);
    if (!title?.isUndated || year === undefined) return title ?? [];
    return readBudgetTitle(`${year}年${text}`) ?? [];
  });
}

/** Links, files and short lines of a page: a budget may be one article with its tables attached. */
function textsOf(view: PageView): readonly string[] {
  const page = view.read();
  return [
    ...(page.facts.kind === 'column' ? [] : [page.facts.title]),
    ...page.links
      .filter(({ region, isVisible }) => isVisible && (region === 'content' || region === 'list'))
      .map(({ text, title }) => (title && title.length > text.length ? title : text)),
    ...page.facts.attachments.map(({ text }) => text),
    ...(page.facts.kind === 'column'
      ? []
      : page.contentText.split(/[\n\t]/).filter((line) => line.length <= LONGEST_LINE && /20\d{2}/.test(line))),
  ];
}
const LONGEST_LINE = 40;

/** The column shows something, but nothing that could be read as a list of budgets: a picture, an embedded table. */
function isUnreadable(views: readonly PageView[], titles: readonly BudgetTitle[]): boolean {
  return (
    titles.length === 0 &&
    views.some((view) => {
      const page = view.read();
      return (
        page.facts.items.length === 0 && page.media.images + page.frames.length + page.facts.attachments.length > 0
      );
    })
  );
}
