/** Lines and columns of the table of section three, and how their labels are told. A table, hence long. */

export const COLUMNS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'] as const;
/** Place of 总计 in `COLUMNS`. */
export const TOTAL = 6;

export interface Line {
  readonly id: string;
  /** As the format prints it, below its group. */
  readonly label: string;
  readonly group?: string;
  /** Occurs in the label when all but its Chinese characters are gone. */
  readonly pattern: RegExp;
}

const REFUSED = '（三）不予公开';
const UNABLE = '（四）无法提供';
const DECLINED = '（五）不予处理';
const OTHERS = '（六）其他处理';

const before: readonly Line[] = [
  { id: 'new', label: '一、本年新收政府信息公开申请数量', pattern: /新收/ },
  { id: 'carried-in', label: '二、上年结转政府信息公开申请数量', pattern: /上一?年度?结转|结转上/ },
  { id: 'granted', label: '（一）予以公开', pattern: /(?<!不)予以公开/ },
  { id: 'partly', label: '（二）部分公开', pattern: /部分公开/ },
  { id: 'refused-1', group: REFUSED, label: '1.属于国家秘密', pattern: /国家秘密/ },
  { id: 'refused-2', group: REFUSED, label: '2.其他法律行政法规禁止公开', pattern: /法规禁止/ },
  { id: 'refused-3', group: REFUSED, label: '3.危及“三安全一稳定”', pattern: /三安全|一稳定/ },
  { id: 'refused-4', group: REFUSED, label: '4.保护第三方合法权益', pattern: /第三方/ },
  { id: 'refused-5', group: REFUSED, label: '5.属于三类内部事务信息', pattern: /内部事务/ },
  { id: 'refused-6', group: REFUSED, label: '6.属于四类过程性信息', pattern: /过程性/ },
  { id: 'refused-7', group: REFUSED, label: '7.属于行政执法案卷', pattern: /执法案卷/ },
  { id: 'refused-8', group: REFUSED, label: '8.属于行政查询事项', pattern: /行政查询/ },
  { id: 'unable-1', group: UNABLE, label: '1.本机关不掌握相关政府信息', pattern: /不掌握/ },
  { id: 'unable-2', group: UNABLE, label: '2.没有现成信息需要另行制作', pattern: /没有现成|另行制作/ },
  { id: 'unable-3', group: UNABLE, label: '3.补正后申请内容仍不明确', pattern: /补正后|仍不明确/ },
  { id: 'declined-1', group: DECLINED, label: '1.信访举报投诉类申请', pattern: /信访|举报/ },
  { id: 'declined-2', group: DECLINED, label: '2.重复申请', pattern: /重复申请/ },
  { id: 'declined-3', group: DECLINED, label: '3.要求提供公开出版物', pattern: /公开出版物/ },
  { id: 'declined-4', group: DECLINED, label: '4.无正当理由大量反复申请', pattern: /反复申请/ },
  {
    id: 'declined-5',
    group: DECLINED,
    label: '5.要求行政机关确认或重新出具已获取信息',
    pattern: /重新出具|要求行政机关确认/,
  },
];
const others2021: readonly Line[] = [
  { id: 'others-1', group: OTHERS, label: '1.申请人无正当理由逾期不补正', pattern: /逾期不补正/ },
  { id: 'others-2', group: OTHERS, label: '2.申请人逾期未按收费通知要求缴纳费用', pattern: /收费通知|缴纳费用/ },
  { id: 'others-3', group: OTHERS, label: '3.其他', pattern: /^其[他它]$/ },
];
const others2019: readonly Line[] = [{ id: 'others', label: OTHERS, pattern: /^六?其[他它]处理$/ }];
const after: readonly Line[] = [
  { id: 'handled', label: '（七）总计', pattern: /^七?(?:总计|合计)$/ },
  { id: 'carried-out', label: '四、结转下年度继续办理', pattern: /结转下/ },
];

/** The national formats, named by the first report year that uses them. */
export type Format = 2019 | 2021;

/** Lines of the table in printed order: 23 in the format of 2019, 25 in that of 2021. */
export const LINES: Readonly<Record<Format, readonly Line[]>> = {
  2019: [...before, ...others2019, ...after],
  2021: [...before, ...others2021, ...after],
};

/** Lines that make up （七）总计. */
export const isResult = ({ id }: Line): boolean => !['new', 'carried-in', 'handled', 'carried-out'].includes(id);

const bare = (label: string): string => label.replace(/[^\p{Script=Han}]/gu, '');
const OF_A_GROUP = /^(?:三不予公开|四无法提供|五不予处理|六其[他它]处理)/;

/** Lines in the order in which labels are tried: 六其他处理 is also the name of a group. */
const KNOWN: readonly Line[] = [...before, ...others2021, ...after, ...others2019];

/**
 * Which line a row's labels (outermost first) name. Wrong spans may leave a group's label behind its lines', so each label
 * is tried. `subtotal` for the sum of a group, which the format does not have.
 */
export function lineOf(labels: readonly string[]): string | undefined {
  const names = labels.map(bare).toReversed();
  const [leaf = '', ...outer] = names;
  if (leaf === '小计' || (/^(?:总计|合计)$/.test(leaf) && outer.some((name) => OF_A_GROUP.test(name))))
    return 'subtotal';
  for (const lines of [KNOWN.slice(0, -1), others2019])
    for (const name of names) {
      const found = lines.find(({ pattern }) => pattern.test(name));
      if (found) return found.id;
    }
  if (/^(?:三?不予公开|四?无法提供|五?不予处理)$/.test(leaf)) return 'subtotal';
  const whole = names.toReversed().join('');
  return KNOWN.find(({ pattern }) => pattern.test(whole))?.id;
}
