import { ruleOverRuns, rulesNow, sitesOfRule } from '../../../history/rule-history.js';
import { NotFound } from '../../../model/refusal.js';
import { endpoint } from '../endpoint.js';
import { asPart, partOfSorted } from '../part.js';
import { closed, count, instant, list, maybe, number, oneOf, orNull, paging, partSchema, text } from '../shapes.js';

const values = { passed: count, failed: count, cant_tell: count, inapplicable: count, untested: count };
const value = oneOf(['passed', 'failed', 'cantTell', 'inapplicable', 'untested']);

const RuleSchema = closed(
  { rule: text, title: text, titleEn: orNull(text), section: text, level: text, ...values },
  'RuleNow',
);
const RuleInRunSchema = closed({ run: text, title: orNull(text), asOf: text, createdAt: instant, ...values });
const SiteOfRuleSchema = closed(
  {
    ...{ site: text, name: text, kind: text, run: text, value, reason: orNull(text) },
    ...{ earned: number, min: number, max: number, outOf: number },
    decided: maybe(closed({ value: oneOf(['passed', 'failed']), run: text, at: instant, since: instant })),
  },
  'SiteOfRule',
);

/** 规则 */
export const ruleEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/rules', right: 'read', sight: 'own' },
    title: { zh: '规则现状', en: 'Rules, and how sites in sight stand by them' },
    query: closed(paging),
    answer: partSchema(RuleSchema),
    handle: async (call, { query }) =>
      asPart(
        call,
        partOfSorted(await rulesNow(call.office.store.db, call.actor), ({ rule }) => rule, query),
        (rule) => rule,
      ),
  }),
  endpoint({
    ...{ method: 'GET', path: '/rules/:rule', right: 'read', sight: 'own' },
    title: { zh: '一条规则', en: 'A rule now, and over the latest runs' },
    answer: closed({ now: RuleSchema, runs: list(RuleInRunSchema) }),
    handle: async ({ office, actor }, { params: { rule = '' } }) => {
      const [now] = await rulesNow(office.store.db, actor, { rule });
      if (!now) throw new NotFound();
      return { now, runs: await ruleOverRuns(office.store.db, actor, { rule }) };
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/rules/:rule/sites', right: 'read', sight: 'own' },
    title: { zh: '规则在各网站的结果', en: 'Who fails a rule' },
    query: closed({ value: maybe(value), ...paging }),
    answer: partSchema(SiteOfRuleSchema),
    handle: async (call, { params: { rule = '' }, query }) =>
      asPart(call, await sitesOfRule(call.office.store.db, call.actor, { rule, ...query }), (site) => site),
  }),
];
