import type { Document } from 'docx';
import { letterOf, pressOf, type Language } from './page.js';

/** 通报: the overall picture, the main problems with the units that have them, what comes next. */
export const bulletinTemplate = (lang: Language): Document => (lang === 'en' ? english() : chinese());

function chinese(): Document {
  const { tag, mast, number, title, addressee, body, heading, subheading, ...press } = pressOf('zh');
  const { enclosure, signature, annex, annexTitle, note, table } = press;
  return letterOf('zh', '关于政府信息公开检测情况的通报', [
    mast('{发文机关}'),
    number('{文号}'),
    title('{标题}'),
    addressee('{主送单位}：'),
    body('{检测日期}，我们依据{评测方案}对{网站数}个网站的政府信息公开情况进行了检测。现将有关情况通报如下。'),
    heading('一、总体情况'),
    body(
      '本次检测网站{网站数}个{#有结论}，作出结论的{已判定数}个，其中合格{合格数}个、不合格{不合格数}个，合格率{合格率}{/有结论}{#有未判定}；没有作出结论的{未能判定数}个{/有未判定}。',
    ),
    tag('{#类别组}'),
    subheading('{序号}{类别}（依据{评测方案}）'),
    body(
      '检测网站{网站数}个{#有结论}，合格{合格数}个，不合格{不合格数}个{/有结论}{#有未判定}，没有作出结论{未能判定数}个{/有未判定}。{#有分数}作出结论的网站平均得分{平均分}分，中位{中位分}分，最高{最高分}分，最低{最低分}分。{/有分数}{#有靠前}得分靠前的合格网站有：{靠前网站}。{/有靠前}{#有名次未定}部分网站还有指标没有判定，名次可能变动，名次区间见附件1。{/有名次未定}',
    ),
    tag('{/类别组}'),
    tag('{#有未判定}'),
    body(
      '没有作出结论的网站，不作合格或者不合格的评价：{#未判定原因}{原因}{网站数}个（{网站名单}）；{/未判定原因}将另行安排检测。',
    ),
    tag('{/有未判定}'),
    tag('{#有问题}'),
    heading('二、存在的主要问题'),
    body(
      '以下只列已经确认的问题，待核实的不点名；百分数是没有通过的网站占这项指标已判定网站的比例。各项问题的依据和统计见附件2。',
    ),
    tag('{#问题部分}'),
    subheading('{序号}{部分}'),
    tag('{#问题}'),
    body('**{编号}．{指标}。**{网站数}个网站没有通过（{占比}）：{网站名单}。'),
    tag('{/问题}'),
    tag('{#有其余}'),
    body('这一部分另有{其余项数}项问题，见附件2。'),
    tag('{/有其余}'),
    tag('{/问题部分}'),
    tag('{/有问题}'),
    heading('{要求章}、下一步工作要求'),
    tag('{#有问题}'),
    body('（一）抓紧整改。请有关单位对照整改通知书逐项整改，于{整改期限}前完成，单项否决的问题优先整改。'),
    body(
      '（二）按时反馈。请填写整改通知书所附的《整改链接表》，逐处写明整改情况和整改后的网页链接，于上述期限前{#有反馈地址}报送至{反馈地址}{/有反馈地址}{^有反馈地址}反馈{/有反馈地址}。我们将按照链接逐处复查。',
    ),
    body('（三）举一反三。请各单位对照附件2自查同类问题；对检测结果有异议的，请在上述期限前书面说明并附依据。'),
    tag('{/有问题}'),
    tag('{^有问题}'),
    body(
      '{#有结论}作出结论的网站没有确认需要整改的问题。{/有结论}{#有未判定}没有作出结论的网站是否存在问题，以后续检测为准。{/有未判定}请各单位继续做好政府信息公开工作。',
    ),
    tag('{/有问题}'),
    body('联系人：{联系人}　　联系电话：{联系电话}'),
    enclosure('附件：1．检测结果排名', 5, 300),
    tag('{#有问题}'),
    enclosure('　　　2．问题统计表', 5),
    tag('{/有问题}'),
    signature('{发文机关}', true),
    signature('{发文日期}', false),
    annex('附件1'),
    annexTitle('检测结果排名'),
    note(
      '说明：按类别和评测方案分别排名。得分按已判定的指标计算；“得分区间”是未判定的指标都不得分到都得分；“名次区间”是未判定的指标无论怎样判定，名次可能到的范围。没有作出结论的不排名次。',
    ),
    tag('{#类别组}'),
    note('**{序号}{类别}　{评测方案}**'),
    table(
      [
        ['名次', '{#排名}{名次}', 9],
        ['网站', '{网站}', 34],
        ['结论', '{结论}', 14],
        ['得分', '{得分}', 11],
        ['得分区间', '{得分区间}', 17],
        ['名次区间', '{名次区间}', 13],
        ['单项否决', '{否决数}', 10],
        ['未通过', '{未通过数}', 10],
        ['待核实', '{待核实数}{/排名}', 10],
      ],
      [0, 2, 3, 4, 5, 6, 7, 8],
    ),
    note(''),
    tag('{/类别组}'),
    tag('{#有待核实}'),
    note(
      '待核实的指标一共{待核实项数}项次，不算问题：{#待核实统计}{指标}（{网站数}个网站）；{/待核实统计}核实后以核实结果为准。',
    ),
    tag('{/有待核实}'),
    tag('{#有问题}'),
    annex('附件2'),
    annexTitle('问题统计表'),
    table(
      [
        ['编号', '{#问题统计}{编号}', 8],
        ['部分', '{部分}', 15],
        ['指标和依据', '{指标}|{依据}', 30],
        ['网站数', '{网站数}', 9],
        ['占比', '{占比}', 10],
        ['没有通过的网站', '{全部网站}{/问题统计}', 35],
      ],
      [0, 3, 4],
    ),
    tag('{/有问题}'),
  ]);
}

