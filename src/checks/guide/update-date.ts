import { findDates } from '../../lib/date/find-dates.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { PageView } from '../../model/site-model.js';

/** A date labelled as an update in the guide's content, newest first. Publication dates and page marks are no updates. */
export interface UpdateDate {
  readonly on: string;
  readonly quote: string;
}

/** Dates under one of the labels: 更新日期：2024-05-06, 本指南于2024年5月6日修订 only where the rule names the label. */
export function updateDates(
  { pages, text }: { readonly pages: readonly PageView[]; readonly text: string },
  labels: readonly string[],
): readonly UpdateDate[] {
  const isLabel = (label: string): boolean => labels.some((due) => squeeze(label).includes(due));
  const labelled = pages
    .flatMap((page) => page.read().labelledDates)
    .filter(({ label }) => isLabel(label))
    .map(({ on, quote }) => ({ on, quote }));
  const inText = text.split('\n').flatMap((line) => datesUnderLabels(line, labels));
  return [...labelled, ...inText].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** The date must follow its label closely: within the words 为, 是, 于, a colon and blanks. */
const BETWEEN = /^[\s：:∶︰（(【[\]】）)为是于至]{0,6}$/u;

function datesUnderLabels(line: string, labels: readonly string[]): UpdateDate[] {
  return findDates(line).flatMap(({ on, quote, index }) => {
    const before = line.slice(0, index);
    const label = labels.find((due) => {
      const at = before.lastIndexOf(due);
      return at !== -1 && BETWEEN.test(before.slice(at + due.length));
    });
    return label === undefined
      ? []
      : [{ on, quote: line.slice(before.lastIndexOf(label), index + quote.length).trim() }];
  });
}
