import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { isCreditCode } from '../../lib/text/credit-code.js';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { documentEvidence, ownDocuments, sampleOfDocuments, unreadDocument } from '../parts/own-documents.js';
import { Params, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  /** How many documents to open. */
  sample: Type.Integer({ minimum: 1 }),
  minShare: Share,
  /** Share of the site's numbers that must be of one form for it to be the site's own. */
  ownFormShare: Share,
});

/** 索引号: shown and well-formed, as credit code/year-serial or in the form that the site itself keeps to. */
export default defineCheck({
  id: 'statutory/index-number',
  title: '文件有没有规范的索引号',
  needs: ({ sample }) => [`documents:${String(sample)}` as `documents:${number}`],
  params,
  messages: {
    missing: {
      zh: '《{title}》没有索引号。抽查文件索引号规范率 {share}，应不低于 {limit}。',
      en: '{title} bears no index number. {share} of the sampled documents bear a well-formed one; {limit} is due.',
    },
    malformed: {
      zh: '《{title}》的索引号“{number}”不合规范：{why}。抽查文件索引号规范率 {share}，应不低于 {limit}。',
      en: 'The index number {number} of {title} is ill-formed ({whyEn}). {share} of the sampled documents bear a well-formed one; {limit} is due.',
    },
  },
  targets: sampleOfDocuments,
  judge(site: SiteModel, { sample, minShare, ownFormShare }): Judgement {
    const documents = ownDocuments(site).slice(0, sample);
    const read = documents.filter((document) => unreadDocument(site, document) === undefined);
    const unread = documents.filter((document) => !read.includes(document));
    const numbered = read.map((document) => ({ document, number: squeeze(document.page?.facts.indexNumber ?? '') }));
    const ownForm = findOwnForm(
      numbered.flatMap(({ number }) => (number === '' ? [] : [number])),
      ownFormShare,
    );
    const faults = numbered.flatMap(({ document, number }) => {
      const fault = faultOf(number, ownForm);
      return fault ? [{ document, number, fault }] : [];
    });
    const met = read.length - faults.length;
    const range = shareRange(met, faults.length, unread.length);
    if (range === undefined) return inapplicable('no-targets');
    const share = shareRange(met, faults.length, 0)?.min;
    const measured = {
      ...(share !== undefined && { share: roundShare(share) }),
      count: read.length,
      without: faults.map(({ document }) => document.title),
    };
    if (range.min >= minShare) return passed({ measured });
    if (range.max >= minShare) {
      const reason = unread.flatMap((document) => unreadDocument(site, document) ?? [])[0] ?? 'not-crawled';
      const evidence = unread.slice(0, 3).flatMap((document) => documentEvidence(site, document));
      return { ...undecided('文件的索引号', reason, evidence, { column: '政策文件' }), measured };
    }
    const findings = faults.map(({ document, number, fault }): FindingDraft => ({
      code: number === '' ? 'missing' : 'malformed',
      data: {
        title: document.title,
        ...(number === '' ? {} : { number, why: fault.zh, whyEn: fault.en }),
        share: percent(share ?? 0),
        limit: percent(minShare),
      },
      evidence: number === '' || !document.page ? documentEvidence(site, document) : [document.page.evidence(number)],
      url: document.url,
      column: '政策文件',
      key: document.url,
    }));
    return failed(findings, { measured });
  },
});

/** 11370112004203737J-A/2024-00123: whose code, the year, a serial number. */
const BY_CREDIT_CODE = /^([0-9A-Z]{18})(?:[-－_]?[0-9A-Z]{1,6})?[/／_-]?(?:19|20)\d{2}[-－—_/]?\d{1,10}$/;
const LIKE_CREDIT_CODE = /^[0-9A-Z]{18}(?![0-9A-Z])/;
const CREDIT = 'credit code';

/** What the numbers have in common: the credit code's form, or digits, letters and marks in the same order. */
function formOf(number: string): string | undefined {
  const code = BY_CREDIT_CODE.exec(number)?.[1];
  if (code !== undefined && isCreditCode(code)) return CREDIT;
  const isNumber =
    number.length >= 6 && (number.match(/\d/g)?.length ?? 0) >= 4 && /^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(number);
  return isNumber
    ? number
        .replace(/\d+/g, '9')
        .replace(/[A-Za-z9]*[A-Za-z][A-Za-z9]*/g, 'A')
        .replace(/\p{Script=Han}+/gu, '字')
    : undefined;
}

/** The form of most numbers; undefined where the site keeps to none. */
function findOwnForm(numbers: readonly string[], share: number): string | undefined {
  const counts = new Map<string, number>();
  for (const number of numbers) {
    const form = formOf(number);
    if (form !== undefined) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  return most && most[1] >= numbers.length * share ? most[0] : undefined;
}

function faultOf(number: string, ownForm: string | undefined): { zh: string; en: string } | undefined {
  if (number === '') return { zh: '没有索引号', en: 'none' };
  const form = formOf(number);
  if (form === CREDIT) return undefined;
  if (form === undefined) return { zh: '不像一个编号', en: 'no number' };
  if (form === ownForm) return undefined;
  const code = LIKE_CREDIT_CODE.exec(number)?.[0];
  if (ownForm === CREDIT && code !== undefined && !isCreditCode(code))
    return { zh: '其中的统一社会信用代码校验不通过', en: 'the check character of its credit code is wrong' };
  return { zh: '与本站其他文件的索引号形式不一致', en: 'unlike the other numbers of the site' };
}
