/** What every finder stands on: the plan, the pages seen, whose site it is, the wanted list, links with their columns. */
import { squeeze } from '../lib/text/squeeze.js';
import type { Link, PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import { isFileAddress, pageKey, requestKey } from './address.js';
import { matchColumns } from './columns/match-column.js';
import type { ColumnMatch } from './columns/match-column.js';
import { listingOf } from './columns/listing.js';
import { bodyName } from './own-names.js';
import type { SeenPage, SurveyInput, Wanted } from './seen-page.js';
import { indexVisits } from './visits.js';
import type { Visit, Visits } from './visits.js';

/** A link of a page that was seen, with the columns its text names. */
export interface MarkedLink {
  readonly link: Link;
  /** `pageKey` of its address. */
  readonly key: string;
  readonly page: SeenPage;
  readonly matches: readonly ColumnMatch[];
}

export interface Ground {
  readonly plan: CrawlPlan;
  readonly visits: Visits;
  readonly canRender: boolean;
  readonly tell?: NonNullable<SurveyInput['tell']>;
  /** The body's name, e.g. 青禾区人民政府; empty while unknown. */
  readonly own: string;
  links(page: SeenPage): readonly MarkedLink[];
  /** Asks for an address unless it was asked already; gives what is known of it. */
  want(url: string, request: Request): Visit;
  /** Reading the page needs a browser that has not shown it yet, and its rows were not answered otherwise. */
  readonly lacksBrowser: (page: SeenPage) => boolean;
  /** The same of a page whose menus count. */
  readonly lacksMenu: (page: SeenPage) => boolean;
  readonly wanted: readonly Wanted[];
}

export interface Request {
  readonly purpose: string;
  readonly priority: number;
  readonly from?: { readonly page: SeenPage; readonly link?: Link };
  readonly body?: string;
  /**
   * What of the page is needed besides its list and text: its menus (`menu`), its foot too (`whole`); an `answer` to a script is no page;
   * `opened`: what its script shows for this address; `rows`: of a home page, the lists that a script fills.
   */
  readonly part?: 'answer' | 'body' | 'menu' | 'whole' | 'opened' | 'rows';
}

const BODY_REASONS = new Set(['script-shell', 'cookie-challenge', 'xhr-list']);

export function layGround(input: SurveyInput): Ground {
  const { plan } = input;
  const visits = indexVisits(input, plan.site.url);
  const homeVisit = visits.at(plan.site.url);
  const homeMeta = homeVisit.state === 'seen' ? homeVisit.page.digest.facts : undefined;
  const own = bodyName(plan.site.name) || bodyName(siteNameOf(homeMeta?.meta) ?? '') || bodyName(homeMeta?.title ?? '');
  const ownNames = namesOf(own);
  const wanted = new Map<string, Wanted>();
  /** Only a browser has it: not so the rows of a list whose request is known and not in vain. */
  const isBrowsersOwn = (page: SeenPage, mayBeAsked: boolean): boolean => {
    const reason = page.digest.facts.needsBrowser;
    if (reason === undefined || !BODY_REASONS.has(reason)) return false;
    const listing = reason === 'xhr-list' ? listingOf(page, visits) : 'none';
    return !(listing === 'answered' || (mayBeAsked && listing === 'pending'));
  };
  const lacksBrowser = (page: SeenPage): boolean => page.exchange.via === 'fetch' && isBrowsersOwn(page, false);
  const lacksMenu = (page: SeenPage): boolean =>
    page.exchange.via === 'fetch' &&
    (page.digest.hasScriptMenu ||
      (lacksBrowser(page) && !(page.digest.listRequests !== undefined && hasMenuInData(page.digest))));

  return {
    lacksBrowser,
    lacksMenu,
    plan,
    visits,
    canRender: input.canRender,
    ...(input.tell && { tell: input.tell }),
    own,
    links: (page) => markLinks(page, plan, ownNames),
    want: (url, { purpose, priority, from, body, part = 'body' }) => {
      const visit = visits.at(url, body);
      const target = visit.state === 'unvisited' ? visit.url : url;
      const page = 'page' in visit ? visit.page : undefined;
      const reason = page?.digest.facts.needsBrowser;
      const lacksItsMenu = part !== 'body' && part !== 'rows' && page?.digest.hasScriptMenu === true;
      const lacksItsRows = part === 'rows' && page?.digest.mayGainRows === true;
      const isRowsOnly = part === 'body' || part === 'rows' || (page !== undefined && hasMenuInData(page.digest));
      const isShort =
        part === 'opened' ||
        lacksItsMenu ||
        lacksItsRows ||
        (reason !== undefined && (part === 'whole' || (page !== undefined && isBrowsersOwn(page, isRowsOnly))));
      const wantsRender =
        part !== 'answer' &&
        isShort &&
        input.canRender &&
        page?.exchange.via === 'fetch' &&
        !visits.wasRenderedInVain(page.exchange.url);
      if ((visit.state !== 'unvisited' && !wantsRender) || !/^https?:/i.test(target)) return visit;
      const request = wantsRender && page ? page.exchange.url : target;
      const key = `${requestKey(request)} ${body ?? ''}`;
      const known = wanted.get(key);
      if (!known || priority > known.priority)
        wanted.set(key, {
          url: request,
          method: body === undefined ? 'GET' : 'POST',
          ...(body === undefined ? {} : { body }),
          purpose,
          priority: priority + (wantsRender ? 5 : 0),
          ...(from ? { foundOn: from.page.exchange.url } : {}),
          ...(from?.link ? { anchor: from.link.text } : {}),
          render: wantsRender,
        });
      return visit;
    },
    get wanted() {
      return [...wanted.values()].sort(
        (a, b) => b.priority - a.priority || (a.url < b.url ? -1 : a.url > b.url ? 1 : 0),
      );
    },
  };
}

/** The menu stands in the data of a script: the page is built by it, but what it links is known. */
const hasMenuInData = ({ links }: PageDigest): boolean =>
  links.filter(({ from, region }) => from === 'script' && region === 'menu').length >= 4;

const siteNameOf = (meta: Readonly<Record<string, string>> | undefined): string | undefined => {
  const key = Object.keys(meta ?? {}).find((name) => name.toLowerCase() === 'sitename');
  return key === undefined ? undefined : meta?.[key];
};

/** 青禾区人民政府 → itself, 青禾区政府, 青禾区. */
function namesOf(own: string): readonly string[] {
  if (own === '') return [];
  const short = own.replace(/人民政府$/, '');
  const names = [own, own.replace(/人民政府$/, '政府'), short];
  const local = /([^省市区县州盟]{1,6}[区县市])$/.exec(short)?.[1];
  if (local && local !== short) names.push(`${local}人民政府`, `${local}政府`, local);
  return [...new Set(names.map(squeeze))].filter((name) => name.length >= 2);
}

/** A text that the template cut short stands whole in the title. */
const fullText = ({ text, title }: Link): string =>
  title && (text === '' || /(?:…|\.\.\.?)$/.test(text)) ? title : text;

const marks = new WeakMap<PageDigest, { readonly key: string; readonly links: readonly MarkedLink[] }>();

function markLinks(page: SeenPage, plan: CrawlPlan, ownNames: readonly string[]): readonly MarkedLink[] {
  const key = ownNames.join('|');
  const known = marks.get(page.digest);
  if (known?.key === key && known.links[0]?.page === page) return known.links;
  const links = page.digest.links.map((link) => {
    const said = sayings.get(link);
    const { key: address, matches } = said?.names === key && said.plan === plan ? said : sayingOf(link, plan, ownNames);
    if (said?.matches !== matches) sayings.set(link, { key: address, matches, names: key, plan });
    return { link, key: address, page, matches };
  });
  marks.set(page.digest, { key, links });
  return links;
}

/** What a link says wherever it stands: the pages of one menu share their links. */
const sayings = new WeakMap<
  Link,
  Pick<MarkedLink, 'key' | 'matches'> & { readonly names: string; readonly plan: CrawlPlan }
>();

const sayingOf = (link: Link, plan: CrawlPlan, ownNames: readonly string[]): Pick<MarkedLink, 'key' | 'matches'> => ({
  key: pageKey(link.url),
  matches:
    link.region === 'pager' || isFileAddress(link.url) ? [] : matchColumns(fullText(link), plan.vocabulary, ownNames),
});
