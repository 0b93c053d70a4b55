import type { Need } from '../../model/need.js';
import type { DecisionCatalogue, SiteModel } from '../../model/site-model.js';
import { MonthDay, Patterns } from '../parts/params.js';

/** Parameters of every rule about the yearly catalogue. */
export const CatalogueParams = {
  /** Before this day last year's catalogue will do. */
  dueOn: MonthDay,
  /** Heads of the column that names the matters. */
  matters: Patterns,
  /** Heads of the column, and labels, that name the body in charge. */
  bodies: Patterns,
  /** A body put beside its matter without a label. */
  bodyMarks: Patterns,
};

export const catalogueNeeds = (dueOn: string): readonly Need[] => [
  `catalogues:${dueOn}`,
  'column:decision-catalogue',
  'column:documents',
  // A catalogue is the year's, so that a list is read no further back.
  'list:decision-catalogue:2:P1Y',
];

/** Catalogues of those years, the newest first; what was opened before what was only listed. */
export const dueCatalogues = (
  { decisionCatalogues }: SiteModel,
  years: readonly number[],
): readonly DecisionCatalogue[] =>
  decisionCatalogues.things.filter(({ year }) => year !== undefined && years.includes(year));
