import { squeeze } from '../../lib/text/squeeze.js';
import type { PolicyDocument } from '../../model/site-model.js';
import { readTerms } from '../../site/documents/document-terms.js';

/** 行政规范性文件 by number, registration, column or term. */
const NUMBER = /规(?:发|字|〔|\[|【|\()|[A-Z]{4,6}[-－—]\d{4}[-－—]\d{5,}/;
const REGISTERED = /^(?:规范性文件(?:统一)?编号|规范性文件登记号|统一编号|统一登记号|登记号|登记编号)$/;
const IS_NORMATIVE = /^(?:是否(?:为)?规范性文件|规范性文件)$/;
const GATHERED = /规范性文件/;
const GATHERED_WITH_OTHERS = /其他|非|政策|政府文件|规章|法规|制度|清理|备案|及|和|与/;
/** Kinds of documents with lasting rules, and kinds that never have any. */
const RULES =
  /(?:办法|规定|细则|规则|规程|规范|若干措施|若干政策|管理制度)(?:[（(](?:试行|暂行|修订|修订稿|\d{4}年修订)[）)])?[》”"]?(?:的(?:通知|决定|公告))?$/;
const NO_RULES =
  /批复|的函$|复函|通报|任免|任职|免职|聘任|表彰|表扬|成立.{0,30}(?:小组|指挥部|委员会|专班)|领导小组|议事协调|分工|会议|放假|值班|召开|预案|要点|工作安排|任务分解|名单|预算|决算|规划纲要|人事|征集|征求|公示|招聘|拍卖|出让|中标|清理结果|废止|讲话|答复/;

/** （已废止） behind a title says how the document stands, not what it is. */
const STATE = /[[【(（](?:现行)?(?:有效|已?失效|已?废止|已?修[改订])[\]】)）]$/;

/** Whether a document is a normative one, whose validity must be labelled; `unknown` where nothing on its page tells. */
export function isNormative(document: PolicyDocument): 'yes' | 'no' | 'unknown' {
  const answer = normativeBy(document);
  return answer === 'likely' ? 'yes' : answer;
}

/** The same with what it rests on: `yes` by registration, number or list, `likely` by its title or the term it prints. */
export function normativeBy(document: PolicyDocument): 'yes' | 'likely' | 'no' | 'unknown' {
  const { page, listName, documentNumber } = document;
  const title = squeeze(document.title).replace(STATE, '');
  const rows = page?.read().infoRows ?? [];
  const stated = rows.find(({ label, value }) => IS_NORMATIVE.test(label) && value !== '')?.value;
  if (stated !== undefined && /^(?:是|否|不是|非)/.test(stated)) return stated.startsWith('是') ? 'yes' : 'no';
  if (NO_RULES.test(title)) return 'no';
  const isRegistered = rows.some(({ label, value }) => REGISTERED.test(label) && value !== '');
  if (isRegistered || NUMBER.test(squeeze(documentNumber ?? ''))) return 'yes';
  const places = [listName ?? '', page?.facts.columnName ?? '', ...(page?.facts.breadcrumb ?? [])].map(squeeze);
  if (places.some((name) => GATHERED.test(name) && !GATHERED_WITH_OTHERS.test(name))) return 'yes';
  if (RULES.test(title)) return 'likely';
  return page && readTerms(page.read().contentText, {}).length > 0 ? 'likely' : 'unknown';
}
