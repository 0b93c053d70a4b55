/** What the rules on interpretations share: the sampled documents, and those that say nothing to a rule. */
import { inapplicable, unseen, type Judgement, type Unseen } from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Interpretation, PolicyDocument, SiteModel } from '../../model/site-model.js';
import { isOwnDocument } from '../parts/own-documents.js';
import { undecided } from '../parts/undecided.js';

export interface SampleParams {
  readonly sample: number;
}

/** So many documents, and their interpretations. */
export const pairNeeds = ({ sample }: SampleParams) =>
  [`documents:${String(sample)}` as `documents:${number}`, `pairs:${String(sample)}` as `pairs:${number}`] as const;

/** The newest documents of the documents column. */
export function* sampledDocuments(
  site: SiteModel,
  { sample }: SampleParams,
): Generator<PolicyDocument, Unseen | undefined> {
  const { things, isWhole, reason, looked } = site.documents;
  yield* things.slice(0, sample);
  return things.length === 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
}

/** The document's page, else whatever of the pair was read. */
export const documentEvidence = ({ page, interpretations, title }: PolicyDocument): Evidence[] =>
  page ? [page.evidence(title)] : interpretations.flatMap((one) => one.page?.evidence() ?? []).slice(0, 1);

/** What every finding on a document says of it. */
export const aboutDocument = ({ title, url }: PolicyDocument) => ({
  key: url,
  column: '政策解读',
  data: { title },
});

/** Interpretations whose link does not lead to an error page. */
export const livingOnes = ({ interpretations }: PolicyDocument): readonly Interpretation[] =>
  interpretations.filter(({ deadStatus }) => deadStatus === undefined);

/** Why interpretations may stand where nobody looked. */
export const unpairedReason = ({ pairingReason }: PolicyDocument): CantTellReason => pairingReason ?? 'not-crawled';

/**
 * The judgement on a document that has no interpretation to judge: others' documents and those without any are no matter of the
 * rule, unless some may not have been seen. Undefined where there is one.
 */
export function withoutAny(site: SiteModel, document: PolicyDocument, what: string): Judgement | undefined {
  if (!isOwnDocument(site, document)) return inapplicable('no-targets');
  if (document.interpretations.length > 0) return undefined;
  return document.pairingIsWhole
    ? inapplicable('no-targets')
    : undecided(
        `《${document.title}》的${what}`,
        unpairedReason(document),
        documentEvidence(document),
        aboutDocument(document),
      );
}

/** How many interpretations each document has, and who issued it. */
export const countsOf = ({ title, issuer, interpretations }: PolicyDocument) => ({
  interpretations: { [title]: interpretations.length },
  ...(issuer === undefined ? {} : { issuers: { [title]: issuer } }),
});
