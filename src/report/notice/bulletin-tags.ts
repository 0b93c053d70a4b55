/** 通报: every tag of its template. Long because it is a table. */
import { letterTags } from './rectification-tags.js';
import { choice, list, text, type Tag } from './tags.js';

const kindTags: readonly Tag[] = [
  text('序号', 'ordinal', '（一）、（二）……', '（一）'),
  text('类别', 'kind', '区县、部门、镇街', '区县'),
  text('评测方案', 'profile', '这一组用的方案；不同方案的分数不能相比，分开排名', '《政府信息公开全国基础规则集》'),
  text('网站数', 'sites', '有报告的网站，没有结论的也在内', '12'),
  choice('有结论', 'hasVerdicts', '这一类有作出结论的网站'),
  text('合格数', 'qualified', '合格的网站', '8'),
  text('不合格数', 'unqualified', '不合格的网站', '3'),
  text('未能判定数', 'undetermined', '未能判定的网站', '1'),
  choice('有未判定', 'hasUndetermined', '这一类有没有结论的网站'),
  choice('有分数', 'hasScores', '有作出结论的网站，下面几个分数才有意义'),
  text('平均分', 'mean', '作出结论的网站的平均分', '78.35'),
  text('中位分', 'median', '作出结论的网站的中位分', '80.1'),
  text('最高分', 'highest', '作出结论的网站中最高的', '96.93'),
  text('最低分', 'lowest', '作出结论的网站中最低的', '34.09'),
  choice('有靠前', 'hasBest', '有合格的网站'),
  text('靠前网站', 'best', '得分靠前的合格网站，至多三个名次', '青禾区人民政府（96.93分）、云岭区人民政府（66分）'),
  choice('有名次未定', 'isOpen', '有网站因为未判定的指标，名次可能变动'),
  list('排名', 'ranking', '每个网站一行；没有结论的不排名次', [
    text('名次', 'place', '名次，并列的相同；没有结论的写“—”', '1'),
    text('名次区间', 'placeRange', '未判定的指标无论怎样判定，名次都在这个区间里', '1～3'),
    text('网站', 'site', '网站名称', '青禾区人民政府'),
    text('结论', 'verdict', '合格、不合格、未能判定', '合格'),
    text('得分', 'score', '没有结论的写“—”', '96.93'),
    text('得分区间', 'interval', '未判定的指标都不得分到都得分', '96.93'),
    text('否决数', 'vetoes', '没有通过的单项否决指标数', '0'),
    text('未通过数', 'failed', '未通过的指标数', '3'),
    text('待核实数', 'cantTell', '待核实的指标数', '0'),
  ]),
];

const problemTags: readonly Tag[] = [
  text('编号', 'number', '通篇连续的编号', '1'),
  text('部分', 'section', '评测方案的部分', '政府信息公开指南'),
  text('指标', 'rule', '指标名称', '指南九项要素齐全'),
  text('规则编号', 'ruleId', '规则集里的编号', 'guide-elements'),
  text('类别', 'level', '单项否决、扣分', '扣分'),
  text('网站数', 'sites', '确定没有通过的网站数', '7'),
  text('已判定数', 'judged', '这项指标判定了的网站数（通过和未通过）', '11'),
  text('占比', 'share', '没有通过的占判定了的百分之几', '63.6%'),
  text('处数', 'places', '一共有几处', '19'),
  text('网站名单', 'names', '确定没有通过的网站；多于十个的写前十个和总数', '柳河县人民政府、云岭区人民政府'),
  text('全部网站', 'allNames', '确定没有通过的全部网站', '柳河县人民政府、云岭区人民政府'),
  text('举例', 'example', '其中一处', '政府信息公开指南缺少“传真号码”。'),
  text('举例网站', 'exampleSite', '这一处是谁的', '柳河县人民政府'),
  text('依据', 'basis', '文件、文号和条款', '《中华人民共和国政府信息公开条例》（国务院令第711号）第十二条'),
  choice('有依据', 'hasBasis', '写得出依据'),
];

/** Tags of `bulletin.docx`. */
export const bulletinTags: readonly Tag[] = [
  ...letterTags,
  text('网站数', 'siteCount', '列入检测的网站', '14'),
  text('合格数', 'qualified', '合格的网站', '8'),
  text('不合格数', 'unqualified', '不合格的网站', '4'),
  text('未能判定数', 'undetermined', '未能判定的网站，没有报告的也在内', '2'),
  text('已判定数', 'judged', '作出结论的网站', '12'),
  choice('有结论', 'hasVerdicts', '有作出结论的网站'),
  text('合格率', 'qualifiedShare', '合格的占作出结论的百分之几', '66.7%'),
  list('类别组', 'kinds', '每一类网站', kindTags),
  choice('有未判定', 'hasUndetermined', '有没有结论的网站'),
  list('未判定网站', 'undeterminedSites', '没有结论的网站；不作批评', [
    text('网站', 'site', '网站名称', '古镇街道办事处'),
    text('原因', 'reason', '为什么没有结论', '网站没有应答'),
  ]),
  list('未判定原因', 'undeterminedReasons', '没有结论的网站，按原因归在一起；不作批评', [
    text('原因', 'reason', '为什么没有结论', '网站没有应答'),
    text('网站数', 'sites', '因此没有结论的网站数', '2'),
    text('网站名单', 'names', '这些网站；多于十个的写前十个和总数', '古镇街道办事处、白河区人民政府'),
    text('全部网站', 'allNames', '全部这些网站', '古镇街道办事处、白河区人民政府'),
  ]),
  choice('有问题', 'hasProblems', '有网站确定没有通过某项指标'),
  text('问题项数', 'problemCount', '有几项指标有网站没有通过', '23'),
  list('问题部分', 'sections', '问题按部分归在一起，单项否决在最前面', [
    text('序号', 'ordinal', '（一）、（二）……', '（一）'),
    text('部分', 'section', '部分名称', '政府信息公开指南'),
    list('问题', 'problems', '这一部分里最普遍的三项', problemTags),
    choice('有其余', 'hasRest', '这一部分还有没写在正文里的'),
    text('其余项数', 'rest', '没写在正文里的有几项', '4'),
  ]),
  list('问题统计', 'counts', '全部问题，按部分，最普遍的在前', problemTags),
  choice('有待核实', 'hasQuestions', '有待核实的指标；不算问题，不点名'),
  text('待核实项数', 'questionCount', '待核实的一共有几项次', '17'),
  list('待核实统计', 'questions', '待核实的指标', [
    text('指标', 'rule', '指标名称', '近五年年报齐全'),
    text('部分', 'section', '评测方案的部分', '政府信息公开年报'),
    text('网站数', 'sites', '待核实的网站数', '5'),
  ]),
  text('要求章', 'demandsChapter', '“下一步工作要求”是第几章，随内容顺延', '三'),
];
