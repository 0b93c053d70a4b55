/** 政策文件: what a document's row and page say of it, and whose document it is. */
import { findDates } from '../../lib/date/find-dates.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { LocatedDocument, LocatedInterpretation } from '../../locate/documents/documents.js';
import { titleCore } from '../../locate/documents/document-titles.js';
import { bodyName } from '../../locate/own-names.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Page } from '../../model/page.js';
import type { Interpretation, PageView, PolicyDocument } from '../../model/site-model.js';
import type { PageViews } from '../page-views.js';
import { readForms } from './interpretation-forms.js';
import { readPairLinks } from './pair-link.js';

/** A text without blanks and marks, to look for a document's subject in it. */
export const plainWords = (text: string): string => squeeze(text).replace(/[\p{P}\p{S}]/gu, '');

/** What a document's title is about, in plain words: 关于印发《青禾区停车办法》的通知 → 青禾区停车办法. */
export const subjectOf = (title: string): string => plainWords(titleCore(title));

/** A document of the sample, with the interpretations found for it. */
export function readDocument(located: LocatedDocument, views: PageViews, own: string): PolicyDocument {
  const { item, page, listName } = located;
  return {
    ...documentOn(item, page && views.viewOf(page), own),
    ...(listName === undefined ? {} : { listName }),
    interpretations: located.interpretations.map((interpretation) => readInterpretation(interpretation, views)),
    pairingIsWhole: located.pairingIsWhole,
    ...(located.pairingReason ? { pairingReason: located.pairingReason } : {}),
    candidates: located.candidates,
  };
}

/** A row of a list and the page it leads to, read as a document of which no interpretation was looked for. */
export function documentOn(item: ListItem, page: PageView | undefined, siteName: string): PolicyDocument {
  const facts = page?.facts;
  const whole = page?.read();
  const issuer = whole ? issuerOf(whole.infoRows) : undefined;
  const title = facts?.title || item.title;
  const writtenOn = facts?.writtenOn ?? (whole ? dateUnderText(whole) : undefined);
  return {
    title,
    url: item.url,
    ...(page ? { page } : {}),
    ...publishedOn(item, page),
    ...(writtenOn ? { writtenOn } : {}),
    ...(facts?.documentNumber ? { documentNumber: facts.documentNumber } : {}),
    issuerKind: issuerKind(issuer, facts?.documentNumber, title, bodyName(siteName)),
    ...(issuer ? { issuer } : {}),
    interpretations: [],
    pairingIsWhole: false,
  };
}

export function readInterpretation(located: LocatedInterpretation, views: PageViews): Interpretation {
  const { item, page, listName, unreadBecause, deadStatus } = located;
  const title = namesNothing(item.title) && page ? page.digest.facts.title || item.title : item.title;
  return {
    title,
    url: item.url,
    ...(page ? { page: views.viewOf(page) } : {}),
    ...publishedOn(item, page && views.viewOf(page)),
    ...(unreadBecause ? { unreadBecause } : {}),
    ...(deadStatus === undefined ? {} : { deadStatus }),
    ...readForms(title, page?.digest, listName, item.url),
    ...readPairLinks(located),
  };
}

/** The words of a link (政策解读, 图解) are no title. */
const namesNothing = (words: string): boolean => squeeze(words).length <= 6;

/** The day that the page shows, else its row, else what address or meta tags tell. */
function publishedOn(
  item: ListItem,
  page: PageView | undefined,
): Pick<PolicyDocument, 'publishedOn' | 'publishedOnFrom'> {
  const facts = page?.facts;
  if (facts?.publishedOn !== undefined && facts.publishedOnFrom === 'visible')
    return { publishedOn: facts.publishedOn, publishedOnFrom: 'visible' };
  if (item.publishedOn !== undefined) return { publishedOn: item.publishedOn, publishedOnFrom: 'list' };
  return facts?.publishedOn === undefined
    ? {}
    : { publishedOn: facts.publishedOn, publishedOnFrom: facts.publishedOnFrom ?? 'meta' };
}

