// Longer than most: who is a private person and who answers a telephone for an office is told here, by table and by sentence.
import { isDutyTitle, isPersonListTitle } from '../../locate/person-lists/person-list-titles.js';
import { isPersonName, NAME, nameIn } from './surnames.js';

/** `person`: a private person's · `office`: published to be called, or nobody's beside it · `unclear`: beside a name, no more is said. */
export type Owner = 'person' | 'office' | 'unclear';

const OFFICE_OWNER =
  /联系人|联络|负责人|责任人|法人|法定代表|代表|经办|干部|队长|组长|书记|主任|园长|院长|校长|所长|站长|网格|村医|医生|医师|律师|专家|教师|老师|代办|河长|林长|帮扶|包保|包联|值班|带班|管理员|管护员|技术员|工作人员|经理|顾问|指导|店主|经营者|企业|单位|公司/;
const PRIVATE_OWNER =
  /户主|申请人|申报人|申领人|受益人|享受|受助|救助|补贴对象|补助对象|保障对象|学生|家长|监护人|居民|村民|业主|住户|承租|租户|购房|被征收|被拆迁|患者|病人|考生|当事人|残疾人|老人|老年人|儿童|幼儿|持证人|持卡人|承包户|承包方|农户|种植户|养殖户|领取人|收款人|获奖|中签|信访人|投诉人|来信人|反映人|伤亡|死者|遗属|职工姓名|学员/;
const NAMES = /姓名|名字|人员$/;
/** Columns that only lists of private persons have. */
const PRIVATE_COLUMNS =
  /身份证|证件号|公民身份|银行|账号|帐号|卡号|家庭|住址|户籍|补贴|补助|救助|低保|残疾|准考证|考号|成绩|分数|学校|班级|监护|户主|与.{0,4}关系|享受|发放|领取|面积|亩|房号|楼栋|车牌|出生/;
const OFFICE_COLUMNS =
  /职务|职位|职级|职责|科室|处室|部门|单位|责任|河段|辖区|网格|片区|分管|工号|执法证|执业|擅长|服务|包保|包联|驻村|值班|办公|机构|企业|公司|组织/;
const OFFICE_PHONE = /咨询|报名|监督|举报|投诉|服务|值班|热线|单位|办公|经办|联系人|负责人/;

/** By the names of the columns: whose column stands nearest to the left of the telephone's, and what else the table tells. */
export function ownerInTable(
  names: readonly string[],
  at: number,
  row: readonly string[],
  titles: readonly string[],
): Owner {
  const phone = names[at] ?? '';
  const isOwner = (name: string): boolean => OFFICE_OWNER.test(name) || PRIVATE_OWNER.test(name) || NAMES.test(name);
  if (OFFICE_PHONE.test(phone)) return 'office';
  if (PRIVATE_OWNER.test(phone)) return 'person';
  const columns = names
    .map((name, column) => ({ name, column }))
    .filter(({ name, column }) => column !== at && isOwner(name));
  // A column of organisations (企业名称) is nobody's name.
  const persons = columns.filter(
    ({ name, column }) => PRIVATE_OWNER.test(name) || NAMES.test(name) || isPersonName(row[column] ?? ''),
  );
  const nearest =
    persons.filter(({ column }) => column < at).at(-1) ??
    persons.find(({ column }) => column > at) ??
    // 姓名及电话 in one column.
    (NAMES.test(phone) ? { name: phone, column: at } : undefined);
  if (!nearest) return row.some(isPersonName) ? bareOwner(titles) : 'office';
  if (PRIVATE_OWNER.test(nearest.name)) return 'person';
  if (OFFICE_OWNER.test(nearest.name)) return 'office';
  if ((row[nearest.column] ?? '') === '') return 'office';
  const others = names.filter((_, column) => column !== at && column !== nearest.column).join(' ');
  if (isPersonList(titles)) return 'person';
  if (PRIVATE_COLUMNS.test(others))
    return titles.some(isDutyTitle) && !/身份证|银行|卡号/.test(others) ? 'office' : 'person';
  return OFFICE_COLUMNS.test(others) ? 'office' : bareOwner(titles);
}

