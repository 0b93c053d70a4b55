import { defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { columnEvidence, columnName, stateEvidence, stateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { unreadReason } from '../parts/unread.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  column: ColumnId,
  /** Words of the page that state a mail, postal or personal way to apply. */
  ways: Patterns,
  /** Texts of links or buttons that lead to the application system. */
  systemLinks: Patterns,
  /** Words of a form that make it an application form, not a site search. */
  forms: Patterns,
});

/** 依申请公开入口: the entry opens and offers a way to apply. */
export default defineCheck({
  id: 'platform/application-entry',
  title: '依申请公开入口能否打开并提供申请途径',
  needs: ({ column }) => ['column:platform', `column:${column}`, `items:${column}:2`],
  params,
  messages: {
    missing: { zh: '公开平台上没有“{name}”入口。', en: 'The platform has no entry {name}.' },
    dead: {
      zh: '“{name}”入口打不开（状态码 {status}）。',
      en: 'The entry {name} is dead (status {status}).',
    },
    'no-way': {
      zh: '“{name}”页面能打开，但没有申请表单、邮寄或电子邮件等申请途径，也没有申请系统的链接。',
      en: 'The page {name} opens but offers no form, no mail or postal way and no link to an application system.',
    },
  },
  absences: ['missing', 'dead', 'no-way'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { column: id, ways, systemLinks, forms }): Judgement {
    const state = stateOf(site, id);
    const name = columnName(site, id);
    const about = { column: name, key: id };
    if (state.state === 'absent') return failed({ code: 'missing', data: { name }, evidence: state.looked, ...about });
    if (state.state === 'dead') {
      const data = { name, status: state.column.deadStatus };
      return failed({ code: 'dead', data, evidence: stateEvidence(state), ...about });
    }
    const sighting = site.column(id);
    if (sighting.state !== 'found')
      return undecided(
        `“${name}”入口`,
        state.state === 'undecided' ? state.reason : 'unreadable',
        stateEvidence(state),
        about,
      );
    const { pages, article, items } = sighting.value;
    const opened = new Set(
      [...pages, article, ...items.map((item) => site.page(item.url))].filter((page) => page !== undefined),
    );
    const offering = [...opened].filter((page) => offersWay(page));
    if (offering.length > 0) return passed({ seen: offering.map((page) => page.evidence(page.facts.title)) });
    const unread = [...opened].map(unreadReason).find((reason) => reason !== undefined);
    if (opened.size === 0 || state.state === 'undecided' || unread !== undefined) {
      const reason = unread ?? (state.state === 'undecided' ? state.reason : 'not-crawled');
      return undecided(`“${name}”入口`, reason, stateEvidence(state), about);
    }
    return failed({ code: 'no-way', data: { name }, evidence: [columnEvidence(sighting.value)], ...about });

    function offersWay(view: PageView): boolean {
      if (view.status !== 200) return false;
      const page = view.read();
      const isApplication = (form: (typeof page.forms)[number]): boolean =>
        occursInAny(
          [form.text, form.action, ...form.fields.map((field) => `${field.name} ${field.label ?? ''}`)].join(' '),
          forms,
        );
      return (
        page.forms.some(isApplication) ||
        (state.state !== 'blank' && occursInAny(page.contentText, ways)) ||
        page.links.some(
          (link) =>
            link.isVisible &&
            link.region !== 'header' &&
            link.region !== 'footer' &&
            occursInAny(link.text, systemLinks),
        ) ||
        page.facts.attachments.some((attachment) => occursInAny(attachment.text, systemLinks))
      );
    }
  },
});
