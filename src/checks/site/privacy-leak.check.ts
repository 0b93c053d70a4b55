// Longer than most: each kind of number has sentences of its own, for what is certain and for what a person should look at.
import { Type } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  unseen,
  type FindingDraft,
  type Judgement,
  type Unseen,
} from '../../model/check.js';
import type { PersonList } from '../../model/site-model.js';
import { findLeaks, type Leak } from '../../site/privacy/find-leaks.js';
import { ownPages, type NamedPage } from '../../site/privacy/personal-pages.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  /** 为此另外打开的名单、公示页面数 */
  lists: Type.Integer({ minimum: 0, title: '另外打开多少个名单、公示页面' }),
  /** 为此另外打开的附件数 */
  files: Type.Integer({ minimum: 0, title: '另外打开多少个名单附件' }),
  /** 一个页面逐一列出的号码数，其余只计数 */
  listedPerPage: Type.Integer({ minimum: 1, title: '一个页面最多逐一列出多少个号码' }),
});

type Target = (NamedPage & { readonly wanted: Leak['verdict'] }) | PersonList;

/** 个人隐私: no private person's ID number, bank card or mobile number stands on a page or in a file that was read. */
export default defineCheck({
  id: 'site/privacy-leak',
  title: '页面和附件有没有公布完整的身份证号、银行卡号、个人手机号',
  needs: ({ lists, files }) => ['links:home', 'links:columns', `person-lists:${lists}:${files}`],
  params,
  messages: {
    'resident-id': {
      zh: '“{title}”公布了完整的公民身份号码 {masked}，应当作去标识化处理。',
      en: '{title} shows a full resident ID number, {masked}, which must be masked.',
    },
    'bank-card': {
      zh: '“{title}”公布了完整的银行卡号 {masked}，应当作去标识化处理。',
      en: '{title} shows a full bank card number, {masked}, which must be masked.',
    },
    mobile: {
      zh: '“{title}”在个人姓名旁公布了完整的手机号码 {masked}，应当作去标识化处理。',
      en: '{title} shows a full mobile number, {masked}, beside a private person’s name; it must be masked.',
    },
    more: {
      zh: '“{title}”另有 {count} 个完整的个人号码，没有逐一列出。',
      en: '{title} shows {count} more full personal numbers, which are not listed one by one.',
    },
    'maybe-resident-id': {
      zh: '“{title}”中的 {masked} 像是公民身份号码（也可能是填写示例或其他编号），请人工核对。',
      en: '{masked} on {title} looks like a resident ID number, unless it is an example or another number; a person should see.',
    },
    'maybe-bank-card': {
      zh: '“{title}”中的 {masked} 像是银行卡号（也可能是填写示例），请人工核对。',
      en: '{masked} on {title} looks like a bank card number, unless it is an example; a person should see.',
    },
    'maybe-mobile': {
      zh: '“{title}”中姓名旁的手机号码 {masked}，不能断定是个人的还是工作联系用的，请人工核对。',
      en: '{masked} on {title} stands beside a name; whether it is private or published for contact, a person should see.',
    },
  },
  *targets(site): Generator<Target, Unseen | undefined> {
    for (const page of ownPages(site)) {
      yield { ...page, wanted: 'leak' };
      if (page.view.holdsPersonalNumbers === true) yield { ...page, wanted: 'doubt' };
    }
    yield* site.personLists.filter(({ unreadBecause }) => unreadBecause !== undefined);
    // Of a crawl that was cut short the lists themselves may not have been seen.
    return site.crawl.stoppedBecause === 'complete' ? undefined : unseen('truncated');
  },
  judge(target: Target, { listedPerPage }, { asOf }): Judgement {
    if (!('view' in target)) {
      const { title, unreadBecause = 'not-crawled', page, listedOn, url } = target;
      const evidence = [page?.evidence() ?? listedOn];
      return undecided(`“${title}”有没有公布个人号码`, unreadBecause, evidence, { key: url });
    }
    const { view, wanted, titles } = target;
    const isSuspect = view.holdsPersonalNumbers === true;
    const leaks = isSuspect ? findLeaks(view.read(), titles, asOf).filter(({ verdict }) => verdict === wanted) : [];
    if (leaks.length === 0) return wanted === 'leak' ? passed() : inapplicable('no-targets');
    const title = titles[0] ?? view.url;
    const findings = leaks
      .slice(0, listedPerPage)
      .map((leak, at) => asFinding(leak, target, title, leaks.slice(0, at)));
    if (wanted === 'doubt') return cantTell('candidates', findings);
    const left = leaks.length - findings.length;
    const more = { code: 'more', data: { title, count: left }, evidence: [view.evidence()], url: view.url };
    const measured = { leaks: [{ title, url: view.url, count: leaks.length, ...countByKind(leaks) }] };
    return failed(left > 0 ? [...findings, more] : findings, { measured });
  },
});

/** Its key holds no more figures than its message: of a number's hash the number could be found. */
function asFinding(
  leak: Leak,
  { view, wanted }: Exclude<Target, PersonList>,
  title: string,
  before: readonly Leak[],
): FindingDraft {
  const { kind, masked, quote } = leak;
  const alike = before.filter((one) => one.kind === kind && one.masked === masked).length;
  return {
    code: wanted === 'leak' ? kind : DOUBTS[kind],
    data: { title, masked, quote },
    evidence: [view.evidence(quote)],
    url: view.url,
    key: `${masked} ${alike}`,
  };
}

const DOUBTS = {
  'resident-id': 'maybe-resident-id',
  'bank-card': 'maybe-bank-card',
  mobile: 'maybe-mobile',
} as const;

const countByKind = (leaks: readonly Leak[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [
      ['residentIds', 'resident-id'],
      ['bankCards', 'bank-card'],
      ['mobiles', 'mobile'],
    ].map(([name = '', kind]) => [name, leaks.filter((leak) => leak.kind === kind).length]),
  );
