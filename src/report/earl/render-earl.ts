/** `earl.jsonld`: the report in the Evaluation and Report Language of W3C (EARL 1.0 Schema), for tools that speak it. */
import type { AuditReport, EvidenceItem, Finding, RuleOutcome } from '../../model/report.js';
import { wordingOf } from '../wording.js';
import { CONTEXT } from './context.js';
import { assertionNames, pageIri, recordIri, ruleIri, siteIri, softwareIri, unitIri } from './names.js';

type Node = Readonly<Record<string, unknown>>;

/** An assertion a rule, with one of its own for each finding and each unit. */
export function renderEarl(report: AuditReport): string {
  return `${JSON.stringify({ '@context': CONTEXT, graph: graphOf(report) }, null, 1)}\n`;
}

function graphOf(report: AuditReport): readonly Node[] {
  const nameOf = assertionNames(report.site.id, report.asOf);
  const assertions = [
    ...report.outcomes.flatMap((outcome) => assertionsOf(outcome, report, nameOf)),
    ...(report.evidenceItems ?? []).map((item) => itemAssertion(item, report, nameOf)),
  ];
  return [
    softwareNode(report),
    siteNode(report),
    ...unitNodes(report),
    ...pageNodes(report),
    ...requirements(report),
    ...assertions,
  ];
}

const softwareNode = ({ tool }: AuditReport): Node => ({
  id: softwareIri(tool.version),
  type: 'Software',
  name: tool.name,
  release: { revision: tool.version },
});

/** The subject of every rule, with the verdict on it. */
function siteNode({ site, asOf, scorecard }: AuditReport): Node {
  const { value, min, max, outOf } = scorecard.points;
  return {
    id: siteIri(site.id),
    type: 'TestSubject',
    title: { zh: site.name },
    ...link('homepage', pageIri(site.url)),
    address: site.url,
    kind: site.kind,
    asOf,
    verdict: scorecard.verdict,
    points: figures({ value, min, max, outOf }),
  };
}

const unitNodes = ({ site, units = [] }: AuditReport): readonly Node[] =>
  units.map(({ name, kind, url, points: { value, min, max, outOf } }) => ({
    id: unitIri(site.id, name),
    type: 'TestSubject',
    title: { zh: name },
    kind,
    isPartOf: siteIri(site.id),
    ...(url !== undefined && { address: url, ...link('homepage', pageIri(url)) }),
    points: figures({ value, min, max, outOf }),
  }));

/** Pages that findings are about, each once. */
function pageNodes({ site, outcomes }: AuditReport): readonly Node[] {
  const pages = new Set(
    outcomes.flatMap(({ findings }) => findings.flatMap((finding) => pageIri(addressOf(finding)) ?? [])),
  );
  return [...pages].map((id) => ({ id, type: 'TestSubject', isPartOf: siteIri(site.id) }));
}

const requirements = ({ profile, outcomes, evidenceItems = [] }: AuditReport): readonly Node[] => [
  ...outcomes.map(({ rule, title, titleEn, section, level, basis, remedy, remedyEn }) => ({
    id: ruleIri(profile.id, rule),
    type: 'TestRequirement',
    identifier: rule,
    title: bilingual(title, titleEn),
    section,
    level,
    ...(remedy !== undefined && { description: bilingual(remedy, remedyEn) }),
    source: basis.map(({ document, number, clause, quote }) => ({
      title: { zh: document },
      ...(number !== undefined && { number }),
      ...(clause !== undefined && { clause }),
      ...(quote !== undefined && { quote }),
    })),
    isPartOf: ruleSetIri(profile),
  })),
  ...evidenceItems.map((item) => ({
    id: ruleIri(profile.id, item.clause),
    type: 'TestRequirement',
    identifier: item.clause,
    title: { zh: item.phrase ?? item.bring },
    description: { zh: item.bring },
    source: [{ ...(item.document !== undefined && { title: { zh: item.document } }), clause: item.clause }],
    isPartOf: ruleSetIri(profile),
  })),
  { id: ruleSetIri(profile), title: { zh: profile.title }, hasVersion: profile.version, digest: profile.digest },
];

const ruleSetIri = ({ id }: AuditReport['profile']): string => `urn:gongkai:rules:${encodeURIComponent(id)}`;

type NameOf = ReturnType<typeof assertionNames>;

