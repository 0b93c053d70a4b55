/** The wording of fictional documents and of what explains them. */
import type { InterpretationForm } from '../../../src/model/site-model.js';

/** 临溪区城市绿地养护管理办法 → 城市绿地养护. */
const subjectOf = (title: string): string =>
  title.replace(/^..区|^..镇/, '').replace(/(?:管理|使用)?(?:办法|规定|实施细则|细则|意见|方案)(?:（.*）)?$/, '');

/** The articles of the document, without those on its force. */
export const articlesOf = (title: string): string[] => {
  const subject = subjectOf(title);
  return [
    `为了加强${subject}工作，明确各方责任，保障群众合法权益，根据有关法律法规，结合本地实际，制定本文件。`,
    `本行政区域内的${subject}及其监督检查，适用本文件。`,
    `${subject}工作遵循属地负责、分级实施、公开透明、社会参与的原则。`,
    `主管部门负责${subject}的组织协调和业务指导，财政、公安、市场监督等部门按照各自职责做好相关工作。`,
    `镇人民政府、街道办事处应当确定专门人员，每季度至少开展一次现场检查，检查记录保存不少于三年。`,
    `承担${subject}具体工作的单位应当在每年一月底前制定计划，报主管部门备案后组织实施。`,
    `所需经费列入同级财政预算，专款专用，任何单位和个人不得截留、挪用。`,
    `任何单位和个人发现违反本文件的行为，可以拨打服务热线投诉，受理单位应当在五个工作日内答复。`,
    `违反本文件规定的，由主管部门责令限期改正；造成损失的，依法承担赔偿责任。`,
  ];
};

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The whole text of a document; `term` is its last article. */
export const policyText = (title: string, number: string, term: string, day: string, issuer: string): string =>
  [
    number ? `<p style="text-align:center">${number}</p>` : '',
    '<p>各镇人民政府、街道办事处，各有关单位：</p>',
    `<p>现将《${title}》印发给你们，请认真贯彻执行。</p>`,
    ...[...articlesOf(title), term].map((article, index) => `<p>第${NUMBERS[index]}条\u3000${article}</p>`),
    `<p style="text-align:right">${issuer}</p><p style="text-align:right">${day}</p>`,
  ].join('\n');

/** A page that explains in words of its own. */
const explained = (title: string): string => {
  const subject = subjectOf(title);
  return [
    `<p><strong>一、背景依据</strong></p><p>前两年，热线平均每月接到三十多件与${subject}有关的来电，反映最多的是找不到人管、管了没有下文。上位法修订以后，原来的做法也需要衔接，于是起草了这份文件。</p>`,
    `<p><strong>二、目标任务</strong></p><p>用两年左右的时间，把责任落到每一个单位、每一个岗位，让来电办结率稳定在百分之九十五以上。</p>`,
    `<p><strong>三、主要内容</strong></p><p>一是说清楚谁来管，主管部门牵头，镇街到点检查；二是说清楚怎么管，年初有计划、每季有巡查；三是说清楚钱从哪里来，预算里单独列支。</p>`,
    `<p><strong>四、适用范围</strong></p><p>只要事情发生在辖区里，无论本地居民还是外来企业，都按同一把尺子办理。</p>`,
    `<p><strong>五、给群众带来的方便</strong></p><p>以前投诉要跑两三个部门，现在打一个电话，五个工作日就能听到回音。</p>`,
    '<p>解读机关：起草单位办公室，咨询电话：0599-6012347。</p>',
  ].join('\n');
};

/** The headings of an explanation over sentences of the document itself. */
const copied = (title: string): string => {
  const [purpose = '', scope = '', ...rest] = articlesOf(title);
  return `<p>一、背景依据</p><p>${purpose}</p><p>二、目标任务</p><p>${rest[0]}</p><p>三、主要内容</p>${rest
    .slice(1)
    .map((article) => `<p>${article}</p>`)
    .join('')}<p>四、适用范围</p><p>${scope}</p>`;
};

/** Says what is in the document, and neither why nor what for. */
const thin = (title: string): string =>
  `<p>近日，《${title}》正式印发，这里谈谈大家关心的几个问题。</p><p>文件分为十条，主管部门牵头，镇街每季度到现场看一次，巡查的记录要留三年，热线来电五个工作日给回音。</p>`;

/** In what words a text explains: its own, the document's, or too few. */
export type Wording = 'own' | 'copied' | 'thin';

/** What a page of interpretation holds, by form. */
export const interpretationBody = (title: string, form: InterpretationForm, wording: Wording = 'own'): string => {
  switch (form) {
    case 'image':
      return '<p style="text-align:center"><img src="/images/tujie.gif" width="900" alt="图解"></p>';
    case 'video':
      return '<p><video src="/video/jiedu.mp4" controls="controls" width="640"></video></p>';
    case 'audio':
      return '<p><audio src="/audio/jiedu.mp3" controls></audio></p>';
    case 'animation':
      return '<p><video src="/video/dongman.mp4" controls></video></p>';
    case 'h5':
      return '<p><iframe src="/h5/jiedu/index.html" width="375" height="667"></iframe></p>';
    case 'qa':
      return `<p>问：文件制定的背景依据是什么？</p><p>答：热线来电多、上位法又有修订，需要把规矩立起来。</p><p>问：目标任务是什么？</p><p>答：两年内把责任落到人。</p><p>问：主要内容有哪些？</p><p>答：谁来管、怎么管、钱从哪里来，三件事都讲清楚了。</p><p>问：适用范围呢？</p><p>答：辖区里的单位和个人都适用。</p>`;
    default:
      return wording === 'own' ? explained(title) : wording === 'copied' ? copied(title) : thin(title);
  }
};