function english(): Document {
  const { tag, mast, number, title, addressee, body, heading, subheading, ...press } = pressOf('en');
  const { enclosure, signature, annex, annexTitle, note, table } = press;
  return letterOf('en', 'Bulletin on the Check of Government Information Disclosure', [
    mast('{issuer}'),
    number('{documentNumber}'),
    title('{title}'),
    addressee('{recipient}:'),
    body(
      'On {checkedOn} we checked the disclosure of government information on {siteCount} sites against {profile}. This bulletin tells the result.',
    ),
    heading('1. Overall picture'),
    body(
      '{siteCount} sites were checked{#hasVerdicts}; {judged} have a verdict: {qualified} qualified, {unqualified} unqualified, a share of {qualifiedShare} qualified{/hasVerdicts}{#hasUndetermined}; {undetermined} have none{/hasUndetermined}.',
    ),
    tag('{#kinds}'),
    subheading('{ordinal} {kind} (by {profile})'),
    body(
      '{sites} sites{#hasVerdicts}: {qualified} qualified, {unqualified} unqualified{/hasVerdicts}{#hasUndetermined}, {undetermined} without a verdict{/hasUndetermined}. {#hasScores}Those with a verdict score {mean} on average, {median} at the median, {highest} at most and {lowest} at least. {/hasScores}{#hasBest}In front among the qualified: {best}. {/hasBest}{#isOpen}Rules of some sites are still open and may move places; Annex 1 gives the ranges.{/isOpen}',
    ),
    tag('{/kinds}'),
    tag('{#hasUndetermined}'),
    body(
      'Sites without a verdict are not judged: {#undeterminedReasons}{reason}: {sites} ({names}); {/undeterminedReasons}they will be checked again.',
    ),
    tag('{/hasUndetermined}'),
    tag('{#hasProblems}'),
    heading('2. Main problems'),
    body(
      'Only what is confirmed is listed; nobody is named for what is still to be verified. Shares are of the sites where the rule was judged. Annex 2 has the sources and counts.',
    ),
    tag('{#sections}'),
    subheading('{ordinal} {section}'),
    tag('{#problems}'),
    body('**{number}. {rule}.** Failed at {sites} ({share}): {names}.'),
    tag('{/problems}'),
    tag('{#hasRest}'),
    body('{rest} more of this section stand in Annex 2.'),
    tag('{/hasRest}'),
    tag('{/sections}'),
    tag('{/hasProblems}'),
    heading('{demandsChapter}. What comes next'),
    tag('{#hasProblems}'),
    body('(1) The bodies concerned mend the problems of their notices by {dueOn}, vetoes first.'),
    body(
      '(2) They return the table of mended pages that came with the notice by then{#hasReplyTo}, to {replyTo}{/hasReplyTo}. Each address will be looked at again.',
    ),
    body(
      '(3) All bodies see whether they have the problems of Annex 2 too. Those who disagree with a finding say so in writing by then, with evidence.',
    ),
    tag('{/hasProblems}'),
    tag('{^hasProblems}'),
    body(
      '{#hasVerdicts}At the sites with a verdict the check confirmed no problem to be mended. {/hasVerdicts}{#hasUndetermined}Whether those without one have problems is left to a later check.{/hasUndetermined}',
    ),
    tag('{/hasProblems}'),
    body('Contact: {contact}    Telephone: {phone}'),
    enclosure('Annexes: 1. Ranking{#hasProblems}; 2. Counts of problems{/hasProblems}', 0, 240),
    signature('{issuer}', true),
    signature('{issuedOn}', false),
    annex('Annex 1'),
    annexTitle('Ranking'),
    note(
      'Ranked within each kind and profile. The score is by the rules that are decided; its range runs from all open rules lost to all won; the range of places is where a site can end however open rules come out. Sites without a verdict have no place.',
    ),
    tag('{#kinds}'),
    note('**{ordinal} {kind} – {profile}**'),
    table(
      [
        ['Place', '{#ranking}{place}', 9],
        ['Site', '{site}', 32],
        ['Verdict', '{verdict}', 17],
        ['Score', '{score}', 11],
        ['Range', '{interval}', 17],
        ['Places', '{placeRange}', 12],
        ['Vetoes', '{vetoes}', 10],
        ['Failed', '{failed}', 10],
        ['Open', '{cantTell}{/ranking}', 10],
      ],
      [0, 2, 3, 4, 5, 6, 7, 8],
    ),
    note(''),
    tag('{/kinds}'),
    tag('{#hasQuestions}'),
    note(
      'Still to be verified, {questionCount} in all, and no problems: {#questions}{rule} ({sites} sites); {/questions}what is found will count.',
    ),
    tag('{/hasQuestions}'),
    tag('{#hasProblems}'),
    annex('Annex 2'),
    annexTitle('Counts of Problems'),
    table(
      [
        ['No.', '{#counts}{number}', 8],
        ['Section', '{section}', 15],
        ['Rule and source', '{rule}|{basis}', 30],
        ['Sites', '{sites}', 9],
        ['Share', '{share}', 10],
        ['Sites that failed', '{allNames}{/counts}', 35],
      ],
      [0, 3, 4],
    ),
    tag('{/hasProblems}'),
  ]);
}
