import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
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
    pictured: {
      zh: '首页底部有查询“{name}”的链接，但没有读出号码，可能在图片上，请人工核对。',
      en: 'The foot of the home page links to the register of {name} without a number in its text; it may be in a picture.',
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
      const isPictured = found === undefined && pages.some((page) => hasRegisterLink(page, field));
      return [
        {
          code: isPictured ? 'pictured' : code,
          data: { name, ...(found !== undefined && { found }) },
          evidence,
          key: name,
        },
      ];
    });
    const met = marks.length - faults.length;
    if (faults.length === 0) return passed({ tally: { met, unmet: 0, unknown: 0 } });
    const unread = pages.map(unreadFooter).find((reason) => reason !== undefined);
    if (unread) {
      const judgement = undecided(`首页底部的${namesOf(faults).join('、')}`, unread, evidence);
      return { ...judgement, tally: { met, unmet: 0, unknown: faults.length } };
    }
    const pictured = faults.filter(({ code }) => code === 'pictured');
    const missing = faults.filter(({ code }) => code !== 'pictured');
    const tally = { met, unmet: missing.length, unknown: pictured.length };
    if (missing.length === 0) return cantTell('unreadable', pictured, { tally });
    return failed(missing, { measured: { missing: namesOf(missing) }, tally });
  },
});

const namesOf = (faults: readonly FindingDraft[]): readonly (string | undefined)[] => faults.map(({ key }) => key);

/** Where a registration is looked up: a picture with such a link shows its number, or may. */
const REGISTERS: Partial<Record<(typeof FIELDS)[number], RegExp>> = {
  icp: /\/\/(?:www\.)?(?:beian\.miit|miitbeian)\.gov\.cn/i,
  police: /\/\/(?:www\.)?beian\.(?:mps\.)?gov\.cn\/\S*(?:code=\d{6,}|registerSystemInfo|query\/webSearch)/i,
};

const hasRegisterLink = (page: PageView, field: (typeof FIELDS)[number]): boolean =>
  page.read().links.some(({ url, isVisible }) => isVisible && REGISTERS[field]?.test(url) === true);
