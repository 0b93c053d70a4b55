import { commonMessages } from '../checks/parts/common-messages.js';
import { undecided } from '../checks/parts/undecided.js';
import { maskAddress, maskAll, maskPersonalNumbers } from '../lib/text/mask.js';
import type { AnyCheck, Catalog, FindingDraft, Judgement, Message } from '../model/check.js';
import type { CantTellReason, Evidence, OutcomeValue, Reason, UntestedReason } from '../model/outcome.js';
import { owes } from '../model/owes.js';
import type { Profile, Rule } from '../model/profile.js';
import type { Finding, RawOutcome } from '../model/report.js';
import type { SiteModel } from '../model/site-model.js';
import { awaitReview, leaveAbsences } from './await-review.js';
import { fillMessage } from './fill-message.js';
import { fingerprintOf } from './fingerprint.js';
import { fold } from './fold.js';
import { mergeMeasured } from './merge-measured.js';
import { runCheck, type CheckRun } from './run-check.js';
import { unitOutcomes } from './unit-outcomes.js';

export interface EvaluateInput {
  readonly profile: Profile;
  readonly catalog: Catalog;
  readonly site: SiteModel;
  /** Judge these rules only; the others are `untested: not-selected`. */
  readonly only?: ReadonlySet<string>;
  /** Diagnostics: what a check threw. Outcomes stay the same whatever happens here. */
  readonly onCrash?: (rule: string, error: unknown) => void;
  /** Called around each rule, for whoever measures or tells; answers what `judge` answers. */
  readonly around?: (rule: Rule, judge: () => RawOutcome) => RawOutcome;
}

/** Judges a site by every rule of a profile, in profile order. Same input, same output, byte for byte. */
export const evaluate = (input: EvaluateInput): RawOutcome[] =>
  input.profile.rules.map((rule) => {
    const judge = (): RawOutcome => evaluateRule(rule, input);
    return input.around ? input.around(rule, judge) : judge();
  });

function evaluateRule(rule: Rule, input: EvaluateInput): RawOutcome {
  const { profile, catalog, site, only } = input;
  if (only && !only.has(rule.id)) return bare(rule, profile, 'untested', 'not-selected');
  const check = catalog.get(rule.check);
  if (!check) return bare(rule, profile, 'untested', 'not-implemented');
  if (!owes(rule, site.site)) return bare(rule, profile, 'inapplicable', 'kind');
  const { from, to } = rule.effective ?? {};
  if ((from !== undefined && site.asOf < from) || (to !== undefined && site.asOf > to)) {
    return bare(rule, profile, 'inapplicable', 'not-in-force');
  }
  const isContent = isAboutContent(check, rule);
  const silence = isContent ? whySilent(site) : undefined;
  const due = check.units?.due(site, rule.params) ?? [];
  if (silence) {
    const units = due.map((name) => ({ name, value: 'untested' as const, reason: silence }));
    return { ...bare(rule, profile, 'untested', silence), ...(units.length > 0 && { units }) };
  }

  const ran =
    isContent && site.home.state !== 'found'
      ? { judgements: [withoutHome(site.home)] }
      : runCheck(check, rule.params, { asOf: site.asOf, site }, (error) => {
          input.onCrash?.(rule.id, error);
        });
  const { judgements, unseen } = decided(rule, check, ran);
  const { value, reason, checked, tally } = fold(judgements, unseen?.unseen);
  const drafts = judgements.flatMap((judgement) => draftsOf(judgement));
  if (unseen && value === 'cantTell') drafts.push({ value: 'cantTell', draft: unseenDraft(unseen) });
  const measured = mergeMeasured(judgements.map((judgement) => judgement.measured));
  const units = unitOutcomes({ judgements, ...(unseen && { unseen }) }, due, site.units.reason);
  return {
    ...bare(rule, profile, value, reason),
    checked,
    ...(measured && { measured: maskAll(measured) }),
    findings: uniqueFindings(drafts.map(({ value, draft }) => toFinding(rule, check, site, value, draft))),
    ...(units.length > 0 && { units }),
    ...(tally && { tally }),
  };
}

/** What is left of a run for a person to decide. */
function decided(rule: Rule, { absences = [] }: AnyCheck, ran: CheckRun): CheckRun {
  const absenceIsFault = rule.absenceIsFault !== false;
  if (rule.decidedBy === 'evaluator') return awaitReview(ran, absences, absenceIsFault);
  return absenceIsFault ? ran : leaveAbsences(ran, absences);
}

