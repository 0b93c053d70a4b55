import { registrableDomain } from '../../lib/url/registrable-domain.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import type { AxeFault, AxePage, AxeProbe } from '../../model/snapshot.js';

export const IMPACTS = ['minor', 'moderate', 'serious', 'critical'] as const satisfies readonly AxeFault['impact'][];

/** In the order in which the crawl examines them. */
export const AXE_PAGES = ['home', 'platform', 'guide', 'article', 'form'] as const satisfies readonly AxePage[];

interface PageName {
  readonly zh: string;
  readonly en: string;
}

const NAMES: Readonly<Record<AxePage, PageName>> = {
  home: { zh: '首页', en: 'home page' },
  platform: { zh: '公开平台页面', en: 'platform page' },
  guide: { zh: '公开指南页面', en: 'guide' },
  article: { zh: '内容页面', en: 'article' },
  form: { zh: '表单页面', en: 'form page' },
};

/** A page as axe-core examined it. */
export interface Examination {
  readonly probe: AxeProbe;
  readonly view: PageView;
  readonly page: PageName;
}

export interface Examinations {
  /** Home page (behind a splash screen too) and platform. */
  readonly judged: readonly Examination[];
  /** Pages that nobody is judged by. */
  readonly others: readonly Examination[];
  /** Which of the pages that are judged were not examined, and why. */
  readonly missing: readonly {
    readonly page: PageName;
    readonly reason: CantTellReason;
    readonly evidence: readonly Evidence[];
  }[];
}

/** What of the snapshot's examinations belongs to which page of the site. Of a site without a platform the home page is judged alone. */
export function examinations(site: SiteModel): Examinations {
  const probes = site.probes.filter((probe): probe is AxeProbe => probe.kind === 'axe');
  const judged: Examination[] = [];
  const missing: Examinations['missing'][number][] = [];
  const judge = (page: PageName, url: string, own: readonly AxeProbe[], view: PageView): void => {
    for (const probe of own)
      if (probe.why === undefined) judged.push({ probe, page, view: site.page(probe.url) ?? view });
      else missing.push({ page, reason: REASONS[probe.why], evidence: [view.evidence()] });
    if (!own.some((probe) => probe.url === url))
      missing.push({ page, reason: whyNever(site), evidence: [view.evidence()] });
  };
  const { home, platform } = site;
  const ofHome = probes.filter(({ page }) => page === 'home');
  if (home.state === 'found') judge(NAMES.home, home.value.url, ofHome, home.value);
  if (platform.state === 'undecided')
    missing.push({ page: NAMES.platform, reason: platform.reason, evidence: platform.looked });
  if (platform.state === 'found' && !ofHome.some(({ url }) => url === platform.value.url)) {
    const { url, pages } = platform.value;
    const view = pages.find((page) => page.url === url) ?? pages[0];
    const own = probes.filter((probe) => probe.url === url);
    if (view) judge(NAMES.platform, url, own, view);
    else missing.push({ page: NAMES.platform, reason: whyNever(site), evidence: [platform.value.linkedFrom] });
  }
  const others = probes
    .filter((probe) => probe.why === undefined && !judged.some((one) => one.probe === probe))
    .flatMap((probe) => {
      const view = site.page(probe.url);
      return view ? [{ probe, view, page: NAMES[probe.page] }] : [];
    });
  return { judged, others, missing };
}

const REASONS: Readonly<Record<NonNullable<AxeProbe['why']>, CantTellReason>> = {
  'browser-failed': 'unreadable',
  challenge: 'unreadable',
  'error-page': 'unreadable',
  robots: 'robots',
};

/** An older snapshot, or one for a profile without this rule, has none; a crawl that was cut short did not come so far. */
const whyNever = ({ crawl }: SiteModel): CantTellReason =>
  crawl.stoppedBecause === 'complete' || crawl.stoppedBecause === 'budget' ? 'not-crawled' : 'truncated';

/** Addresses without which the page may look and be otherwise: style sheets, and the site's own scripts and frames. */
export const whyNotWhole = ({ lost, url }: AxeProbe): readonly string[] =>
  lost.flatMap((one) => (one.type === 'stylesheet' || isSameDomain(one.url, url) ? one.url : []));

const isSameDomain = (one: string, other: string): boolean =>
  registrableDomain(new URL(one).hostname) === registrableDomain(new URL(other).hostname);
