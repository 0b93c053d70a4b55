import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { findAny, occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { spanOf } from '../parts/period.js';
import { undecided } from '../parts/undecided.js';
import {
  isUnopened,
  listedEvidence,
  listedInterpretations,
  ListedParams,
  listedNeeds,
  missedSince,
  ofTime,
} from './listed.js';

const params = Params({
  ...ListedParams,
  /** Titles that are none of an interpretation: 总结, 工作汇报. */
  titles: Patterns,
  /** Sources as pages show them (来源：某某日报) that are none of a body that interprets. */
  sources: Patterns,
  /** Titles that are one all the same. */
  not: Type.Optional(Patterns),
});

/** 解读来源: no interpretation is a report of the media put there again, or a summary of work. */
export default defineCheck({
  id: 'interpretation/source',
  title: '有没有拿媒体报道、工作总结充当解读',
  needs: listedNeeds,
  params,
  messages: {
    summary: {
      zh: '政策解读中的“{title}”从标题看不是解读（“{words}”）。',
      en: 'By its title {title}, listed as an interpretation, is none ({words}).',
    },
    reposted: {
      zh: '政策解读中的“{title}”来源是“{source}”，可能是转发的报道。',
      en: 'The interpretation {title} comes from {source}: it may be a report put there again.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, rule, { asOf }): Judgement {
    const span = spanOf(rule, asOf);
    const { within, undated } = ofTime(listedInterpretations(site), span);
    const judged = [...within, ...undated];
    const findings = judged.flatMap((one): FindingDraft[] => {
      if (occursInAny(squeeze(one.title), rule.not ?? [])) return [];
      const rest = { evidence: listedEvidence(site, one), url: one.url, column: '政策解读', key: one.url };
      const words = findAny(squeeze(one.title), rule.titles);
      if (words !== undefined) return [{ code: 'summary', data: { title: one.title, words }, ...rest }];
      const source = one.page?.facts.source;
      return source !== undefined && occursInAny(squeeze(source), rule.sources)
        ? [{ code: 'reposted', data: { title: one.title, source }, ...rest }]
        : [];
    });
    const opened = judged.filter((one) => !isUnopened(one));
    const measured = { count: judged.length, opened: opened.length };
    if (findings.length > 0) return failed(findings, { measured });
    const looked = site.interpretations.looked.slice(0, 2);
    const reason = missedSince(site, span.from);
    if (judged.length === 0)
      return reason ? undecided('政策解读的来源', reason, looked, { column: '政策解读' }) : inapplicable('no-targets');
    // Sources stand on the pages alone: what was sampled was read, or something is wrong with all of it.
    if (opened.length === 0 && rule.sample !== 0) {
      const [unread] = judged.flatMap(({ unreadBecause }) => unreadBecause ?? []);
      return {
        ...undecided('政策解读的来源', unread ?? reason ?? 'not-crawled', looked, { column: '政策解读' }),
        measured,
      };
    }
    return passed({ measured, seen: opened.slice(0, 5).flatMap((one) => listedEvidence(site, one)) });
  },
});
