import type { AuditReport, RuleOutcome } from '../model/report.js';
import { placesRead, type PlacesRead, type ReadRequest } from './places-read.js';

/** One of two reports that are compared, with its rules by id and the places that its crawl read. */
export interface Side {
  readonly report: AuditReport;
  readonly outcomes: ReadonlyMap<string, RuleOutcome>;
  readonly places: PlacesRead;
}

/** `more`: requests that the report has no room for. */
export const sideFor = (report: AuditReport, more: Iterable<ReadRequest> | undefined): Side => ({
  report,
  outcomes: new Map(report.outcomes.map((outcome) => [outcome.rule, outcome])),
  places: placesRead(report, more),
});
