import { registrableDomain } from '../../lib/url/registrable-domain.js';
import { unseen, type Unseen } from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, PolicyDocument, SiteModel } from '../../model/site-model.js';
import { unreadReason } from './unread.js';

/**
 * The sampled documents that the site answers for: not those of bodies above it, nor rows that lead to another body's site, to a
 * list, or to an announcement that is no document.
 */
export const ownDocuments = (site: SiteModel): readonly PolicyDocument[] =>
  site.documents.things.filter((document) => isOwnDocument(site, document));

/**
 * The site as one target where it has documents of its own, for rules about a share of the sample. Of a crawl that was cut off the
 * sample is what came first, not what there is.
 */
export function* sampleOfDocuments(site: SiteModel): Generator<SiteModel, Unseen | undefined> {
  const { isWhole, reason, looked } = site.documents;
  if (reason !== 'truncated' && ownDocuments(site).length > 0) yield site;
  return isWhole ? undefined : unseen(reason ?? 'not-crawled', looked);
}

/** See `ownDocuments`. */
export function isOwnDocument(site: SiteModel, document: PolicyDocument): boolean {
  const { issuerKind, page, url, title, documentNumber } = document;
  if (issuerKind === 'superior') return false;
  if (page && (page.facts.kind === 'column' || page.facts.kind === 'home') && page.read().infoRows.length === 0)
    return false;
  if (page && unreadReason(page) === undefined && !isPolicy(title, documentNumber, page)) return false;
  const isElsewhere = domainOf(page?.url ?? url) !== domainOf(homeOf(site));
  return !isElsewhere || issuerKind === 'government' || (issuerKind === 'department' && page !== undefined);
}

/** What official documents are called; news, lists and announcements among them bear neither number nor metadata. */
const KINDS =
  /(?:办法|规定|细则|规则|规程|规范|标准|措施|政策|意见|方案|通知|通告|决定|命令|令|批复|函|预案|规划|纲要|计划|要点|制度|条例|章程|指引|决议|通报)(?:[（(【[].{1,12}[）)】\]])*[》”"]?$/;
const LEAST_ROWS = 3;

/** A document rather than another page of the column: it is called one, is numbered, or has a metadata block. */
function isPolicy(title: string, number: string | undefined, page: PageView): boolean {
  const isCalledSo = KINDS.test(title.trim()) && !HEADLINE.test(title.trim());
  return number !== undefined || isCalledSo || page.read().infoRows.length >= LEAST_ROWS;
}
/** 保供稳价：冬季供暖保障措施 is a report's headline; names of documents have no colon. */
const HEADLINE = /^[^《（(：:]{2,14}[：:]/;

/** Why a document's page cannot be judged, or undefined where it was read whole. */
export const unreadDocument = (site: SiteModel, { page }: PolicyDocument): CantTellReason | undefined =>
  page
    ? (unreadReason(page) ?? (hasBareLabels(page) ? 'needs-browser' : undefined))
    : site.crawl.stoppedBecause === 'complete'
      ? 'not-crawled'
      : 'truncated';

/** Labels of a metadata table without a single value: a script fills them in. */
function hasBareLabels(page: PageView): boolean {
  const { infoRows } = page.read();
  return (
    !page.isRendered && infoRows.length >= LEAST_ROWS && infoRows.every(({ value, isNone }) => value === '' && !isNone)
  );
}

/** What a person should open: the document's page, else where the documents are listed. */
export const documentEvidence = (site: SiteModel, { page, title }: PolicyDocument): readonly Evidence[] =>
  page ? [page.evidence(title)] : site.documents.looked.slice(0, 1);

/** A page under the site's own domain. */
export const isOwnPage = (site: SiteModel, { url }: PageView): boolean => domainOf(url) === domainOf(homeOf(site));

const homeOf = ({ home, site }: SiteModel): string => (home.state === 'found' ? home.value.url : site.url);
const domainOf = (url: string): string => (URL.canParse(url) ? registrableDomain(new URL(url).hostname) : url);
