import type { Place } from './place.js';
import { inChinese } from './words.js';

export interface GuideFaults {
  /** Elements to leave out, by label: 传真号码, 编排体系 … */
  readonly without?: readonly string[];
  /** Label and day of the update date; none leaves it out. */
  readonly updated?: { readonly label: string; readonly on: string };
  readonly withoutAnswerPeriod?: boolean;
}

/** 政府信息公开指南 as HTML: the nine elements of article 12, application terms, supervision. */
export function guideBody(place: Place, faults: GuideFaults): string {
  const without = new Set(faults.without ?? []);
  const line = (label: string, value: string): string => (without.has(label) ? '' : `<p>${label}：${value}</p>`);
  const part = (heading: string, ...texts: string[]): string =>
    `<h3>${heading}</h3>\n${texts.map((text) => `<p>${text}</p>`).join('\n')}`;
  return [
    `<p>为了更好地提供政府信息公开服务，方便公民、法人和其他组织获取政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南。${place.government}负责编制并适时更新，需要获得政府信息公开服务的，建议阅读本指南。</p>`,
    faults.updated && `<p>${faults.updated.label}：${inChinese(faults.updated.on)}</p>`,
    without.has('分类')
      ? ''
      : part(
          '一、政府信息的分类',
          `${place.government}主动公开的政府信息分为：机关职能类、法规文件类、规划统计类、行政执法类、财政资金类、公共服务类、监督检查类、应急管理类等。`,
        ),
    without.has('编排体系')
      ? ''
      : part(
          '二、政府信息的编排体系',
          `政府信息按照“主题—机构—体裁—时间”编排，每条信息设置索引号、名称、内容概述、生成日期等要素。索引号由机构代码、信息类别号、年份和流水号组成。`,
        ),
    without.has('获取方式')
      ? ''
      : part(
          '三、政府信息的获取方式',
          `（一）主动公开。可以通过${place.government}门户网站（${place.host}）、政府公报、新闻发布会、政务新媒体获取；也可以到${place.rank}档案馆、图书馆、政务服务大厅设置的政府信息查阅点查阅、复制。`,
          `（二）依申请公开。需要主动公开以外的政府信息的，可以向本机关提出申请。`,
        ),
    part(
      '四、依申请公开政府信息的办理',
      '申请人应当填写《政府信息公开申请表》，写明姓名或者名称、身份证明、联系方式，所需政府信息的名称、文号或者便于查询的其他特征性描述，以及获取信息的方式、途径。',
      `申请方式：当面申请、邮寄申请、传真申请、网上申请（在本网站“依申请公开”栏目在线填写提交）。邮寄的请在信封左下角注明“政府信息公开申请”字样。`,
      ...(faults.withoutAnswerPeriod
        ? ['本机关收到申请后将及时答复。']
        : [
            '本机关收到政府信息公开申请，能够当场答复的，当场予以答复；不能当场答复的，自收到申请之日起20个工作日内予以答复；需要延长答复期限的，经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不超过20个工作日。',
            '本机关依申请提供政府信息，不收取费用；但是申请人申请公开政府信息的数量、频次明显超过合理范围的，可以收取信息处理费。',
          ]),
    ),
    '<h3>五、政府信息公开工作机构</h3>',
    line('机构名称', `${place.office}政务公开科`),
    line('办公地址', place.address),
    line('邮政编码', place.postcode),
    line('办公时间', place.hours),
    line('联系电话', place.phone),
    line('传真号码', place.fax),
    line('电子邮箱', place.mail),
    part(
      '六、监督和救济',
      `公民、法人或者其他组织认为本机关未按照要求主动公开政府信息或者对政府信息公开申请不依法答复处理的，可以向${place.office}提出，也可以依法申请行政复议或者提起行政诉讼。`,
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

/** 依申请公开: how to apply, the form, and where it goes. */
export function applicationBody(place: Place, action: string): string {
  return `<p>公民、法人或者其他组织可以向${place.government}申请获取政府信息。可以网上提交，也可以下载申请表后邮寄至${place.address}（邮编${place.postcode}），或者发送至${place.mail}。</p>
<form action="${action}" method="post">
<table class="apply"><tr><td>申请人姓名</td><td><input type="text" name="name"></td></tr>
<tr><td>证件号码</td><td><input type="text" name="idcard"></td></tr>
<tr><td>联系电话</td><td><input type="text" name="phone"></td></tr>
<tr><td>所需政府信息的内容描述</td><td><textarea name="content" rows="5" cols="60"></textarea></td></tr>
<tr><td>获取信息的方式</td><td><select name="way"><option>邮寄</option><option>电子邮件</option><option>当面领取</option></select></td></tr>
</table><p><input type="submit" value="提交申请"></p></form>`;
}
