/** Checks the chain of a site again, from the bytes of its snapshot to its report, and names what was altered, in that order. */
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Chain, ChainLink, LinkOf } from '../model/chain.js';
import type { Decision } from '../model/decision.js';
import type { AuditReport } from '../model/report.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { Alteration, SiteProof, Unproved } from './alteration.js';
import { canonical, sha256 } from '../lib/text/canonical-json.js';
import { isSignedBy, parseChain } from './chain.js';
import { changesBetween } from './changes.js';
import { checkLinks, hasItsHead, saySame, type SealedLink } from './compare-chain.js';
import { compareRecords } from './compare-records.js';
import { changesOfRest, compareEvidence, compareJudged, compareOrder, compareOutcome } from './compare-report.js';
import { compareDecision, compareReviewsFile, decisionsAdded } from './compare-reviews.js';
import { linkRest, linkScorecard, picturesOf } from './link-report.js';
import { remarksOn } from './remarks.js';
import { CHAIN_FILE } from './seal.js';
import { linkReportFile, linksNow, only, readText, readThings, REVIEWS_FILE, type SiteThings } from './site-things.js';

/** What a snapshot is judged again by: everything as it is stored. */
export interface Rejudgement {
  readonly snapshot: string;
  /** The resolved rules as text. */
  readonly profile: string;
  readonly site: SiteEntry;
  readonly asOf: string;
  readonly only?: readonly string[];
}

export interface VerifyOptions {
  /** Judges again; without it only the chain is checked. */
  readonly judge?: (asked: Rejudgement) => Promise<AuditReport>;
  /** Works decisions into what was judged again, by the resolved rules as text; without it what people decided is not recomputed. */
  readonly review?: (judged: AuditReport, profile: string, decisions: readonly Decision[]) => AuditReport;
  /** Version of this program, and digest of its code. */
  readonly toolVersion: string;
  readonly build?: string;
  /** Public key by which the head must be signed. */
  readonly key?: KeyObject;
}

const NOTHING = { records: 0, outcomes: 0, pictures: 0, evidence: 0 };

/** Rejects with the system's error where a file is there and cannot be read. */
export async function verifySite(folder: string, id: string, options: VerifyOptions): Promise<SiteProof> {
  const empty = { site: id, alterations: [], unproved: [], remarks: [], counts: NOTHING, isJudgedAgain: false };
  const text = await readText(join(folder, CHAIN_FILE));
  if (text === undefined) return { ...empty, unproved: [{ kind: 'no-chain' }] };
  const chain = parseChain(text);
  if (!chain) return { ...empty, alterations: [{ kind: 'chain-unreadable' }] };
  const { head } = chain;
  if (chain.of.kind !== 'site' || chain.of.id !== id)
    return { ...empty, head, alterations: [{ kind: 'chain-of-other', id: chain.of.id }] };
  if (!isWhole(chain)) return { ...empty, head, alterations: [{ kind: 'chain-unreadable' }] };

  const things = await readThings(folder, chain);
  const { archive, report } = things;
  const links = checkLinks(chain, linksNow(things, chain));
  const inArchive = alterationsOfArchive(links, things);
  // What an altered archive says now says nothing of the report.
  const again = inArchive.length === 0 ? await judgeAgain(things, chain, options) : {};
  const proved = report && archive ? compareEvidence(report, archive.bodies) : { count: 0, alterations: [] };
  const decided = again.judged && workIn(again.judged, things, options);
  const differing = again.judged && report ? compareJudged(report, decided ?? again.judged, decided !== undefined) : [];
  const isOtherVersion = report !== undefined && isOtherProgram(chain, report, options);
  const inChain = [
    ...alterationsOfChain(links, inArchive, things, decided ?? again.judged),
    ...faultsOfHead(chain, options),
  ];
  const unproved: Unproved[] = [
    ...(archive ? [] : [{ kind: 'no-snapshot', file: only(chain.links, 'snapshot')?.file ?? '' } as const]),
    ...(again.why ? [again.why] : []),
    ...(options.key && !chain.signature ? [{ kind: 'unsigned' } as const] : []),
    ...(differing.length > 0 && isOtherVersion
      ? [{ kind: 'other-version', version: report.tool.version, differing: rulesOf(differing) } as const]
      : []),
  ];
  const untrue = inArchive.length > 0 ? [] : (archive?.untrue ?? []);
  return {
    site: id,
    head,
    // What the chain has shown already need not be shown by judging again.
    alterations: [
      ...inChain,
      ...untrue,
      ...(inArchive.length > 0 ? [] : proved.alterations),
      ...(isOtherVersion || inChain.length > 0 ? [] : differing),
    ],
    unproved,
    remarks: remarksOn(chain, things),
    counts: {
      records: archive?.records.length ?? 0,
      outcomes: report?.outcomes.length ?? 0,
      pictures: chain.links.filter(({ step }) => step === 'picture').length,
      evidence: proved.count,
    },
    isJudgedAgain: again.judged !== undefined && differing.length === 0,
  };
}

