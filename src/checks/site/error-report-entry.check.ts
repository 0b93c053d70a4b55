import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadFooter } from '../parts/unread.js';
import { homeAndFrames } from './home-pages.js';

/** 找错入口: the home page bears the 我为政府网站找错 entry. */
export default defineCheck({
  id: 'site/error-report-entry',
  title: '首页有没有“我为政府网站找错”入口',
  needs: ['links:home', 'render:home'],
  params: Params({}),
  messages: {
    missing: {
      zh: '首页没有“我为政府网站找错”入口。',
      en: 'The home page has no 我为政府网站找错 entry.',
    },
  },
  absences: ['missing'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel): Judgement {
    const what = '“我为政府网站找错”入口';
    if (site.home.state !== 'found') {
      return undecided(what, site.home.state === 'undecided' ? site.home.reason : 'unreadable', site.home.looked);
    }
    const pages = homeAndFrames(site);
    const bearing = pages.filter((page) => page.facts.footer.errorReport);
    if (bearing.length > 0) return passed({ seen: bearing.map((page) => page.evidence('我为政府网站找错')) });
    const unread = pages.map(unreadFooter).find((reason) => reason !== undefined);
    const evidence = pages.map((page) => page.evidence());
    return unread ? undecided(what, unread, evidence) : failed({ code: 'missing', evidence: evidence.slice(0, 1) });
  },
});
