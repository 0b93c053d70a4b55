/** Documents and their interpretations, linked both ways unless the spec says otherwise. */
import type { ColumnNode, Identity } from './content.js';
import type { Maker } from './build-content.js';
import { daysBefore, inChinese } from './dates.js';
import { interpretationTitle } from './policies.js';
import type { PolicySpec } from './policies.js';
import { interpretationBody, policyText } from './policy-text.js';

const TERM = '本文件自印发之日起施行，有效期5年。';

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
    const writtenOn = policy.writtenOn ?? daysBefore(on, 6);
    const issuer = policy.issuer === 'government' ? `${identity.place}人民政府` : identity.name;
    const facts: [string, string][] = [
      ['索引号', policy.indexNumber ?? `${identity.creditCode}/${on.slice(0, 4)}-${String(5100 + index)}`],
      ['发文机关', issuer],
      ['发文字号', policy.number],
      ['成文日期', writtenOn],
      ['发布日期', on],
      ['有效性', policy.validity ?? '有效'],
    ];
    const attachments = [...(policy.only ? [policy.only] : []), ...(policy.attachments ?? [])];
    const document = make.article(documents, policy.title, on, {
      facts: facts.filter(([label]) => !policy.withoutFacts?.some((field) => field === label)),
      attachments,
      ...(policy.withoutFacts?.includes('发布日期') ? { shown: 'list' as const, pubDate: '' } : {}),
    });
    const linked = attachments.map(
      (file, at) => `<p>附件：<a href="{{file:${document.id}:${at}}}">${policy.title}${file.name}</a></p>`,
    );
    document.body =
      (policy.only ? '' : policyText(policy.title, policy.number, policy.term ?? TERM, inChinese(writtenOn), issuer)) +
      linked.join('');
    if (withoutInterpretations) return;
    const links = policy.links ?? 'both';
    const target = policy.deadLink ? '/zcwj/yisanchu/404001.html' : `{{article:${document.id}}}`;
    const back =
      links === 'both' || links === 'to-document' ? `<p>相关文件：<a href="${target}">${policy.title}</a></p>` : '';
    const explained = policy.forms.map((form, place) =>
      make.article(
        interpretations,
        interpretationTitle(policy.title, form),
        policy.explainedOn ?? daysBefore(on, place === 0 ? 0 : -1),
        { body: interpretationBody(policy.title, form, policy.wording) + back },
      ),
    );
    if (explained.length > 0 && (links === 'both' || links === 'to-interpretation')) {
      document.body += `<div class="relates"><h4>相关解读</h4><ul>${explained
        .map((article) => `<li><a href="{{article:${article.id}}}">${article.title}</a></li>`)
        .join('')}</ul></div>`;
    }
  });
  interpretations.articles.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id - b.id));
};