function assertionsOf(outcome: RuleOutcome, report: AuditReport, nameOf: NameOf): readonly Node[] {
  const { rule, findings, units = [], review } = outcome;
  const base = {
    type: 'Assertion',
    assertedBy: softwareIri(report.tool.version),
    test: ruleIri(report.profile.id, rule),
    // A person decided with the program's findings at hand.
    mode: review ? 'earl:semiAuto' : 'earl:automatic',
  };
  const parts = [
    ...findings.map((finding) => ({
      id: nameOf(rule, finding.fingerprint),
      ...base,
      mode: 'earl:automatic',
      subject: pageIri(addressOf(finding)) ?? siteIri(report.site.id),
      result: findingResult(finding),
    })),
    ...units.map(({ name, value, reason }) => ({
      id: nameOf(rule, 'unit', name),
      ...base,
      mode: 'earl:automatic',
      subject: unitIri(report.site.id, name),
      result: { type: 'TestResult', outcome: `earl:${value}`, ...reasonOf(reason) },
    })),
  ];
  return [
    {
      id: nameOf(rule),
      ...base,
      subject: siteIri(report.site.id),
      result: ruleResult(outcome, report),
      ...(parts.length > 0 && { hasPart: parts.map(({ id }) => id) }),
    },
    ...parts,
  ];
}

function ruleResult(
  { value, reason, points, checked, review, waiver }: RuleOutcome,
  { finishedAt }: AuditReport,
): Node {
  return {
    type: 'TestResult',
    outcome: `earl:${review?.value ?? value}`,
    date: finishedAt,
    ...reasonOf(reason),
    points: figures(points),
    checked: String(checked),
    ...(review && { decidedBy: review.by, description: { zh: review.reason } }),
    ...(waiver && {
      waiver: {
        type: 'Waiver',
        justification: waiver.justification,
        decidedBy: waiver.approvedBy,
        expiresOn: waiver.expiresOn,
      },
    }),
  };
}

const findingResult = (finding: Finding): Node => ({
  type: 'TestResult',
  outcome: `earl:${finding.value}`,
  description: bilingual(finding.message, finding.messageEn),
  code: finding.code,
  fingerprint: finding.fingerprint,
  address: addressOf(finding),
  ...(finding.unit !== undefined && { unit: finding.unit }),
  ...(finding.column !== undefined && { column: finding.column }),
  ...(finding.dueOn !== undefined && { due: finding.dueOn }),
  pointer: finding.evidence.map(pointerOf),
});

/** Where a person looks: the page, the words on it, and the record in the snapshot that holds them. */
function pointerOf({ url, capturedAt, sha256, quote, selector, record }: Finding['evidence'][number]): Node {
  return {
    type: selector === undefined ? 'Pointer' : 'CSSSelectorPointer',
    ...link('reference', pageIri(url)),
    address: url,
    ...(selector !== undefined && { expression: selector }),
    ...(quote !== undefined && { quote }),
    date: capturedAt,
    ...(sha256 !== '' && { sha256 }),
    ...link('record', record === undefined ? undefined : recordIri(record)),
  };
}

/** 需人工取证的事项: nobody has tested it until an evaluator has. */
const itemAssertion = (item: EvidenceItem, { site, profile, tool }: AuditReport, nameOf: NameOf): Node => ({
  id: nameOf('evidence', item.clause),
  type: 'Assertion',
  assertedBy: softwareIri(tool.version),
  subject: siteIri(site.id),
  test: ruleIri(profile.id, item.clause),
  mode: 'earl:manual',
  result: {
    type: 'TestResult',
    outcome: `earl:${item.review?.value ?? 'untested'}`,
    points: figures(item.points),
    ...(item.dueOn !== undefined && { due: item.dueOn }),
    ...(item.review && { decidedBy: item.review.by, description: { zh: item.review.reason } }),
  },
});

const addressOf = ({ url, evidence }: Finding): string => url ?? evidence[0]?.url ?? '';

/** A code of the closed list, and what it means. */
const reasonOf = (reason: string | undefined): Node => {
  if (reason === undefined) return {};
  const [zh, en] = (['zh', 'en'] as const).map((lang) => wordingOf(lang).reason[reason]?.meaning);
  return { reason, ...(zh !== undefined && en !== undefined && { info: { zh, en } }) };
};

const bilingual = (zh: string, en: string | undefined): Node => ({ zh, ...(en !== undefined && { en }) });

const link = (key: string, iri: string | undefined): Node => (iri === undefined ? {} : { [key]: iri });

/** Exact decimals: JSON-LD makes doubles of numbers. */
const figures = (points: Readonly<Record<string, number>>): Node =>
  Object.fromEntries(Object.entries(points).map(([key, value]) => [key, String(value)]));
