import { daysBetween, subtractDuration } from '../../lib/date/day.js';
import { cantTell, defineCheck, Duration, failed, passed, type Judgement } from '../../model/check.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { ageOfHome } from '../../site/home-age.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadRows } from '../parts/unread.js';

/** 首页更新: the home page, its frames, or the second level of a mere directory, shows an item dated in the window. */
export default defineCheck({
  id: 'site/home-updated',
  title: '首页信息是否在期限内更新过',
  needs: ['links:home', 'fresh:home'],
  params: Params({ maxAge: Duration }),
  messages: {
    stale: {
      zh: '首页最新一条信息是 {newestOn}，已 {ageDays} 天没有更新；应有 {dueFrom} 以后的信息。',
      en: 'The newest item on the home page is of {newestOn}, {ageDays} days ago; one since {dueFrom} is due.',
    },
    'only-elsewhere': {
      zh: '首页上 {dueFrom} 以后的信息都来自其他政府网站（如“{title}”，{on}），请人工核对本网站是否另有更新。',
      en: 'The only items on the home page since {dueFrom} are of other governments’ sites (such as “{title}”, {on}); a person should check whether this site published any.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { maxAge }): Judgement {
    const { home, homePages, asOf, population } = site;
    if (home.state !== 'found')
      return undecided('首页更新情况', home.state === 'undecided' ? home.reason : 'unreadable', home.looked);
    const dueFrom = subtractDuration(asOf, maxAge);
    const { newestOn, newElsewhere, unopenedBecause } = ageOfHome(site, dueFrom);
    const measured = newestOn === undefined ? {} : { newestOn, ageDays: daysBetween(newestOn, asOf) };
    if (newestOn !== undefined && newestOn >= dueFrom) return passed({ measured });
    const evidence = homePages.slice(0, 3).map((page) => page.evidence());
    const unread = homePages
      .map((page) => unreadRows(page) ?? (gainsRows(page) ? ('needs-browser' as const) : undefined))
      .find((reason) => reason !== undefined);
    // Of a mere directory the second level is judged, which must have been seen whole.
    const unseen = site.homeIsDirectory
      ? population.isWhole
        ? undefined
        : (population.reason ?? 'not-crawled')
      : framesWereSeen(site, home.value)
        ? undefined
        : 'not-crawled';
    const reason = unread ?? unseen;
    if (reason) return undecided('首页更新情况', reason, evidence);
    if (newElsewhere) {
      const data = { title: newElsewhere.title, on: newElsewhere.publishedOn, dueFrom };
      const shown = showing(homePages, newElsewhere.publishedOn ?? '').evidence(newElsewhere.title);
      return cantTell('candidates', { code: 'only-elsewhere', data, evidence: [shown] }, { measured });
    }
    if (newestOn === undefined) return undecided('首页更新情况', 'no-date', evidence);
    if (unopenedBecause) return undecided('首页更新情况', unopenedBecause, evidence);
    const data = { ...measured, dueFrom };
    return failed({ code: 'stale', data, evidence: [showing(homePages, newestOn).evidence(newestOn)] }, { measured });
  },
});

/** A browser would show lists that the bytes do not have. */
const gainsRows = (page: PageView): boolean => !page.isRendered && page.read().mayGainRows === true;

/** The page that shows the date in a row, else the home page. */
const showing = (pages: readonly PageView[], on: string): PageView =>
  pages.find((page) => page.facts.items.some(({ publishedOn }) => publishedOn === on)) ?? (pages[0] as PageView);

/** Frames of the site's own host that were not fetched may hold the news. */
function framesWereSeen(site: SiteModel, home: PageView): boolean {
  const { host } = new URL(home.url);
  return home
    .read()
    .frames.filter(({ url, isVisible }) => isVisible && URL.canParse(url) && new URL(url).host === host)
    .every(({ url }) => site.page(url) !== undefined);
}
