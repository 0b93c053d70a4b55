import { createHash } from 'node:crypto';
import { isMarkedTable } from '../model/marked-table.js';
import type { MarkedTable } from '../model/marked-table.js';
import type { AuditReport, Finding, RuleOutcome } from '../model/report.js';

type Evidence = Finding['evidence'][number];

/** One picture to make: a place on a page as the snapshot has it. */
export interface PictureOrder {
  /** Path from the site's folder. */
  readonly file: string;
  readonly page: Pick<Evidence, 'url' | 'sha256' | 'record'>;
  readonly quote?: string;
  readonly selector?: string;
  readonly table?: MarkedTable;
  /** The evidence that it belongs to, by `placeKey`. */
  readonly key: string;
}

/** So many pictures tell an office where its faults are; more would only delay the report (each takes about a third of a second). */
export const MOST_PICTURES = 40;
/** A report shows so many pieces of evidence of a finding at once. */
const MOST_OF_A_FINDING = 3;

/**
 * The pictures of a report: a place of each failed finding, the gravest rules first, every rule before any has its second.
 * The same place of several findings is one picture. `left` counts the places beyond `most`. Places that no picture can be
 * made of (`canShow`) take no one's place.
 */
export function orderPictures(
  report: Pick<AuditReport, 'outcomes'>,
  canShow: (evidence: Evidence) => boolean,
  most = MOST_PICTURES,
): { readonly orders: readonly PictureOrder[]; readonly left: number } {
  const ranked = [...report.outcomes].filter(({ value }) => value === 'failed').sort(byGravity);
  const wishes = ranked.flatMap((outcome, rank) =>
    failedIn(outcome).flatMap((finding, at) =>
      finding.evidence
        .slice(0, MOST_OF_A_FINDING)
        .map((evidence, piece) => ({ evidence, finding, rule: outcome.rule, turn: [piece, at, rank] as const })),
    ),
  );
  wishes.sort((one, other) => compare(one.turn, other.turn));
  const orders = new Map<string, PictureOrder>();
  for (const { evidence, finding, rule } of wishes) {
    const key = placeKey(evidence, finding);
    if (!orders.has(key) && canShow(evidence)) orders.set(key, orderOf(evidence, finding, rule, key));
  }
  const all = [...orders.values()];
  return { orders: all.slice(0, most), left: Math.max(0, all.length - most) };
}

/** The findings of an outcome that are faults. */
export const failedIn = ({ value, findings }: RuleOutcome): readonly Finding[] =>
  value === 'failed' ? findings.filter((finding) => finding.value === 'failed') : [];

/** What makes two pieces of evidence the same place, in this run and in one that saw the same. */
export function placeKey({ url, sha256, quote, selector }: Evidence, { data }: Finding): string {
  const cells = tableOf(data)?.marks;
  return createHash('sha256')
    .update(JSON.stringify([url, sha256, quote ?? '', selector ?? '', cells ?? []]))
    .digest('hex');
}

function orderOf(evidence: Evidence, { data }: Finding, rule: string, key: string): PictureOrder {
  const { url, sha256, record, quote, selector } = evidence;
  const table = tableOf(data);
  return {
    file: `evidence/${rule.replace(/[^\w-]/g, '_').slice(0, 64)}-${key.slice(0, 10)}.png`,
    page: { url, sha256, ...(record !== undefined && { record }) },
    ...(quote !== undefined && { quote }),
    ...(selector !== undefined && { selector }),
    ...(table && { table }),
    key,
  };
}

const tableOf = (data: Finding['data']): MarkedTable | undefined => {
  const table = data?.['table'];
  return isMarkedTable(table) ? table : undefined;
};

const LEVELS: readonly RuleOutcome['level'][] = ['veto', 'deduction', 'bonus', 'advice'];
const lost = ({ points }: RuleOutcome): number => points.outOf - points.max;

const byGravity = (one: RuleOutcome, other: RuleOutcome): number =>
  LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || lost(other) - lost(one);

const compare = (one: readonly number[], other: readonly number[]): number =>
  one.map((value, at) => value - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
