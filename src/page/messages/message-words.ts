/** Words that say what became of a letter, as lists and pages print them. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { MessageEntry } from '../../model/page.js';

export type MessageState = Exclude<MessageEntry['state'], 'unknown'>;

const ANSWERED =
  /^(?:已(?:经)?(?:回复|答复|办结|办复|反馈|办理|处理|解决|完成|回应|解答|结案|归档)(?:完毕|完成|公开)?|(?:回复|答复|办理|处理)(?:完毕|完成|成功)|(?:部门|单位|承办单位)已(?:回复|答复|办结)|(?:已)?(?:办结|完结)(?:归档)?|已办|有回复|(?:待|已)评价|已(?:回访|采纳))$/;
const WAITING =
  /^(?:(?:已)?(?:逾期|超期))?(?:(?:等?待|暂未|尚未|还未|没有|未|暂无)(?:部门|单位)?(?:回复|答复|办理|处理|受理|办结|反馈|审核|回应|解答|办)|(?:正在|正)?(?:办理|处理|受理|审核|回复|答复|转办|交办|流转|分办)(?:之)?中|已(?:受理|转办|交办|接收|签收|登记|提交|收到|分派|派单|审核|延期)|新来信)$|^已?(?:逾期|超期)$/;
const VOID =
  /^(?:不予(?:受理|回复|公开|处理)|(?:信件|来信|留言)?无效|无效(?:信件|来信|留言)|重复(?:信件|来信|留言)?|已(?:撤销|撤回|退回|作废|删除))$/;
const BRACKETS = /^[[【（(「{<\s]+|[\]】）)」}>\s。]+$/g;
const LABEL = /^(?:信件|来信|留言|办理|处理|回复|答复|受理|当前|目前|办件)*(?:状态|情况|进度)[:：]?/;

/** The state that a short text names, brackets and label aside; undefined for any other text. */
export function stateIn(text: string): MessageState | undefined {
  const word = squeeze(text).replace(LABEL, '').replace(BRACKETS, '');
  if (word.length > 8) return undefined;
  return ANSWERED.test(word) ? 'answered' : WAITING.test(word) ? 'waiting' : VOID.test(word) ? 'void' : undefined;
}

/** In a cell below 是否回复 a plain yes or no says it too. */
export function stateInCell(text: string, head: string): MessageState | undefined {
  const word = squeeze(text).replace(BRACKETS, '');
  if (/^是否/.test(squeeze(head)) && /^[是否]$/.test(word)) return word === '是' ? 'answered' : 'waiting';
  if (/回复|答复/.test(head) && /^(?:无|暂无)$/.test(word)) return 'waiting';
  return stateIn(text);
}

export const ASKED =
  /(?:来信|写信|留言|提交|提问|咨询|反映|诉求|投诉|发信|去信|信件|问题|受理|登记|建议)(?:的)?(?:时间|日期)/;
export const REPLIED = /(?:回复|答复|办结|反馈|回应|处理|办理|解答)(?:完成|完毕)?(?:的)?(?:时间|日期)/;
export const STATE = /状态|(?:办理|处理|回复|答复)(?:情况|进度)|是否(?:已)?(?:回复|答复|办结)/;
