import { registrableDomain } from '../../lib/url/registrable-domain.js';
import { unseen, type Unseen } from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, PolicyDocument, SiteModel } from '../../model/site-model.js';
import { unreadReason } from './unread.js';

/**
 * The sampled documents that the site answers for: not those of bodies above it, nor rows that lead to another body's site, nor
 * rows that lead to a list.
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
export function isOwnDocument(site: SiteModel, { issuerKind, page, url }: PolicyDocument): boolean {
  if (issuerKind === 'superior') return false;
  if (page && (page.facts.kind === 'column' || page.facts.kind === 'home') && page.read().infoRows.length === 0)
    return false;
  const isElsewhere = domainOf(page?.url ?? url) !== domainOf(homeOf(site));
  return !isElsewhere || issuerKind === 'government' || (issuerKind === 'department' && page !== undefined);
}

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
  return !page.isRendered && infoRows.length >= 3 && infoRows.every(({ value, isNone }) => value === '' && !isNone);
}

/** What a person should open: the document's page, else where the documents are listed. */
export const documentEvidence = (site: SiteModel, { page, title }: PolicyDocument): readonly Evidence[] =>
  page ? [page.evidence(title)] : site.documents.looked.slice(0, 1);

const homeOf = ({ home, site }: SiteModel): string => (home.state === 'found' ? home.value.url : site.url);
const domainOf = (url: string): string => (URL.canParse(url) ? registrableDomain(new URL(url).hostname) : url);
