import type { AuditReport, RuleOutcome } from '../model/report.js';
import type { PlacesRead } from './places-read.js';

/** One of two reports that are compared, with its rules by id and the places that its crawl read. */
export interface Side {
  readonly report: AuditReport;
  readonly outcomes: ReadonlyMap<string, RuleOutcome>;
  readonly places: PlacesRead;
}
