import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { isNormative } from '../parts/normative.js';
import { documentEvidence, ownDocuments, sampleOfDocuments, unreadDocument } from '../parts/own-documents.js';
import { Params, Share, Words } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { mayBePictured } from '../parts/pictured-value.js';
import { undecided } from '../parts/undecided.js';
import { validityLabel } from '../parts/validity.js';

const params = Params({
  /** How many documents to open. */
  sample: Type.Integer({ minimum: 1 }),
  minShare: Share,
  /** A label says one of these. */
  labels: Words,
});

/** 效力状态: the share of sampled normative documents that are labelled valid, expired, repealed or amended. */
export default defineCheck({
  id: 'documents/validity',
  title: '规范性文件是否标注有效性',
  needs: ({ sample }) => [`documents:${String(sample)}` as `documents:${number}`],
  params,
  messages: {
    unlabelled: {
      zh: '《{title}》没有标注效力状态（{labels}等）。抽查的规范性文件标注率 {share}，应不低于 {limit}。',
      en: '{title} is not labelled with its validity ({labels} …). {share} of the sampled normative documents are; {limit} is due.',
    },
    unclear: {
      zh: '《{title}》的有效性一栏写的是“{label}”，看不出是否有效。抽查的规范性文件标注率 {share}，应不低于 {limit}。',
      en: 'The label of validity of {title} reads {label}, which does not say whether it holds. {share} of the sampled normative documents are labelled; {limit} is due.',
    },
  },
  targets: sampleOfDocuments,
  judge(site: SiteModel, { sample, minShare, labels }): Judgement {
    const documents = ownDocuments(site).slice(0, sample);
    const judged = documents.map((document) => ({ document, ...stateOf(site, document, labels) }));
    const of = (state: string) => judged.filter((one) => one.state === state);
    const [met, unmet, unknown] = [of('labelled'), of('unlabelled'), of('unknown')];
    const range = shareRange(met.length, unmet.length, unknown.length);
    if (range === undefined) return inapplicable('no-targets');
    const share = shareRange(met.length, unmet.length, 0)?.min;
    const measured = {
      ...(share !== undefined && { share: roundShare(share) }),
      count: met.length + unmet.length,
      without: unmet.map(({ document }) => document.title),
    };
    if (range.min >= minShare)
      return passed({ measured, seen: met.slice(0, 5).flatMap(({ document }) => documentEvidence(site, document)) });
    if (range.max >= minShare) {
      const unread = unknown.flatMap(({ document }) => unreadDocument(site, document) ?? []);
      const evidence = unknown.slice(0, 3).flatMap(({ document }) => documentEvidence(site, document));
      return {
        ...undecided('规范性文件的有效性标注', unread[0] ?? 'candidates', evidence, { column: '政策文件' }),
        measured,
      };
    }
    const findings = unmet.map(({ document, label }): FindingDraft => ({
      code: label === undefined ? 'unlabelled' : 'unclear',
      data: {
        title: document.title,
        ...(label === undefined ? { labels } : { label }),
        share: percent(share ?? 0),
        limit: percent(minShare),
      },
      evidence: documentEvidence(site, document),
      url: document.url,
      column: '政策文件',
      key: document.url,
    }));
    return failed(findings, { measured });
  },
});

const isValidityRow = (label: string): boolean => /有效性|有效状态|时效|效力/.test(label);

/** A document of which nothing tells whether it is a normative one counts only where it is labelled. */
function stateOf(
  site: SiteModel,
  document: PolicyDocument,
  labels: readonly string[],
): { state: 'labelled' | 'unlabelled' | 'unknown' | 'not-due'; label?: string } {
  const kind = isNormative(document);
  if (kind === 'no') return { state: 'not-due' };
  const found = validityLabel(site, document);
  if (found && labels.some((word) => found.label.includes(word))) return { state: 'labelled' };
  if (unreadDocument(site, document) !== undefined) return { state: 'unknown' };
  // 2024-01-01至2028-12-31: a term, which tells the reader as much.
  if (found && /\d{4}|年/.test(found.label)) return { state: 'unknown', label: found.label };
  if (kind === 'unknown') return { state: 'unknown' };
  if (!found && document.page && mayBePictured(document.page.read(), isValidityRow)) return { state: 'unknown' };
  return found ? { state: 'unlabelled', label: found.label } : { state: 'unlabelled' };
}