/** Labels of the issuing body; those of the body that publishes the page count where no other stands there. */
const ISSUER_LABELS = [
  /^(?:公文)?(?:发文|制发|制定|印发|颁布|公布)(?:机关|机构|单位)$/,
  /^(?:发布|公开)(?:机构|机关|单位|主体)(?:名称)?$|^所属机构$/,
];

function issuerOf(rows: Page['infoRows']): string | undefined {
  for (const label of ISSUER_LABELS) {
    const row = rows.find((one) => label.test(one.label) && one.value !== '');
    if (row) return row.value;
  }
  return undefined;
}

const BODY_AT_END = /(?:政府|办公室|办公厅|局|委|委员会|厅|部|院|办|中心|办事处|指挥部|领导小组)$/;
const WRITTEN_DATE =
  /^[（(]?(?:(?:19|20)\d{2}|[二一][〇○零Oo0-9一二三四五六七八九]{3})年.{1,3}月.{1,3}日[）)]?(?:印发)?$/;

/** 落款: the date on a line of its own, under the issuing body's name or near the end of the text. */
function dateUnderText({ contentText }: Page): string | undefined {
  const lines = contentText
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    if (index < 3 || line.length > 24) continue;
    // The body and the day on one line, or the day below it.
    const [, day = line] = /^.{2,18}?(?:政府|办公室|局|委员会)(.{8,11})$/.exec(line) ?? [];
    const isSigned = day !== line || BODY_AT_END.test(lines[index - 1] ?? '') || index >= lines.length - 3;
    if (isSigned && WRITTEN_DATE.test(day)) return findDates(day)[0]?.on;
  }
  return undefined;
}

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

/** Ministries whose names do not begin with 国家 or 中央. */
const MINISTRY =
  /^(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和?城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|应急管理|退役军人事务|国土资源|环境保护)部/;

function kindOfBody(body: string, own: string): PolicyDocument['issuerKind'] {
  if (body === '') return 'unknown';
  if (isAbove(body, own)) return 'superior';
  if (
    /(?:区|县|市|旗|镇|乡)(?:人民)?政府(?:办公室|办)?$|^(?:人民)?政府(?:办公室)?$|(?:区|县|市)政府办(?:公室)?$/.test(
      body,
    )
  )
    return 'government';
  return /(?:局|委|委员会|办公室|中心|厅|部|院|会|队|所|站|街道办事处|管委会)$/.test(body) ? 'department' : 'unknown';
}

/** A body of the state, the province or the city above the site's own place. */
function isAbove(body: string, own: string): boolean {
  const isOwn = own !== '' && own.startsWith(body.slice(0, 3));
  const isNational = /^(?:中共中央|国务院|全国|国家|中央|中华人民共和国|最高人民)/.test(body) || MINISTRY.test(body);
  if (isNational && !isOwn) return true;
  const place = own.match(PLACES)?.at(-1);
  const isNamed = place !== undefined && body.includes(place);
  if (/^(?:.{1,4}省|.{2,6}自治区)/.test(body)) return !isOwn && !isNamed;
  if (place === undefined || isNamed) return false;
  if (
    /[区县旗]$/.test(place) &&
    /^(?:省|市|州)(?:(?:人民)?政府|委|(?![场政容中东西南北区辖]).{1,12}[局委厅]$)/.test(body)
  )
    return true;
  const city = /^([\p{Script=Han}]{1,7}?(?<!城)(?:市|自治州|地区))(?![场政容])/u.exec(body)?.[1];
  return city !== undefined && city.length > 2 && !own.endsWith(city) && !own.includes(`${city}人民政府`);
}

/** The places in a body's name, from the province down: 山河市 and 青禾区 of 山河市青禾区人民政府. */
const PLACES = /\p{Script=Han}+?(?:省|自治[区州]|市|区|县|旗)(?![区县旗])/gu;