/** An outcome without targets. */
function bare(rule: Rule, profile: Profile, value: OutcomeValue, reason?: Reason): RawOutcome {
  return {
    rule: rule.id,
    title: rule.title,
    ...(rule.titleEn !== undefined && { titleEn: rule.titleEn }),
    section: rule.section,
    level: rule.level,
    value,
    ...(reason !== undefined && { reason }),
    checked: 0,
    findings: [],
    basis: rule.source.map(({ document, clause: place, quote }) => {
      const source = profile.sources.get(document);
      // A figure that nobody has seen in the original text must not look official.
      const clause = rule.isUnverified ? `${place ?? ''}（具体数值待核实）` : place;
      return {
        document: source?.title ?? document,
        ...(source?.number !== undefined && { number: source.number }),
        ...(clause !== undefined && { clause }),
        ...(quote !== undefined && { quote }),
      };
    }),
    ...(rule.remedy !== undefined && { remedy: rule.remedy }),
    ...(rule.remedyEn !== undefined && { remedyEn: rule.remedyEn }),
  };
}

/** Rules that rest on probes alone are judged by these even where no page was had. */
function isAboutContent(check: AnyCheck, rule: Rule): boolean {
  const needs = typeof check.needs === 'function' ? check.needs(rule.params) : check.needs;
  return needs.length === 0 || needs.some((need) => !need.startsWith('probe:'));
}

/** Why no page of the site was had at all: a fault of network or tool, which is not the site's. */
function whySilent(site: SiteModel): UntestedReason | undefined {
  const { stoppedBecause } = site.crawl;
  if (site.home.state === 'found') return undefined;
  return stoppedBecause === 'unreachable' || stoppedBecause === 'blocked' ? stoppedBecause : undefined;
}

/** Nothing about content is said of a site whose home page was not read whole. */
const withoutHome = (home: Exclude<SiteModel['home'], { state: 'found' }>): Judgement =>
  undecided('网站内容', home.state === 'undecided' ? home.reason : 'unreadable', home.looked);

interface ValuedDraft {
  readonly value: 'failed' | 'cantTell';
  readonly draft: FindingDraft;
}

function draftsOf(judgement: Judgement): ValuedDraft[] {
  switch (judgement.value) {
    case 'failed':
    case 'cantTell':
      return judgement.findings.map((draft) => ({ value: judgement.value, draft }));
    case 'untested':
      return (judgement.findings ?? []).map((draft) => ({ value: 'cantTell', draft }));
    default:
      return [];
  }
}

const unseenDraft = ({ unseen, looked }: { unseen: CantTellReason; looked: readonly Evidence[] }): FindingDraft => ({
  code: 'unseen',
  data: { reason: unseen },
  evidence: looked,
});

function toFinding(
  rule: Rule,
  check: AnyCheck,
  site: SiteModel,
  value: 'failed' | 'cantTell',
  { code, data, evidence, url, unit, column, dueOn, key, isOfSample }: FindingDraft,
): Finding {
  const message: Message | undefined = { ...commonMessages, ...check.messages }[code];
  const address = url ?? evidence[0]?.url ?? site.site.url;
  return {
    // Another run draws other pages, and shows others first.
    fingerprint: fingerprintOf({ rule: rule.id, code, address: isOfSample ? site.site.url : address, key: key ?? '' }),
    value,
    code,
    message: maskPersonalNumbers(fillMessage(message?.zh ?? code, data, 'zh')),
    messageEn: maskPersonalNumbers(fillMessage(message?.en ?? code, data, 'en')),
    ...(data && { data: maskAll(data) }),
    url: maskAddress(address),
    ...(unit !== undefined && { unit }),
    ...(column !== undefined && { column: maskPersonalNumbers(column) }),
    ...(dueOn !== undefined && { dueOn }),
    evidence: evidence.map((one) => ({
      ...one,
      url: maskAddress(one.url),
      ...(one.quote !== undefined && { quote: maskPersonalNumbers(one.quote) }),
    })),
  };
}

/** The same fault at the same place is one finding. */
const uniqueFindings = (findings: readonly Finding[]): Finding[] =>
  [...new Map(findings.toReversed().map((finding) => [finding.fingerprint, finding])).values()].toReversed();
