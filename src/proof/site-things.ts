/** Everything that a chain of a site is about, read as it lies on the disk now. */
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Chain, ChainLink, LinkOf, LooseLink } from '../model/chain.js';
import { Value } from '@sinclair/typebox/value';
import { ReviewsSchema, type Reviews } from '../model/decision.js';
import type { AuditReport } from '../model/report.js';
import { attempt } from '../snapshot/attempt.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { examineArchive, type ExaminedArchive } from './examine-archive.js';
import { linkOutcome, linkRest, linkReviews, linkScorecard, picturesOf } from './link-report.js';
import { linkPicture } from './seal.js';

export interface SiteThings {
  /** Path of the snapshot. */
  readonly snapshot: string;
  readonly archive?: ExaminedArchive;
  /** The resolved rules as text. */
  readonly profile?: string;
  readonly reportText?: string;
  /** Undefined where the text is no report. */
  readonly report?: AuditReport;
  /** `reviews.json`, where evaluators have decided; `reviews` undefined where the text is none. */
  readonly reviewsText?: string;
  readonly reviews?: Reviews;
  /** Those that the chain names, and those that the report names. */
  readonly pictures: readonly LooseLink[];
}

/** Rejects with the system's error for what is there and cannot be read; what is not there is left out. */
export async function readThings(folder: string, { links }: Chain): Promise<SiteThings> {
  const file = only(links, 'snapshot')?.file ?? SNAPSHOT;
  const snapshot = join(folder, file);
  // A chain may come from anywhere: what it names is opened only where it can be a snapshot or a profile of ours.
  const isOurs = snapshot.endsWith(sep + SNAPSHOT) || snapshot.endsWith('.warc.gz');
  const archive = isOurs ? await ifThere(() => examineArchive(snapshot, file)) : undefined;
  const link = only(links, 'profile');
  const kept =
    link?.file !== undefined && PROFILE.test(link.file) ? await readText(join(folder, link.file)) : undefined;
  const profile = link?.file === undefined ? archive?.head?.profile.resolved : kept;
  const reportText = await readText(join(folder, 'report.json'));
  const report = reportText === undefined ? undefined : parseReport(reportText);
  const reviewsText = await readText(join(folder, REVIEWS_FILE));
  const reviews = reviewsText === undefined ? undefined : parseReviews(reviewsText);
  const linked = links.flatMap((one) => (one.step === 'picture' ? [one.file] : []));
  const pictures = [...new Set([...linked, ...(report ? picturesOf(report) : [])])].map((one) =>
    linkPicture(folder, one),
  );
  return {
    snapshot,
    pictures: await Promise.all(pictures),
    ...(archive && { archive }),
    ...(profile !== undefined && { profile }),
    ...(reportText !== undefined && { reportText }),
    ...(report && { report }),
    ...(reviewsText !== undefined && { reviewsText }),
    ...(reviews && { reviews }),
  };
}

/** Decisions beside a report. */
export const REVIEWS_FILE = 'reviews.json';
const SNAPSHOT = 'snapshot.warc.gz';
const PROFILE = /^(?:\.\.\/)?profile-[0-9a-f]{16}\.json$/;

/** The one link of a step. */
export const only = <Step extends ChainLink['step']>(
  links: readonly ChainLink[],
  step: Step,
): LinkOf<Step> | undefined => links.find((link): link is LinkOf<Step> => link.step === step);

/** The links of things as they are now, for those that stand in the chain. The question stands nowhere else. */
export const linksNow = (
  { archive, profile, reportText, report, reviewsText, reviews, pictures }: SiteThings,
  chain: Chain,
): readonly LooseLink[] => {
  const link = only(chain.links, 'profile');
  return [
    ...(archive ? [archive.snapshot, ...archive.records] : []),
    ...(link && profile !== undefined ? [{ ...link, sha256: sha256(profile) }] : []),
    ...(report ? [...report.outcomes.map(linkOutcome), linkScorecard(report.scorecard), linkRest(report)] : []),
    ...(reportText === undefined ? [] : [linkReportFile(reportText)]),
    ...(reviews && reviewsText !== undefined ? linkReviews(reviewsText, reviews) : []),
    ...pictures,
  ];
};

/** `report.json` as a file. */
export const linkReportFile = (text: string): Omit<LinkOf<'file'>, 'chain'> => ({
  step: 'file',
  file: 'report.json',
  bytes: Buffer.byteLength(text),
  sha256: sha256(text),
});

/** The text of a file; undefined where there is none. */
export const readText = (path: string): Promise<string | undefined> => ifThere(() => readFile(path, 'utf8'));

const ifThere = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
};

/** Undefined for what is no `reviews.json`. */
export const parseReviews = (text: string): Reviews | undefined => {
  const value: unknown = attempt(() => JSON.parse(text) as unknown);
  return Value.Check(ReviewsSchema, value) ? value : undefined;
};

const parseReport = (text: string): AuditReport | undefined => {
  const report = attempt(() => JSON.parse(text) as Partial<AuditReport> | null);
  const isReport =
    typeof report === 'object' &&
    report !== null &&
    report.schemaVersion === 1 &&
    Array.isArray(report.outcomes) &&
    report.outcomes.every(isOutcome) &&
    typeof report.scorecard?.points === 'object' &&
    typeof report.site === 'object';
  return isReport ? (report as AuditReport) : undefined;
};

const isOutcome = (outcome: unknown): boolean => {
  if (typeof outcome !== 'object' || outcome === null) return false;
  const { rule, points, findings } = outcome as Partial<AuditReport['outcomes'][number]>;
  return (
    typeof rule === 'string' &&
    typeof points === 'object' &&
    Array.isArray(findings) &&
    findings.every((finding: unknown) => Array.isArray((finding as { evidence?: unknown } | null)?.evidence))
  );
};