/** Another program may judge otherwise without anybody having altered anything. */
const isOtherProgram = ({ tool }: Chain, report: AuditReport, { toolVersion, build }: VerifyOptions): boolean =>
  report.tool.version !== toolVersion || (tool.build !== undefined && build !== undefined && tool.build !== build);

const ONCE = ['snapshot', 'profile', 'question', 'scorecard', 'rest', 'file'] as const;

/** A chain that leaves out a step proves nothing of it. */
const isWhole = ({ links }: Chain): boolean =>
  ONCE.every((step) => links.filter((link) => link.step === step).length === 1) &&
  only(links, 'file')?.file === 'report.json';

/** The archive against its links: records in the order of the file, then what stands behind them. */
function alterationsOfArchive(sealed: readonly SealedLink[], { archive }: SiteThings): readonly Alteration[] {
  const links = sealed.map(({ link }) => link);
  const snapshot = only(links, 'snapshot');
  if (!archive || !snapshot) return [];
  return compareRecords({ snapshot, records: links.filter((link) => link.step === 'record') }, archive);
}

/** In the order of the chain. Of a link that was changed while its thing was not, only the former is told. */
function alterationsOfChain(
  sealed: readonly SealedLink[],
  inArchive: readonly Alteration[],
  things: SiteThings,
  judged: AuditReport | undefined,
): readonly Alteration[] {
  const { report } = things;
  const links = sealed.map(({ link }) => link);
  const outcomes = new Map(report?.outcomes.map((outcome) => [outcome.rule, outcome]));
  const then = new Map(judged?.outcomes.map((outcome) => [outcome.rule, outcome]));
  const pictures = new Map(
    things.pictures.flatMap((one) => (one.step === 'picture' ? [[one.file, one] as const] : [])),
  );
  const ofThing = (link: ChainLink): readonly (Alteration | undefined)[] => {
    switch (link.step) {
      case 'snapshot':
        return inArchive;
      case 'profile':
        return [compareProfile(link, things)];
      case 'question':
        return [compareQuestion(link)];
      case 'outcome':
        return [report && compareOutcome(link, outcomes.get(link.rule), then.get(link.rule))];
      case 'scorecard': {
        if (!report) return [];
        const isSame = saySame(linkScorecard(report.scorecard), link);
        const order = orderOf(links, report);
        return isSame ? order : [...order, { kind: 'scorecard', changes: changesOfScore(link, report, judged) }];
      }
      case 'rest':
        if (!report) return [];
        if (!saySame(linkRest(report), link))
          return [{ kind: 'rest', changes: judged ? changesOfRest(judged, report) : [] }];
        return compareRepeated(links, report);
      case 'file':
        return [compareReportFile(link, things)];
      case 'picture':
        return [comparePicture(link, pictures.get(link.file))];
      case 'reviews':
        return [compareReviewsFile(link, things)];
      case 'decision':
        return [compareDecision(link, things)];
      case 'record':
        return [];
      case 'site':
        return [{ kind: 'link-unlinked', link: `site ${link.site}` }];
    }
  };
  const found = sealed.flatMap(({ link, fault }): readonly Alteration[] => {
    const own = ofThing(link).filter((one) => one !== undefined);
    return fault?.kind === 'link-changed' || (fault && own.length === 0) ? [fault, ...own] : own;
  });
  const isFileAlone = !found.some(({ kind }) => IN_REPORT.has(kind));
  const named = new Set(links.flatMap((link) => (link.step === 'picture' ? [link.file] : [])));
  const unlinked = (report ? picturesOf(report) : []).filter((file) => !named.has(file));
  const addedDecisions = decisionsAdded(links, things);
  // What is wrong in a report makes another file of it: that need not be said as well.
  const isDecisionNamed = addedDecisions.length > 0 || found.some(({ kind }) => kind === 'decision');
  const isTold = (one: Alteration): boolean => {
    if (one.kind !== 'file' || one.how !== 'changed') return true;
    return one.file === REVIEWS_FILE ? !isDecisionNamed : isFileAlone;
  };
  const told = found.filter(isTold);
  return [...told, ...addedDecisions, ...unlinked.map((file) => ({ kind: 'picture', file, how: 'added' }) as const)];
}

