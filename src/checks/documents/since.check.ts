import { Type, type Static } from '@sinclair/typebox';
import { addDuration } from '../../lib/date/day.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { documentOn } from '../../site/documents/policy-document.js';
import { columnName } from '../parts/column-state.js';
import { pickRows } from '../parts/listing-rows.js';
import { isNormative } from '../parts/normative.js';
import { isOwnDocument, unreadDocument } from '../parts/own-documents.js';
import { ColumnId, Day, Params, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { readValidity, validityLabel } from '../parts/validity.js';
import { numberRows } from './listed-numbers.js';

const params = Params({
  column: Type.Optional(ColumnId),
  /** Documents in force that were made since that day are listed. */
  from: Day,
  /** The oldest of them was made so soon after it; a list that begins later lacks earlier ones. Without it a person must say. */
  within: Type.Optional(Duration),
  /** Share of the documents opened that are labelled with their validity. */
  minShare: Share,
  /** Documents to open, evenly spaced, the oldest among them. */
  sample: Type.Optional(Type.Integer({ minimum: 1 })),
});
type Rule = Static<typeof params>;
const OPENED = 12;

/** 集中公开: one list holds the documents made since a day, each labelled with its validity. */
export default defineCheck({
  id: 'documents/since',
  title: '某年以来制发的文件是否集中公开并标注有效性',
  needs: ({ column = 'documents', from, sample = OPENED }) => [`rows:${column}:12:${from}:${sample}:spread`],
  params,
  messages: {
    'no-column': { zh: '网站上没有能打开的“{name}”栏目。', en: 'The site has no column {name} that opens.' },
    none: { zh: '“{name}”栏目里没有文件。', en: 'The column {name} holds no document.' },
    'starts-late': {
      zh: '“{name}”栏目里最早的文件是 {oldest} 制发的，{from} 以来更早的文件没有集中公开。',
      en: 'The oldest document in {name} was made on {oldest}; earlier ones since {from} are not gathered there.',
    },
    unlabelled: {
      zh: '《{title}》没有标注有效性。抽查的文件标注率 {share}，应不低于 {limit}。',
      en: '{title} is not labelled with its validity. {share} of the sampled documents are; {limit} is due.',
    },
  },
  absences: ['no-column', 'none'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, rule, { asOf }): Judgement {
    const { column = 'documents' } = rule;
    const name = columnName(site, column);
    const about = { column: name };
    const picked = pickRows(site, column, { from: rule.from, to: asOf });
    const { evidence } = picked;
    if (picked.state === 'gone') return failed({ code: 'no-column', data: { name }, evidence, ...about });
    if (picked.state === 'undecided') return undecided(`“${name}”`, picked.reason, evidence, about);
    const { listing, missed } = picked;
    if (listing.rows.length === 0)
      return missed
        ? undecided(`“${name}”`, missed, evidence, about)
        : failed({ code: 'none', data: { name }, evidence, ...about });
    const documents = numberRows(site, listing).map(({ row, number }): Made => {
      const document = { ...documentOn(row, site.page(row.url), site.site.name), listName: row.listName };
      const made = document.writtenOn ?? (number && `${String(number.year)}-12-31`);
      return {
        document,
        ...(made === undefined ? {} : { on: made }),
        ...(row.publishedOn ? { listedOn: row.publishedOn } : {}),
      };
    });
    const answers = [judgeReach(documents, rule, name, missed, evidence), judgeLabels(site, documents, rule)];
    const measured = Object.assign({ count: documents.length }, ...answers.map((one) => one.measured)) as Record<
      string,
      unknown
    >;
    const faults = answers.flatMap(({ findings, reason }) => (reason ? [] : findings));
    if (faults.length > 0)
      return failed(
        faults.map((one) => ({ ...about, ...one })),
        { measured },
      );
    const open = answers.find(({ reason }) => reason !== undefined);
    if (open?.reason)
      return cantTell(
        open.reason,
        answers.flatMap(({ findings }) => findings).map((one) => ({ ...about, ...one })),
        { measured },
      );
    return passed({ measured, seen: evidence });
  },
});

interface Made {
  readonly document: PolicyDocument;
  /** The day it was made, or the last of the year that its number names. */
  readonly on?: string;
  /** The day that its row shows: it was made by then. */
  readonly listedOn?: string;
}

interface Answer {
  readonly findings: readonly FindingDraft[];
  /** Why the findings are no fault yet. */
  readonly reason?: CantTellReason;
  readonly measured?: Readonly<Record<string, unknown>>;
}

/** Whether the list goes back to the first documents due. */
function judgeReach(
  documents: readonly Made[],
  { from, within }: Rule,
  name: string,
  missed: CantTellReason | undefined,
  evidence: readonly Evidence[],
): Answer {
  const all = documents.flatMap(({ on, listedOn }) => on ?? listedOn ?? []).sort();
  const oldest = all.find((day) => day >= from);
  const due = within === undefined ? undefined : addDuration(from, within);
  const year = from.slice(0, 4);
  const measured = oldest === undefined ? {} : { oldest };
  // Older ones than those due show that the list goes back further.
  if (all.some((day) => day < from)) return { findings: [], measured };
  if (oldest !== undefined && (oldest.startsWith(year) || (due !== undefined && oldest <= due)))
    return { findings: [], measured };
  const draft = (code: string, data: Readonly<Record<string, unknown>>): FindingDraft => ({
    code,
    data,
    evidence,
    key: 'reach',
  });
  const undecidedAs = (reason: CantTellReason): Answer => ({
    findings: [draft('undecided', { what: `${from}以来的文件是否集中公开`, reason })],
    reason,
    measured,
  });
  if (missed) return undecidedAs(missed);
  if (oldest === undefined) return undecidedAs('no-date');
  const finding = draft('starts-late', { name, oldest, from });
  // Where all were published at once, old ones show young dates.
  const isUnknown = documents.some(({ on }) => on === undefined);
  if (isUnknown) return { findings: [finding], reason: 'not-crawled', measured };
  return { findings: [finding], measured, ...(due === undefined ? { reason: 'candidates' } : {}) };
}

/** The share of documents opened that are labelled; those that need no label do not count. */
function judgeLabels(site: SiteModel, documents: readonly Made[], { minShare }: Rule): Answer {
  const judged = documents
    .map(({ document }) => document)
    .filter((document) => document.page && isOwnDocument(site, document) && isNormative(document) !== 'no')
    .map((document) => ({ document, state: labelState(site, document) }));
  const of = (state: string) => judged.filter((one) => one.state === state);
  const [met, unmet, unknown] = [of('labelled'), of('unlabelled'), of('unknown')];
  const range = shareRange(met.length, unmet.length, unknown.length);
  const known = shareRange(met.length, unmet.length, 0)?.min;
  const measured =
    known === undefined ? {} : { share: roundShare(known), without: unmet.map(({ document }) => document.title) };
  const what = '文件的有效性标注';
  const open = (reason: CantTellReason): Answer => ({
    findings: [
      {
        code: 'undecided',
        data: { what, reason },
        evidence: [...unknown, ...unmet]
          .slice(0, 3)
          .flatMap(({ document }) => document.page?.evidence(document.title) ?? []),
        key: 'labels',
      },
    ],
    reason,
    measured,
  });
  if (!range) return open('not-crawled');
  if (range.min >= minShare) return { findings: [], measured };
  if (range.max >= minShare) return open('candidates');
  const findings = unmet.map(({ document }): FindingDraft => ({
    code: 'unlabelled',
    data: { title: document.title, share: percent(known ?? 0), limit: percent(minShare) },
    evidence: document.page ? [document.page.evidence(document.title)] : [],
    url: document.url,
    key: document.url,
  }));
  return { findings, measured };
}

function labelState(site: SiteModel, document: PolicyDocument): 'labelled' | 'unlabelled' | 'unknown' {
  const found = validityLabel(site, document);
  if (found && readValidity(found.label) !== 'unclear') return 'labelled';
  return unreadDocument(site, document) !== undefined || isNormative(document) === 'unknown' ? 'unknown' : 'unlabelled';
}
