/** Documents and their interpretations, linked both ways. */
import type { InterpretationForm } from '../../../src/model/site-model.js';
import type { ColumnNode, Identity } from './content.js';
import type { Maker } from './build-content.js';
import { daysBefore, inChinese } from './dates.js';
import type { PolicySpec } from './policies.js';
import { interpretationTitle } from './policies.js';

const BODIES: Partial<Record<InterpretationForm, string>> = {
  image: '<p style="text-align:center"><img src="/images/tujie.gif" width="900" alt="图解"></p>',
  video: '<p><video src="/video/jiedu.mp4" controls="controls" width="640"></video></p>',
  audio: '<p><audio src="/audio/jiedu.mp3" controls></audio></p>',
  animation: '<p><video src="/video/dongman.mp4" controls></video></p>',
  h5: '<p><iframe src="/h5/jiedu/index.html" width="375" height="667"></iframe></p>',
  qa: '<p>问：为什么要制定这个文件？</p><p>答：为了规范管理，方便群众。</p><p>问：什么时候开始施行？</p><p>答：自印发之日起施行。</p>',
};

const explainText = (title: string): string =>
  `<p>一、背景依据。为贯彻上级要求，结合本地实际，制定《${title}》。</p><p>二、目标任务。到2026年底，建立长效管理机制。</p><p>三、主要内容。共六章三十二条，明确职责分工、管护标准和资金来源。</p><p>四、适用范围。适用于本行政区域内的相关活动。</p><p>五、解读机关：${title.slice(0, 3)}相关部门。</p>`;

/** Fills both columns, newest first. */
export const fillPolicies = (
  documents: ColumnNode,
  interpretations: ColumnNode,
  policies: readonly PolicySpec[],
  identity: Identity,
  today: string,
  make: Maker,
  withoutInterpretations: boolean,
): void => {
  policies.forEach((policy, index) => {
    const on = daysBefore(today, policy.daysAgo);
    const writtenOn = daysBefore(on, 6);
    const document = make.article(documents, policy.title, on, {
      facts: [
        ['索引号', `${identity.creditCode}/${on.slice(0, 4)}-${String(5100 + index)}`],
        ['发文机关', policy.issuer === 'government' ? `${identity.place}人民政府` : identity.name],
        ['发文字号', policy.number],
        ['成文日期', writtenOn],
        ['发布日期', on],
        ['有效性', '有效'],
      ],
      body: `<p style="text-align:center">${policy.number}</p><p>各有关单位：</p><p>现将《${policy.title}》印发给你们，请认真贯彻执行。</p><p>第一条\u3000为了规范管理，制定本办法。</p><p>第二条\u3000本办法自印发之日起施行，有效期5年。</p><p>${inChinese(writtenOn)}</p>`,
    });
    if (withoutInterpretations) return;
    const explained = policy.forms.map((form, place) =>
      make.article(interpretations, interpretationTitle(policy.title, form), daysBefore(on, place === 0 ? 0 : -1), {
        body: `${BODIES[form] ?? explainText(policy.title)}<p>相关文件：<a href="{{article:${document.id}}}">${policy.title}</a></p>`,
      }),
    );
    if (explained.length > 0) {
      document.body += `<div class="relates"><h4>相关解读</h4><ul>${explained
        .map((article) => `<li><a href="{{article:${article.id}}}">${article.title}</a></li>`)
        .join('')}</ul></div>`;
    }
  });
  interpretations.articles.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id - b.id));
};
