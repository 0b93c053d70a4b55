import { getDomain, getHostname } from 'tldts';
import { defineCheck, failed, passed, type Judgement, unseen } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { Params } from '../parts/params.js';

/** 不另设网站: the platform lives under the registrable domain of the site itself (gov.cn is a public suffix). */
export default defineCheck({
  id: 'platform/same-host',
  title: '公开平台是否设在本网站域名之下',
  needs: ['column:platform'],
  params: Params({}),
  messages: {
    'other-domain': {
      zh: '公开平台设在另一个域名“{found}”，本网站域名是“{due}”。不得另设专门网站。',
      en: 'The platform lives on another domain, {found}; the site is {due}. No separate site may be set up.',
    },
  },
  *targets(site) {
    const { platform } = site;
    if (platform.state === 'found') yield platform.value;
    if (platform.state === 'undecided') return unseen(platform.reason, platform.looked);
    return undefined;
  },
  judge(platform: Column, _params, { site }): Judgement {
    const found = domainOf(platform.url);
    const own = new Set(
      [site.site.url, site.home.state === 'found' ? site.home.value.url : site.site.url].map(domainOf),
    );
    if (own.has(found)) return passed({ seen: [platform.linkedFrom] });
    const data = { found, due: [...own].join('、') };
    return failed({ code: 'other-domain', data, evidence: [platform.linkedFrom], url: platform.url });
  },
});

/** Registrable domain, or the host itself where there is none (an address, localhost). */
const domainOf = (url: string): string => getDomain(url) ?? getHostname(url) ?? url;
