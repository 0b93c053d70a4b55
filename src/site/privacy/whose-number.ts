/** Whether a number whose figures fit is what it looks like: ID numbers and bank cards by their labels. */
import { isCreditCode } from '../../lib/text/credit-code.js';
import { birthdayIn } from '../../lib/text/personal/resident-id.js';
import { isPersonName } from './surnames.js';

/** What the place of a number says of it. */
export interface NumberContext {
  /** The name of its column, else what stands before it in its sentence. */
  readonly label: string;
  /** Its row or line. */
  readonly around: string;
  /** Of its page, and of the link that led there. */
  readonly titles: readonly string[];
  readonly asOf: string;
}

export type Verdict = 'leak' | 'doubt' | 'none';

const ID_WORDS = /身份|证件|证号|公民|残疾/;
const OTHER_NUMBERS =
  /信用代码|机构代码|纳税人识别|税号|项目|文号|编号|编码|代码|单号|流水|序列|条码|批[号次]|订单|合同|备案|许可|案号|图斑|地块|宗地|不动产|注册|登记号|采购|标段|索引|事项/;
const SAMPLES = /示例|样例|范例|举例|例如|例：|例:|样表|样张|模板|填写说明|填表说明|填报说明/;
/** Printed in the standard itself as examples: here too, most likely, but a person has to see. */
const STANDARD_EXAMPLES = new Set(['11010519491231002X', '440524188001010014']);
/** Numbers of matters bear the days of recent years; who is named in lists is mostly older. */
const GROWN_UP_YEARS = 14;

/** A valid ID number is somebody's, unless it is plainly a number of another kind whose figures happen to fit. */
export function judgeResidentId(digits: string, { label, around, titles, asOf }: NumberContext): Verdict {
  if (STANDARD_EXAMPLES.has(digits)) return 'doubt';
  const birthday = birthdayIn(digits);
  if (birthday > asOf) return 'none';
  const isLabelled = ID_WORDS.test(label);
  if (!isLabelled && /信用代码|机构代码|纳税人|税号/.test(label) && isCreditCode(digits)) return 'none';
  if (SAMPLES.test(around) || titles.some((title) => SAMPLES.test(title))) return 'doubt';
  if (isLabelled || Number(asOf.slice(0, 4)) - Number(birthday.slice(0, 4)) >= GROWN_UP_YEARS) return 'leak';
  if (OTHER_NUMBERS.test(label)) return 'none';
  return ID_WORDS.test(around) || namesSomebody(around) ? 'leak' : 'doubt';
}

const CARD_WORDS =
  /银行|卡号|账号|帐号|账户|帐户|一卡通|一折通|存折|社保卡|打款|转账|汇款|存入|工行|农行|中行|建行|邮储|信用社|农商/;
const NO_CARDS = /订单|流水|单号|编号|编码|代码|条码|批号|备案|许可|合同|电表|户号|发票/;
/** Accounts of bodies are published to be paid into. */
const BODIES =
  /(?:户名|收款(?:单位|人|户名)?|单位|账户名称|账户|开户名)[^，,；;。\t]{0,30}(?:局|会|公司|中心|政府|财政|专户|委员会|医院|学校|大学|学院|基金|协会|银行结算|办事处|服务站|合作社|法院|检察院|机关|工会)|对公|单位账[号户]|保证金|非税|缴款|捐[款赠]/;

/** A card number beside a name or under a label; of a body's account, or where nothing says that it is one, nothing is said. */
export function judgeBankCard(digits: string, { label, around, titles }: NumberContext): Verdict {
  const isLabelled = CARD_WORDS.test(label);
  if (!isLabelled && NO_CARDS.test(label)) return 'none';
  if (BODIES.test(around) || isBodysRow(around)) return 'none';
  if (SAMPLES.test(around) || titles.some((title) => SAMPLES.test(title))) return isLabelled ? 'doubt' : 'none';
  if (isLabelled) return 'leak';
  return digits.startsWith('62') && (CARD_WORDS.test(around) || namesSomebody(around)) ? 'leak' : 'none';
}

/** A row of a table that names a body and nobody. */
function isBodysRow(around: string): boolean {
  const cells = around.split('\t');
  return cells.some((cell) => BODY.test(cell)) && !cells.some(isPersonName);
}
const BODY = /^.{2,}(?:局|会|公司|中心|政府|财政所|服务所|站|医院|学校|小学|中学|大学|幼儿园|办事处|合作社|厂|队)$/;

const namesSomebody = (around: string): boolean => around.split(/[\s，,、；;：:。（）()]+/).some(isPersonName);
