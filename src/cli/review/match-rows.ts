import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision, ProofFile } from '../../model/decision.js';
import type { FilledRow, SheetFault } from '../../model/review-row.js';
import { stateOf } from '../../review/review-rows.js';
import { questionsOf, type SiteQuestion } from './questions-of.js';
import type { ReviewedSite } from './reviewed-site.js';

/** A file of evidence that was named in the workbook, as it lies. */
export interface NamedFile extends ProofFile {
  readonly bytes: Buffer;
}

export interface Matched {
  readonly site: ReviewedSite;
  readonly decisions: readonly Decision[];
  readonly files: readonly NamedFile[];
}

const MOST_BYTES = 20 * 1024 * 1024;

/** Each filled row with the site that it is about, and everything that keeps it from being taken. */
export function matchRows(
  rows: readonly FilledRow[],
  sites: readonly ReviewedSite[],
  given: { readonly by: string | undefined; readonly at: string; readonly today: string; readonly folder: string },
): { readonly matched: readonly Matched[]; readonly faults: readonly SheetFault[] } {
  const faults: SheetFault[] = [];
  const known = new Map<string, { readonly site: ReviewedSite; readonly item: SiteQuestion }>();
  for (const site of sites) {
    const { open, settled } = questionsOf(site);
    for (const item of [...open, ...settled]) known.set(item.question.id, { site, item });
  }
  const bySite = new Map<ReviewedSite, { decisions: Decision[]; files: NamedFile[] }>();
  for (const row of rows) {
    const found = known.get(row.id);
    const fault = (column: keyof FilledRow['cells'], zh: string, en: string): void => {
      faults.push({ cell: row.cells[column], zh, en });
    };
    if (!found) {
      fault(
        'id',
        `这次检查没有编号为 ${row.id.slice(0, 40)} 的待认定事项`,
        `this run has no open item ${row.id.slice(0, 40)}`,
      );
      continue;
    }
    const { site, item } = found;
    const { question, decision: before } = item;
    // The same workbook once more changes nothing.
    if (before?.value === row.value && before.reason === row.reason && stateOf(question, undefined) === row.state) {
      const own = bySite.get(site) ?? { decisions: [], files: [] };
      bySite.set(site, own);
      own.decisions.push(before);
      continue;
    }
    if (stateOf(question, before) !== row.state) {
      fault('id', '导出之后这一事项变过，请重新导出再认定', 'it changed since the export: export again');
      continue;
    }
    const by = row.by ?? given.by;
    if (by === undefined) fault('by', '没有写评估人，请填写或用 --by 给出', 'no evaluator: fill it in, or give --by');
    if (row.until !== undefined && row.until < given.today) fault('until', '这一天已经过了', 'this day is over');
    const earned = row.value === 'partly' ? pointsOf(row, question.worth) : undefined;
    if (row.value === 'partly' && !question.isDivisible)
      fault('value', '这一项不分档给分，只能认定符合或不符合', 'no part of these points can be given');
    else if (row.value === 'partly' && earned === undefined)
      fault(
        'earned',
        `得分须大于 0、小于 ${question.worth / 100}，最多两位小数`,
        `more than 0, less than ${question.worth / 100}, two decimals at most`,
      );
    const files = row.files.flatMap((name): NamedFile[] => {
      const file = readProof(given.folder, name);
      if (typeof file !== 'string') return [file];
      fault('files', `${name.slice(0, 80)}：${file}`, `${name.slice(0, 80)} cannot be taken`);
      return [];
    });
    const own = bySite.get(site) ?? { decisions: [], files: [] };
    bySite.set(site, own);
    own.files.push(...files);
    own.decisions.push({
      ...(question.rule !== undefined && { rule: question.rule }),
      ...(question.unit !== undefined && { unit: question.unit }),
      ...(question.clause !== undefined && { clause: question.clause }),
      value: row.value,
      ...(earned !== undefined && { earned: earned / 100 }),
      reason: row.reason,
      by: by ?? '',
      at: given.at,
      ...(row.until !== undefined && { until: row.until }),
      ...(files.length > 0 && { evidence: files.map(({ name, sha256 }) => ({ name, sha256 })) }),
      basis: question.basis,
    });
  }
  return { matched: [...bySite].map(([site, own]) => ({ site, ...own })), faults };
}

/** Whole hundredths between nothing and all; undefined for anything else. */
function pointsOf({ earned }: FilledRow, worth: number): number | undefined {
  if (!earned) return undefined;
  const exact = 'share' in earned ? Math.round(worth * earned.share) : earned.points * 100;
  const hundredths = Math.round(exact);
  return Math.abs(hundredths - exact) < 1e-6 && hundredths > 0 && hundredths < worth ? hundredths : undefined;
}

/** A file beside the workbook, or why it is none. */
function readProof(folder: string, name: string): NamedFile | string {
  if (/[/\\\0]/.test(name) || name.startsWith('.')) return '只写文件名，文件放在表的同一文件夹';
  try {
    const path = join(folder, name);
    const { size } = statSync(path);
    if (size > MOST_BYTES) return '超过 20 MB';
    const bytes = readFileSync(path);
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return '表的同一文件夹里没有这个文件';
  }
}
