/** 政策文件: what a document's row and page say of it, and whose document it is. */
import { squeeze } from '../lib/text/squeeze.js';
import type { LocatedDocument, LocatedInterpretation } from '../locate/documents.js';
import type { Interpretation, PolicyDocument } from '../model/site-model.js';
import type { PageViews } from './page-views.js';
import { readForms } from './interpretation-forms.js';

export function readDocument(located: LocatedDocument, views: PageViews, own: string): PolicyDocument {
  const { item, page } = located;
  const facts = page?.digest.facts;
  const issuer = page ? issuerOf(views.viewOf(page).read().infoRows) : undefined;
  const title = facts?.title || item.title;
  const publishedOn =
    facts?.publishedOnFrom === 'visible' ? facts.publishedOn : (item.publishedOn ?? facts?.publishedOn);
  return {
    title,
    url: item.url,
    ...(page ? { page: views.viewOf(page) } : {}),
    ...(publishedOn ? { publishedOn } : {}),
    ...(facts?.writtenOn ? { writtenOn: facts.writtenOn } : {}),
    ...(facts?.documentNumber ? { documentNumber: facts.documentNumber } : {}),
    issuerKind: issuerKind(issuer, facts?.documentNumber, title, own),
    ...(issuer ? { issuer } : {}),
    interpretations: located.interpretations.map((interpretation) => readInterpretation(interpretation, views)),
    pairingIsWhole: located.pairingIsWhole,
  };
}

export function readInterpretation({ item, page, listName }: LocatedInterpretation, views: PageViews): Interpretation {
  const facts = page?.digest.facts;
  const publishedOn =
    facts?.publishedOnFrom === 'visible' ? facts.publishedOn : (item.publishedOn ?? facts?.publishedOn);
  return {
    title: item.title,
    url: item.url,
    ...(page ? { page: views.viewOf(page) } : {}),
    ...(publishedOn ? { publishedOn } : {}),
    ...readForms(item.title, page?.digest, listName),
  };
}

const issuerOf = (rows: readonly { readonly label: string; readonly value: string }[]): string | undefined =>
  rows.find(
    ({ label, value }) =>
      /^(?:发文机关|发文机构|发文单位|制发机关|公文制发机关|发布机构|发布机关|公开机构|所属机构)$/.test(label) &&
      value !== '',
  )?.value;

/**
 * Whose document: by the issuing body, else by the document number's prefix, else by the title's first words. A body of a
 * higher level (国务院, 省, 市 above a district) is `superior`: its interpretation is not owed here.
 */
export function issuerKind(
  issuer: string | undefined,
  number: string | undefined,
  title: string,
  own: string,
): PolicyDocument['issuerKind'] {
  const body = squeeze(issuer ?? '') || (/^(.{2,30}?)(?:关于|印发|转发|公告|通告)/.exec(squeeze(title))?.[1] ?? '');
  const byBody = kindOfBody(body, own);
  if (byBody !== 'unknown') return byBody;
  const prefix = /^([\p{Script=Han}]{1,8}?)(?:规)?[〔[(（【]?\s*(?:20|19)\d{2}/u.exec(squeeze(number ?? ''))?.[1] ?? '';
  if (/政(?:办)?(?:发|字|函|规|令)?$|政办/.test(prefix))
    return /^(?:国|鲁|省)/.test(prefix) ? 'superior' : 'government';
  return prefix === '' ? 'unknown' : 'department';
}

function kindOfBody(body: string, own: string): PolicyDocument['issuerKind'] {
  if (body === '') return 'unknown';
  if (/^(?:中共中央|国务院|全国|国家|中央|财政部|教育部|.{1,4}省)/.test(body) && !own.startsWith(body.slice(0, 3)))
    return 'superior';
  if (
    /(?:区|县|市|旗|镇|乡)(?:人民)?政府(?:办公室|办)?$|^(?:人民)?政府(?:办公室)?$|(?:区|县|市)政府办(?:公室)?$/.test(
      body,
    )
  ) {
    const place = /([\p{Script=Han}]{2,}?[市县区旗])(?:人民)?政府/u.exec(body)?.[1];
    const isAbove =
      place !== undefined &&
      /市$/.test(place) &&
      own !== '' &&
      !own.includes(`${place}人民政府`) &&
      /[区县]/.test(own) &&
      !body.includes(own.replace(/人民政府$/, ''));
    return isAbove ? 'superior' : 'government';
  }
  return /(?:局|委|委员会|办公室|中心|厅|部|院|会|队|所|站|街道办事处|管委会)$/.test(body) ? 'department' : 'unknown';
}
