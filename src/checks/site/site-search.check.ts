import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, Duration, failed, passed, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { SearchTry, SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  /** Articles whose titles are asked for until one is found. */
  titles: Type.Integer({ minimum: 1, maximum: 3 }),
  /** Younger articles need not be in the index yet. */
  settledAfter: Duration,
});

/** 站内搜索: a search form exists and lists a published article whose title it is asked for. */
export default defineCheck({
  id: 'site/site-search',
  title: '站内搜索能否查到已发布的信息',
  needs: ({ titles, settledAfter }) => [`search:${titles}:${settledAfter}`],
  params,
  messages: {
    'no-form': {
      zh: '首页和公开平台上都没有站内搜索框。',
      en: 'Neither the home page nor the platform has a search form.',
    },
    'not-found': {
      zh: '站内搜索查不到已发布的文章《{title}》：{why}。',
      en: 'The site search does not find the published article {title}: {whyEn}.',
    },
    dead: {
      zh: '用站内搜索查《{title}》，打开的页面不存在{status}。',
      en: 'Searching the site for {title} leads to a page that does not exist{status}.',
    },
    'not-on-first-page': {
      zh: '站内搜索查《{title}》，第一页结果里没有这篇文章，后面还有结果没有看，请人工核对。',
      en: 'The first page of results for {title} does not list it; later pages were not seen. A person should look.',
    },
    foreign: {
      zh: '网站的搜索框交给了别的网站（{address}），本次没有试用，请人工核对能否查到本站信息。',
      en: 'The search form hands visitors to another site ({address}), which was not tried. A person should see whether it finds this site’s articles.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel): Judgement {
    const { form, foreign, tries } = site.search;
    if (form.state !== 'found') {
      if (foreign) {
        const data = { address: foreign.quote ?? foreign.url };
        return cantTell('candidates', { code: 'foreign', data, evidence: [foreign] });
      }
      return form.state === 'absent'
        ? failed({ code: 'no-form', evidence: form.looked })
        : undecided('站内搜索框', form.reason, form.looked);
    }
    const measured = { titles: [...new Set(tries.map(({ title }) => title))], count: tries.length };
    const listed = tries.find(({ outcome }) => outcome === 'listed');
    if (listed) return passed({ measured: { ...measured, found: listed.title } });
    const finals = lastWords(tries);
    const [first] = finals;
    if (!first)
      return undecided('站内搜索', site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated', [
        form.value,
      ]);
    const evidence = (one: SearchTry): readonly Evidence[] => [form.value, ...(one.answer ? [one.answer] : [])];
    const faults = finals.filter((one) => isMissing(one) || isDead(one, tries));
    if (faults.length === finals.length) {
      return failed(
        faults.map((one) => ({
          code: one.outcome === 'dead' ? 'dead' : 'not-found',
          data: { title: one.title, ...wordsOf(one) },
          evidence: evidence(one),
          key: one.title,
        })),
        { measured },
      );
    }
    const open = finals.find((one) => !faults.includes(one)) ?? first;
    if (open.outcome === 'not-listed' && open.hasMore === true) {
      const about = { data: { title: open.title }, evidence: evidence(open), key: open.title };
      return cantTell('candidates', { code: 'not-on-first-page', ...about }, { measured });
    }
    const unsure = open.isRendered ? 'unreadable' : 'needs-browser';
    return { ...undecided('站内搜索', open.reason ?? unsure, evidence(open)), measured };
  },
});

/** What was seen in the browser counts, as it is what visitors see; without it, of each title the plain answer. */
function lastWords(tries: readonly SearchTry[]): readonly SearchTry[] {
  const rendered = tries.filter(({ isRendered }) => isRendered);
  return rendered.length > 0 ? rendered : tries;
}

/** Results that were read whole and hold nothing of it; the words must have arrived as they were meant. */
const isMissing = (one: SearchTry): boolean =>
  one.outcome === 'not-listed' && one.hasMore !== true && one.isUnderstood === true;

/** A plain request may go astray where a script would have led right, and a script where a form would: both must find nothing there. */
const isDead = (one: SearchTry, tries: readonly SearchTry[]): boolean =>
  one.outcome === 'dead' &&
  one.isRendered &&
  tries.some(({ isRendered, outcome }) => !isRendered && outcome === 'dead');

const wordsOf = ({ isNone, status, outcome }: SearchTry) => ({
  ...(isNone === true
    ? { why: '结果为零', whyEn: 'there are no results' }
    : { why: '结果里没有这篇文章', whyEn: 'the results do not list it' }),
  ...(outcome === 'dead' && { status: status !== undefined && status >= 400 ? `（HTTP ${status}）` : '' }),
});
