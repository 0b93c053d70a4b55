/** What the answers of a search say of each function that it may have. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Page } from '../../model/page.js';
import type { PlainQuestion } from '../../model/plan.js';
import type { SearchQuery, SiteModel } from '../../model/site-model.js';
import { facetsOn, recommendedOn, type Facet } from '../../site/search/offered-words.js';

/** `no-ground`: what the function works on is not there, so it cannot be seen whether it works. */
export type FunctionState = { readonly evidence: readonly Evidence[]; readonly detail: string } & (
  { readonly state: 'works' | 'fails' | 'no-ground' } | { readonly state: 'unread'; readonly reason: CantTellReason }
);

/** 拼音转化: the sound of a word lists what the word itself lists, is taken for the word, or brings it up while it is typed. */
export function pinyinState(site: SiteModel): FunctionState {
  const idle = idleHits(site);
  const pairs = queriesOf(site, 'pinyin').map((asked): Pair => {
    const word = asked.of ?? '';
    return { asked, ground: queriesOf(site, 'word').find(({ words }) => words === word), wanted: [word] };
  });
  const unspelt = queriesOf(site, 'word').filter(({ words }) => !pairs.some(({ asked }) => asked.of === words));
  const works = pairs.find((pair) => finds(pair.asked, pair.wanted, idle) || isTakenFor(site, pair));
  const offered = queriesOf(site, 'typed').find(({ of, suggested = [] }) => of !== undefined && suggested.length > 0);
  if (offered)
    return { state: 'works', detail: `${offered.words}（${offered.of ?? ''}）`, evidence: answersOf([offered]) };
  const name = ({ asked }: Pair): string => `${asked.words}（${asked.of ?? ''}）`;
  if (works) return { state: 'works', detail: name(works), evidence: answersOf([works.asked]) };
  return settle(site, pairs, unspelt, pairs.map(name).join('、'));
}

/** 通俗语言: a visitor's own words list what the official ones list. */
export function plainState(site: SiteModel, questions: readonly PlainQuestion[]): FunctionState {
  const idle = idleHits(site);
  const officials = queriesOf(site, 'official').filter(({ of }) => questions.some(({ ask }) => ask === of));
  const pairs = queriesOf(site, 'question').flatMap((asked): readonly Pair[] => {
    const wanted = questions.find(({ ask }) => ask === asked.words)?.expects;
    return wanted ? [{ asked, ground: officials.find(({ of }) => of === asked.words), wanted }] : [];
  });
  const unasked = officials.filter(({ of }) => !pairs.some(({ asked }) => asked.words === of));
  const works = pairs.find(({ asked, wanted }) => finds(asked, wanted, idle));
  if (works) return { state: 'works', detail: works.asked.words, evidence: answersOf([works.asked]) };
  return settle(site, pairs, unasked, pairs.map(({ asked }) => asked.words).join('、'));
}

/** 分类展现: the results can be narrowed by several dimensions. */
export function facetState(site: SiteModel, facets: readonly Facet[], least: number): FunctionState {
  const bearer = bearerOf(site);
  const shown = [
    ...queriesOf(site, 'word').filter(({ state }) => state === 'shown'),
    ...site.search.tries.filter(({ outcome }) => outcome === 'listed'),
  ];
  const seen = shown.map((one) => {
    const page = pageOf(site, one.answer);
    return { ...one, page, names: page ? facetsOn(page, bearer, facets) : [] };
  });
  const best = [...seen].sort((a, b) => b.names.length - a.names.length)[0];
  if (!best) {
    const asked = queriesOf(site, 'word');
    const isSilent = asked.length > 0 && asked.every(({ state }) => state === 'none');
    const evidence = answersOf(asked);
    if (isSilent) return { state: 'no-ground', detail: asked.map(({ words }) => words).join('、'), evidence };
    return { state: 'unread', reason: asked[0]?.reason ?? whyUnasked(site), detail: '', evidence };
  }
  const detail = best.names.join('、');
  const evidence = answersOf([best]);
  if (best.names.length >= least) return { state: 'works', detail, evidence };
  return isAllSeen(seen)
    ? { state: 'fails', detail, evidence }
    : { state: 'unread', reason: 'needs-browser', detail, evidence };
}

