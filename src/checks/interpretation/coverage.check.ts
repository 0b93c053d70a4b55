import { Type, type Static } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { cantTell, defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { isNormative } from '../parts/normative.js';
import { occursInAny } from '../parts/occurs-in.js';
import { isOwnDocument } from '../parts/own-documents.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import {
  aboutDocument,
  countsOf,
  documentEvidence,
  livingOnes,
  pairNeeds,
  sampledDocuments,
  unpairedReason,
} from './pair-target.js';

const params = Params({
  /** How many documents to sample. */
  sample: Type.Integer({ minimum: 1 }),
  /** Titles of documents that never need an interpretation. */
  exempt: Patterns,
  /** Of the others, those that are policies and must be interpreted; a normative document must be whatever its title. */
  owed: Patterns,
  /** Of what is left, titles of documents that need none: commendations, meetings, lists. */
  notOwed: Patterns,
});

/** 解读覆盖: every own policy document of the sample has an interpretation. A document of unclear kind without one is for a person. */
export default defineCheck({
  id: 'interpretation/coverage',
  title: '本机关制发的政策文件是否都有解读',
  needs: pairNeeds,
  params,
  messages: {
    'may-have': {
      zh: '《{title}》是否有解读无法判定：{reason}可先打开核对：{open}。',
      en: 'Whether {title} has an interpretation could not be judged: {reason} A person should open {open}.',
    },
    without: {
      zh: '《{title}》没有找到对应的解读：文件页面没有链接到解读，政策解读栏目中也没有解读它的材料。',
      en: 'No interpretation of {title} was found: its page links to none, nor does the interpretation column hold one.',
    },
    unclear: {
      zh: '《{title}》没有找到对应的解读，但它是否属于应当解读的本机关政策文件，请人工判断。',
      en: 'No interpretation of {title} was found; whether it is a policy document of this body that needs one, a person must say.',
    },
  },
  absences: ['without'],
  targets: sampledDocuments,
  judge(document: PolicyDocument, rule, { site }): Judgement {
    const { title, url, interpretations, pairingIsWhole, candidates = [] } = document;
    if (!isOwnDocument(site, document)) return inapplicable('no-targets');
    const need = needOf(document, rule);
    if (need === 'none') return inapplicable('no-targets');
    const measured = countsOf(document);
    const evidence = documentEvidence(document);
    const seen = interpretations.flatMap((one) => one.page?.evidence(one.title) ?? []);
    if (seen.length > 0) return passed({ measured, seen });
    const rest = { url, key: url, column: '政策解读' };
    const unread = livingOnes(document).find(({ unreadBecause }) => unreadBecause)?.unreadBecause;
    const open = [...interpretations, ...candidates].map((row) => row.url);
    const reason = interpretations.length > 0 ? (unread ?? 'unreadable') : unpairedReason(document);
    if (open.length > 0)
      return cantTell(reason, { code: 'may-have', data: { title, reason, open }, evidence, ...rest }, { measured });
    if (!pairingIsWhole)
      return { ...undecided(`《${title}》是否有解读`, reason, evidence, aboutDocument(document)), measured };
    const looked = [...evidence, ...site.interpretations.looked.slice(0, 2)];
    const finding = { data: { title }, evidence: looked, ...rest };
    if (need === 'unclear' || !isKnownAsOwn(document, site))
      return cantTell('candidates', { code: 'unclear', ...finding }, { measured });
    return failed({ code: 'without', ...finding }, { measured: { ...measured, without: [title] } });
  },
});

/** Whether such a document must be interpreted. */
function needOf(
  document: PolicyDocument,
  { exempt, owed, notOwed }: Static<typeof params>,
): 'due' | 'none' | 'unclear' {
  const title = squeeze(document.title);
  if (occursInAny(title, exempt)) return 'none';
  if (occursInAny(title, owed) || isNormative(document) === 'yes') return 'due';
  return occursInAny(title, notOwed) ? 'none' : 'unclear';
}

/** Issued by this body or one of its place, as far as issuer, number, title or source say so. */
function isKnownAsOwn({ issuerKind, title, page }: PolicyDocument, { site }: SiteModel): boolean {
  if (issuerKind !== 'unknown') return true;
  const place = /([^省市区县州盟旗]{1,6}(?:区|县|市|旗))(?!.*[区县市旗])/u.exec(site.name)?.[1];
  return place !== undefined && (title.includes(place) || (page?.facts.source ?? '').includes(place));
}
