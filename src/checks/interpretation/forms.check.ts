import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { FORM_NAMES } from './form-names.js';
import {
  aboutDocument,
  countsOf,
  documentEvidence,
  livingOnes,
  pairNeeds,
  sampledDocuments,
  unpairedReason,
  withoutAny,
} from './pair-target.js';

const params = Params({
  /** How many documents to sample. */
  sample: Type.Integer({ minimum: 1 }),
  minGovernment: Type.Integer({ minimum: 1 }),
  minDepartment: Type.Integer({ minimum: 1 }),
});

/** 解读形式: the interpretations of one document come in enough distinct forms. Documents without any are another rule's. */
export default defineCheck({
  id: 'interpretation/forms',
  title: '一份文件的解读有几种形式',
  needs: pairNeeds,
  params,
  messages: {
    'too-few': {
      zh: '《{title}》的解读只有 {count} 种形式（{forms}），应不少于 {due} 种。',
      en: 'The interpretations of {title} come in {count} forms ({forms}); {due} are due.',
    },
  },
  targets: sampledDocuments,
  judge(document: PolicyDocument, rule, { site }): Judgement {
    const without = withoutAny(site, document, '解读形式');
    if (without) return without;
    const { title, url, pairingIsWhole } = document;
    const due = minimumFor(document, site, rule);
    if (due === undefined) return inapplicable('no-targets');
    const evidence = documentEvidence(document);
    const about = aboutDocument(document);
    const living = livingOnes(document);
    const forms = [...new Set(living.flatMap((one) => one.forms))];
    const measured = { forms: { [title]: forms }, ...countsOf(document) };
    if (forms.length >= due.most)
      return passed({ measured, seen: living.flatMap((one) => one.page?.evidence(one.title) ?? []) });
    const unread = living.find(({ page, formsFrom }) => page === undefined && formsFrom !== 'title');
    const unclear = living.length === 0 || living.some(({ formsFrom }) => formsFrom === 'none');
    if (forms.length >= due.least || unread || unclear || !pairingIsWhole) {
      const reason = unread
        ? (unread.unreadBecause ?? 'not-crawled')
        : !pairingIsWhole
          ? unpairedReason(document)
          : 'unreadable';
      return { ...undecided(`《${title}》的解读形式`, reason, evidence, about), measured };
    }
    const data = { title, count: forms.length, forms: forms.map((form) => FORM_NAMES[form]), due: due.least };
    return failed({ code: 'too-few', data, evidence, url, key: url, column: about.column }, { measured });
  },
});

/** How many forms are due; between `least` and `most` while the issuer is not known. Undefined for superiors' documents. */
function minimumFor(
  { issuerKind }: PolicyDocument,
  { site }: SiteModel,
  { minGovernment, minDepartment }: { minGovernment: number; minDepartment: number },
): { least: number; most: number } | undefined {
  if (issuerKind === 'superior') return undefined;
  if (issuerKind === 'government') return { least: minGovernment, most: minGovernment };
  if (issuerKind === 'department' || site.kind === 'department') return { least: minDepartment, most: minDepartment };
  return { least: Math.min(minGovernment, minDepartment), most: Math.max(minGovernment, minDepartment) };
}
