import type { Profile } from './profile.js';
import type { EvidenceItem } from './report.js';

/** What a person must bring, clause by clause: those of documents that had been issued on that day. None is reviewed yet. */
export const listEvidenceItems = ({ clauses = [], sources }: Profile, asOf: string): EvidenceItem[] =>
  clauses.flatMap((clause): EvidenceItem[] => {
    const { id, phrase, manual, deadline, dueOn, section, points } = clause;
    const document = clause.document === undefined ? undefined : sources.get(clause.document);
    if (manual === undefined || asOf < (document?.issuedOn ?? '')) return [];
    return [
      {
        clause: id,
        ...(phrase !== undefined && { phrase }),
        bring: manual,
        ...(document && { document: document.title }),
        ...(deadline !== undefined && { deadline }),
        ...(dueOn !== undefined && { dueOn }),
        ...(section !== undefined && { section }),
        ...(points !== undefined && { worth: points / 100 }),
        points: { earned: 0, min: 0, max: 0, outOf: 0 },
      },
    ];
  });
