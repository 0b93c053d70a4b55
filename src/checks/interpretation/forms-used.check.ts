import { Type, type Static } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, passed, type Judgement } from '../../model/check.js';
import type { InterpretationForm, SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { spanOf } from '../parts/period.js';
import { undecided } from '../parts/undecided.js';
import { FORM_NAMES } from './form-names.js';
import {
  Form,
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
  /** Forms that must be seen; of a list inside the list any will do: [[audio, video], qa]. */
  forms: Type.Array(Type.Union([Form, Type.Array(Form, { minItems: 1 })]), { minItems: 1 }),
  /** So many of them are enough; by default all. */
  least: Type.Optional(Type.Integer({ minimum: 1 })),
});

/** 解读形式的运用: among all interpretations of a time each form is seen once at least. */
export default defineCheck({
  id: 'interpretation/forms-used',
  title: '一段时间内的解读用过哪些形式',
  needs: listedNeeds,
  params,
  messages: {
    none: {
      zh: '{from}至{to}没有找到任何政策解读。',
      en: 'No interpretation was found from {from} to {to}.',
    },
    unused: {
      zh: '{from}至{to}的 {count} 篇政策解读中，没有用过这些形式：{missing}。',
      en: 'None of the {count} interpretations from {from} to {to} comes in any of the forms {missing}.',
    },
    missing: {
      zh: '{from}至{to}的 {count} 篇政策解读中，没有用过这些形式：{missing}（已用：{found}；应至少用 {due} 种）。',
      en: 'Of the {count} interpretations from {from} to {to} none comes in the forms {missing} (found: {found}; {due} are due).',
    },
    unopened: {
      zh: '{from}至{to}的政策解读是否用过这些形式无法判定：{missing}。标题看不出形式、没有打开的有 {count} 篇，请人工打开核对。',
      en: 'Whether interpretations from {from} to {to} come in the forms {missing} could not be judged: {count} were not opened. A person should open them.',
    },
  },
  absences: ['none', 'unused'],
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, rule, { asOf }): Judgement {
    const span = spanOf(rule, asOf);
    const { within, undated } = ofTime(listedInterpretations(site), span);
    const wanted = rule.forms.map((form) => (typeof form === 'string' ? [form] : form));
    const shows = (forms: readonly InterpretationForm[]) => (one: { readonly forms: readonly InterpretationForm[] }) =>
      one.forms.some((form) => forms.includes(form));
    const found = wanted.flatMap((forms) => {
      const one = within.find(shows(forms));
      return one ? [{ forms, one }] : [];
    });
    const due = Math.min(rule.least ?? wanted.length, wanted.length);
    const missing = wanted.filter((forms) => !found.some((other) => other.forms === forms)).map(nameOf);
    const measured = {
      forms: Object.fromEntries(found.map(({ forms, one }) => [nameOf(forms), [one.title]])),
      count: within.length,
      missing,
    };
    const seen = found.flatMap(({ one }) => listedEvidence(site, one));
    if (found.length >= due) return passed({ measured, seen });
    const about = { column: '政策解读' };
    const what = `政策解读是否用过${missing.join('、')}`;
    const reason = missedSince(site, span.from);
    const looked = site.interpretations.looked.slice(0, 2);
    if (reason) return { ...undecided(what, reason, looked, about), measured };
    const byDay = undated.find((one) => isUnopened(one) || wanted.some((forms) => shows(forms)(one)));
    if (byDay) return { ...undecided(what, 'no-date', listedEvidence(site, byDay), about), measured };
    const data = { ...span, count: within.length, missing, found: found.map(({ forms }) => nameOf(forms)), due };
    const unopened = within.filter((one) => isUnopened(one) && one.formsFrom !== 'title');
    if (unopened.length > 0) {
      const [unread] = unopened.flatMap(({ unreadBecause }) => unreadBecause ?? []);
      return cantTell(
        unread ?? 'not-crawled',
        {
          code: 'unopened',
          data: { ...data, count: unopened.length },
          evidence: unopened.slice(0, 5).flatMap((one) => listedEvidence(site, one)),
          ...about,
        },
        { measured },
      );
    }
    const code = within.length === 0 ? 'none' : found.length === 0 ? 'unused' : 'missing';
    return failed({ code, data, evidence: seen.length > 0 ? seen : looked, ...about, isOfSample: true }, { measured });
  },
});

const nameOf = (forms: readonly Static<typeof Form>[]): string => forms.map((form) => FORM_NAMES[form]).join('/');
