import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadFooter } from '../parts/unread.js';
import { homeAndFrames } from './home-pages.js';

const FIELDS = ['siteIdCode', 'icp', 'police', 'sponsor', 'contact'] as const;

const params = Params({
  marks: Type.Array(
    Params({
      name: Type.String(),
      field: Type.Union(FIELDS.map((field) => Type.Literal(field))),
      /** What its value must look like. */
      value: Type.Optional(Patterns),
    }),
    { minItems: 1 },
  ),
});

/** 页脚标识: every mark that the foot of the home page must bear, with a well-formed value. */
export default defineCheck({
  id: 'site/footer-identity',
  title: '首页底部的标识是否齐全',
  needs: ['links:home', 'render:home'],
  params,
  messages: {
    missing: { zh: '首页底部没有“{name}”。', en: 'The foot of the home page does not show {name}.' },
    malformed: {
      zh: '首页底部的“{name}”写的是“{found}”，格式不对。',
      en: 'The foot of the home page shows {name} as {found}, which is malformed.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { marks }): Judgement {
    const pages = homeAndFrames(site);
    const evidence = pages.slice(0, 1).map((page) => page.evidence());
    if (site.home.state !== 'found') {
      return undecided(
        '首页底部标识',
        site.home.state === 'undecided' ? site.home.reason : 'unreadable',
        site.home.looked,
      );
    }
    const faults = marks.flatMap(({ name, field, value }): FindingDraft[] => {
      const shown = pages.flatMap((page) => page.facts.footer[field]?.trim() || []);
      if (shown.some((text) => value === undefined || occursInAny(text, value))) return [];
      const [found] = shown;
      const code = found === undefined ? 'missing' : 'malformed';
      return [{ code, data: { name, ...(found !== undefined && { found }) }, evidence, key: name }];
    });
    const names = faults.map(({ key }) => key);
    const met = marks.length - faults.length;
    if (faults.length === 0) return passed({ tally: { met, unmet: 0, unknown: 0 } });
    const unread = pages.map(unreadFooter).find((reason) => reason !== undefined);
    if (unread) {
      const judgement = undecided(`首页底部的${names.join('、')}`, unread, evidence);
      return { ...judgement, tally: { met, unmet: 0, unknown: faults.length } };
    }
    return failed(faults, { measured: { missing: names }, tally: { met, unmet: faults.length, unknown: 0 } });
  },
});