/** A name and a number, and nothing else but what the page is called. */
const bareOwner = (titles: readonly string[]): Owner =>
  isPersonList(titles) ? 'person' : titles.some(isDutyTitle) ? 'office' : 'unclear';

const isPersonList = (titles: readonly string[]): boolean =>
  titles.some(isPersonListTitle) && !titles.some(isDutyTitle);

const OFFICE_WORDS =
  /联系人|联络[人员]|咨询|报名|值班|热线|监督|举报|受理|经办|承办|负责人|责任人|法定代表|法人|代理|窗口|客服|服务电话|业务电话|办公|异议|反映(?!人)|征集|邮[箱编寄]|传真|招标|采购|投标|供应商|项目经理|记者|编辑|网格员|河长|林长|职务|职称|分管|执业|投诉(?!人)/g;
const WEAK_OFFICE_WORDS =
  /公司|企业|单位|部门|科室|机构|合作社|协会|地址|办公室|委员会|村委|居委|工作站|服务中心|主任|科长|局长|镇长|乡长|区长|县长|市长|处长|部长|股长|队长|站长|所长|院长|校长|园长|书记|主席|秘书|经理|老师|先生|女士|同志|律师|医生|工程师|会计|专员|助理|干部|民警|辅警/;
const ROLES =
  '申请人|申报人|申领人|受益人|受助人|救助对象|补贴对象|户主|户名|村民|居民|业主|住户|租户|承租人|购房人|被征收人|患者|考生|学生|家长|监护人|当事人|被处罚人|违法行为人|残疾人|农户|领取人|收款人|持卡人|获奖者|信访人|投诉人|来信人|反映人|举报人|写信人|提问人|留言人|诉求人|姓名|本人|我叫|网民|网友|家属|死者|伤者|儿子|女儿|妻子|丈夫|父亲|母亲';
const PRIVATE_WORDS = new RegExp(`(?:${ROLES})(?:姓名)?\\s*[：:（(]?\\s*(${NAME})`, 'g');
const PHONE_WORDS = '(?:的?(?:联系|本人|家庭|移动|手机)?(?:电话|手机|方式|号码)(?:号码?)?(?:是|为)?)';
const NAME_BEFORE = new RegExp(
  `(?:^|[^\\u4e00-\\u9fff]|${ROLES}|联系人|负责人)(${NAME})[\\s，,、；;（(：:）)]*(?:[男女][\\s，,、；;]*)?(?:身份证\\S{0,24}[\\s，,、；;]*)?${PHONE_WORDS}?[\\s：:（(]*(?:\\+?86[- ]?)?$`,
);
const NAME_BEHIND = new RegExp(`^[\\s，,]*[（(]?\\s*(${NAME})(?![\\u4e00-\\u9fff])`);

/** By the sentence that it stands in: `before` and `behind` it, no farther than the sentence goes. */
export function ownerInSentence(before: string, behind: string, titles: readonly string[]): Owner {
  const office = lastOf(OFFICE_WORDS, before);
  const role = lastOf(PRIVATE_WORDS, before);
  if (role !== undefined && (office === undefined || role > office)) return 'person';
  if (office !== undefined) return 'office';
  const name = nameIn(NAME_BEFORE.exec(before)) ?? nameIn(NAME_BEHIND.exec(behind)) ?? nameInCells(before);
  if (name === undefined || WEAK_OFFICE_WORDS.test(`${before.slice(-30)} ${behind.slice(0, 12)}`)) return 'office';
  return bareOwner(titles);
}

/** In a row of a table without names of columns. */
const nameInCells = (before: string): string | undefined =>
  before.includes('\t') ? before.split('\t').findLast((cell) => isPersonName(cell)) : undefined;

function lastOf(pattern: RegExp, text: string): number | undefined {
  const matches = [...text.matchAll(pattern)].filter((match) => match[1] === undefined || isPersonName(match[1]));
  return matches.at(-1)?.index;
}
