import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns, Share } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { isOwnPage } from './own-pages.js';

const params = Params({
  /** What a date of publication must look like as it is shown. */
  formats: Patterns,
  /** Articles of this column are opened, so many of them; those that were opened anyway count too. */
  column: ColumnId,
  sample: Type.Integer({ minimum: 1 }),
  /** At least this share of the articles must show a date, else there is too little to judge by. */
  minShown: Share,
  /** So many articles are a sample though the crawl was cut by its budget. */
  leastPages: Type.Integer({ minimum: 1 }),
});

/** 发布时间格式: every date of publication that sampled articles show, as it is shown. One finding for each other way of writing. */
export default defineCheck({
  id: 'site/date-format',
  title: '内容页的发布时间是否写成规定的格式',
  needs: ({ column, sample }) => ['links:home', 'links:columns', `items:${column}:${sample}`],
  params,
  messages: {
    'other-format': {
      zh: '抽查的 {pages} 个内容页中有 {count} 个的发布时间没有写成 YYYY-MM-DD，例如《{title}》写的是“{found}”。',
      en: '{count} of {pages} sampled articles do not show the time of publication as YYYY-MM-DD; “{title}” shows {found}.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { formats, minShown, leastPages }): Judgement {
    const what = '内容页的发布时间格式';
    const { home, crawl } = site;
    if (home.state !== 'found')
      return undecided(what, home.state === 'undecided' ? home.reason : 'unreadable', home.looked);
    const articles = site.pages.filter((page) => page.facts.kind === 'article' && isOwnPage(site, page));
    const read = articles.filter((page) => unreadReason(page) === undefined);
    const isSample =
      crawl.stoppedBecause === 'complete' || (crawl.stoppedBecause === 'budget' && read.length >= leastPages);
    if (articles.length === 0 && isSample) return inapplicable('no-targets');
    const dated = read.filter(({ facts }) => facts.publishedAs !== undefined);
    const other = dated.filter((page) => !isShown(page, formats));
    const measured = { count: dated.length, without: read.length - dated.length };
    if (other.length > 0) return failed(byShape(other, dated.length), { measured });
    if (!isSample) return undecided(what, 'truncated', [home.value.evidence()]);
    if (dated.length === 0 || dated.length < read.length * minShown) {
      const undated = read.filter((page) => !dated.includes(page)).slice(0, MOST_EXAMPLES);
      const unread = articles.map(unreadReason).find((reason) => reason !== undefined);
      const reason = read.length === 0 && unread !== undefined ? unread : 'no-date';
      const looked = undated.length > 0 ? undated : articles.slice(0, MOST_EXAMPLES);
      return {
        ...undecided(
          what,
          reason,
          looked.map((page) => page.evidence()),
        ),
        measured,
      };
    }
    return passed({ measured });
  },
});

const MOST_EXAMPLES = 3;

/** Beside a date in words the same day may stand as it should, in the table of the document's data. */
function isShown(page: PageView, formats: readonly string[]): boolean {
  const { publishedAs = '', publishedOn = '' } = page.facts;
  const { labelledDates } = page.read();
  const isNamed = ({ label, quote }: { readonly label: string; readonly quote: string }): boolean =>
    /发布|公开|发文/.test(label) && quote.endsWith(publishedOn);
  return occursInAny(publishedAs, formats) || (publishedOn !== '' && labelledDates.some(isNamed));
}

/** Articles that write it alike come from one template: they are one finding. */
function byShape(pages: readonly PageView[], total: number): readonly FindingDraft[] {
  const shapes = new Map<string, PageView[]>();
  for (const page of pages) {
    const shape = (page.facts.publishedAs ?? '').replace(/\d+/g, (digits) => '0'.repeat(digits.length));
    shapes.set(shape, [...(shapes.get(shape) ?? []), page]);
  }
  return [...shapes].map(([shape, alike]) => {
    const [first] = alike;
    const data = {
      count: alike.length,
      pages: total,
      title: first?.facts.title ?? '',
      found: first?.facts.publishedAs ?? '',
    };
    const evidence = alike.slice(0, MOST_EXAMPLES).map((page) => page.evidence(page.facts.publishedAs));
    return { code: 'other-format', data, evidence, key: shape, isOfSample: true };
  });
}