const IN_REPORT: ReadonlySet<Alteration['kind']> = new Set([
  'outcome',
  'outcome-missing',
  'outcome-added',
  'outcome-moved',
  'scorecard',
  'rest',
]);

const orderOf = (links: readonly ChainLink[], { outcomes }: AuditReport): readonly Alteration[] =>
  compareOrder(
    links.filter((link) => link.step === 'outcome'),
    outcomes,
  );

/** Where the archive itself is gone, so may be the rules in it: that is told elsewhere. */
const compareProfile = (link: LinkOf<'profile'>, { archive, profile }: SiteThings): Alteration | undefined => {
  if (profile === undefined) return archive ? { kind: 'profile', how: 'missing' } : undefined;
  return sha256(profile) === link.sha256 ? undefined : { kind: 'profile', how: 'changed' };
};

/** It stands in the chain alone. */
const compareQuestion = ({ question, sha256: hash }: LinkOf<'question'>): Alteration | undefined =>
  sha256(canonical(question)) === hash ? undefined : { kind: 'question', changes: [] };

/** Where the report is as it was sealed, what it repeats of rules and question is what the chain says of them. */
function compareRepeated(links: readonly ChainLink[], { profile, asOf, site }: AuditReport): readonly Alteration[] {
  const { question } = only(links, 'question') ?? {};
  const { id, name, kind } = question?.site ?? {};
  const asked = { profile: only(links, 'profile')?.sha256, asOf: question?.asOf, site: { id, name, kind } };
  const said = { profile: profile.digest, asOf, site: { id: site.id, name: site.name, kind: site.kind } };
  const changes = changesBetween(asked, said);
  return changes.length > 0 ? [{ kind: 'question', changes }] : [];
}

const changesOfScore = (link: LinkOf<'scorecard'>, report: AuditReport, judged: AuditReport | undefined) => {
  const now = linkScorecard(report.scorecard);
  const changes = judged ? changesBetween(judged.scorecard, report.scorecard) : [];
  const facts = ({ verdict, value, min, max }: typeof now): object => ({ verdict, points: { value, min, max } });
  return changes.length > 0 ? changes : changesBetween(facts(link), facts(now));
};

function compareReportFile(link: LinkOf<'file'>, { reportText, report }: SiteThings): Alteration | undefined {
  const { file } = link;
  if (reportText === undefined) return { kind: 'file', file, how: 'missing' };
  if (!report) return { kind: 'file', file, how: 'unreadable' };
  return saySame(linkReportFile(reportText), link) ? undefined : { kind: 'file', file, how: 'changed' };
}

function comparePicture(
  was: LinkOf<'picture'>,
  now: Omit<LinkOf<'picture'>, 'chain'> | undefined,
): Alteration | undefined {
  if (now?.sha256 === was.sha256) return undefined;
  const how = now?.sha256 === undefined ? 'missing' : was.sha256 === undefined ? 'added' : 'changed';
  return { kind: 'picture', file: was.file, how };
}

/** Judged again, with the decisions that lie there now worked in; undefined where there are none or nobody can. */
function workIn(
  judged: AuditReport,
  { reviews, profile }: SiteThings,
  { review }: VerifyOptions,
): AuditReport | undefined {
  if (!reviews || !review || profile === undefined) return undefined;
  return plain(review(judged, profile, reviews.decisions));
}

const faultsOfHead = (chain: Chain, { key }: VerifyOptions): readonly Alteration[] => [
  ...(hasItsHead(chain) ? [] : [{ kind: 'head-changed' } as const]),
  ...(key && chain.signature && !isSignedBy(chain, key) ? [{ kind: 'signature' } as const] : []),
];

/** Judges again by what the chain says was asked. */
async function judgeAgain(
  { archive, profile, snapshot }: SiteThings,
  { links }: Chain,
  { judge }: VerifyOptions,
): Promise<{ readonly judged?: AuditReport; readonly why?: Unproved }> {
  const question = only(links, 'question')?.question;
  if (!judge || !archive || !question) return {};
  if (profile === undefined) return { why: { kind: 'no-profile' } };
  try {
    const site = question.site as unknown as SiteEntry;
    return { judged: plain(await judge({ ...question, site, snapshot, profile })) };
  } catch (error) {
    return { why: { kind: 'judge-failed', message: error instanceof Error ? error.message : String(error) } };
  }
}

const plain = (report: AuditReport): AuditReport => JSON.parse(JSON.stringify(report)) as AuditReport;

const rulesOf = (differing: readonly Alteration[]): readonly string[] =>
  differing.flatMap((one) => (one.kind === 'judged' && one.rule !== undefined ? [one.rule] : []));