/** 关键词推荐: words are offered beside the field, or while a visitor types. */
export function suggestionState(site: SiteModel, labels: readonly string[]): FunctionState {
  const typed = queriesOf(site, 'typed');
  const offered = typed.find(({ suggested = [] }) => suggested.length > 0);
  if (offered)
    return { state: 'works', detail: (offered.suggested ?? []).slice(0, 3).join('、'), evidence: answersOf([offered]) };
  const bearer = bearerOf(site);
  const answers = [...queriesOf(site, 'word'), ...typed, ...site.search.tries].map((one) => ({
    ...one,
    page: pageOf(site, one.answer),
  }));
  const { form } = site.search;
  const places = [
    ...(form.state === 'found' ? [{ page: bearer, answer: form.value, isRendered: false }] : []),
    ...answers,
  ];
  for (const place of places) {
    const words = place.page ? recommendedOn(place.page, labels) : [];
    if (words.length > 0) return { state: 'works', detail: words.slice(0, 3).join('、'), evidence: answersOf([place]) };
  }
  const evidence = answersOf(places);
  const wasTyped = typed.some(({ state }) => state === 'shown');
  const isWithoutScript = bearer?.mayGainForm !== true;
  if (places.length > 0 && (wasTyped || (isWithoutScript && isAllSeen(answers))))
    return { state: 'fails', detail: '', evidence };
  return { state: 'unread', reason: typed[0]?.reason ?? 'needs-browser', detail: '', evidence };
}

/** What was asked, what must come of it, and what the official words brought. */
interface Pair {
  readonly asked: SearchQuery;
  readonly ground: SearchQuery | undefined;
  readonly wanted: readonly string[];
}

/** Nothing worked: that is a fault only where there was something to find, as the words themselves showed. */
function settle(
  site: SiteModel,
  pairs: readonly Pair[],
  unpaired: readonly SearchQuery[],
  detail: string,
): FunctionState {
  const idle = idleHits(site);
  const all = [...pairs.flatMap(({ asked, ground }) => [asked, ...(ground ? [ground] : [])]), ...unpaired];
  const evidence = answersOf(all);
  const [control] = queriesOf(site, 'nonsense');
  const asked = [...all, ...(control ? [control] : [])];
  const unread = asked.find(({ state }) => state === 'unread' || state === 'dead');
  if (!control || asked.length === 1) return { state: 'unread', reason: whyUnasked(site), detail, evidence };
  if (unread) return { state: 'unread', reason: unread.reason ?? 'unreadable', detail, evidence };
  const isGrounded = pairs.some(({ ground, wanted }) => ground !== undefined && finds(ground, wanted, idle));
  return { state: isGrounded ? 'fails' : 'no-ground', detail, evidence };
}

const queriesOf = (site: SiteModel, as: SearchQuery['as']): readonly SearchQuery[] =>
  (site.search.queries ?? []).filter((query) => query.as === as);

/** What is listed whatever one asks. */
const idleHits = (site: SiteModel): ReadonlySet<string> =>
  new Set(queriesOf(site, 'nonsense').flatMap(({ hits }) => hits));

/** A row bears one of the words, and is neither there by itself nor the question repeated. */
const finds = ({ hits, words }: SearchQuery, wanted: readonly string[], idle: ReadonlySet<string>): boolean =>
  hits.some(
    (hit) =>
      !idle.has(hit) && hit !== squeeze(words) && wanted.some((word) => word !== '' && hit.includes(squeeze(word))),
  );

/** 您是不是要找：老旧小区: words that the answer to nonsense does not bear. */
function isTakenFor(site: SiteModel, { asked, wanted: [word = ''] }: Pair): boolean {
  const [control] = queriesOf(site, 'nonsense');
  const says = (query: SearchQuery | undefined): boolean | undefined => {
    const page = pageOf(site, query?.answer);
    return page && squeeze(page.bodyText).includes(squeeze(word));
  };
  return word !== '' && says(asked) === true && says(control) === false;
}

const pageOf = (site: SiteModel, answer: Evidence | undefined): Page | undefined =>
  answer?.record === undefined ? undefined : site.probedPage(answer.record);

/** The page that bears the form. */
const bearerOf = (site: SiteModel): Page | undefined => {
  const { form } = site.search;
  return form.state === 'found' ? pageOf(site, form.value) : undefined;
};

/** As a browser shows them, or pages to which no script adds. */
const isAllSeen = (places: readonly { readonly isRendered: boolean; readonly page: Page | undefined }[]): boolean =>
  places.some(({ isRendered, page }) => isRendered && page !== undefined) ||
  (places.length > 0 && places.every(({ page }) => page !== undefined && page.mayGainForm !== true));

const whyUnasked = ({ crawl }: SiteModel): CantTellReason =>
  crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';

const answersOf = (places: readonly { readonly answer?: Evidence | undefined }[]): readonly Evidence[] =>
  places.flatMap(({ answer }) => answer ?? []);
