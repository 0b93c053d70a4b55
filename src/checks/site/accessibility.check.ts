// Long because the outcome rests on two pages and an entry, each of which may be sound, faulty or not seen whole.
import { Type } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  failed,
  passed,
  untested,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import type { AxeFault, AxeProbe } from '../../model/snapshot.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { findEntry } from './accessibility-entry.js';
import { AXE_PAGES, IMPACTS, examinations, whyNotWhole } from './axe-examinations.js';

const params = Params({
  /** Faults of these weights break the rule. */
  impacts: Type.Array(Type.Union(IMPACTS.map((impact) => Type.Literal(impact))), { minItems: 1 }),
  /** What an entry to the accessible or elder mode is called, blanks and marks left out. */
  entry: Patterns,
  /** What its address, script or picture is called where it bears no words. */
  entryCodes: Patterns,
});

/** 基本无障碍要求: no grave fault on home page and platform by axe-core, and an entry to the accessible or elder mode. */
export default defineCheck({
  id: 'site/accessibility',
  title: '首页和公开平台有没有严重的无障碍问题，有没有无障碍或长者模式入口',
  needs: ['links:home', 'column:platform', 'column:guide', ...AXE_PAGES.map((page) => `axe:${page}` as const)],
  params,
  absences: ['no-entry'],
  messages: {
    fault: {
      zh: '{page}有{weight}的无障碍问题：{help}（{count} 处，axe-core 规则 {rule}）。',
      en: 'The {pageEn} has a {impact} accessibility fault: {helpEn} ({count} places, axe-core rule {rule}).',
    },
    'no-entry': {
      zh: '首页和公开平台页面都没有无障碍浏览或长者模式（适老版、关怀版）的入口。',
      en: 'Neither the home page nor the platform page has an entry to an accessible or elder mode.',
    },
    'maybe-entry': {
      zh: '没有找到写明文字的无障碍或长者模式入口，但“{found}”可能是，请人工打开核对。',
      en: 'No entry to an accessible or elder mode says so in words, but “{found}” may be one. A person should open it.',
    },
    'not-whole': {
      zh: '{page}用浏览器打开时有内容没有取到（{lost}），与读者看到的可能不同，无障碍情况请人工核对。',
      en: 'Parts of the {pageEn} did not come when the browser opened it ({lost}), so readers may see another page. A person should judge it.',
    },
    'left-out': {
      zh: '{page}内容过多，以下检查没有做完：{rules}，请人工核对。',
      en: 'The {pageEn} is so large that these checks did not end: {rules}. A person should judge them.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { impacts, entry, entryCodes }): Judgement {
    if (site.home.state !== 'found')
      return undecided(
        '网页无障碍',
        site.home.state === 'undecided' ? site.home.reason : 'unreadable',
        site.home.looked,
      );
    const isGrave = ({ impact }: AxeFault): boolean => impacts.includes(impact);
    const { judged, others, missing } = examinations(site);
    if (judged.length === 0 && !site.environment.browser.available) return untested('no-browser');

    const faults: FindingDraft[] = [];
    const doubts: { readonly reason: CantTellReason; readonly draft: FindingDraft }[] = missing.map((part) => ({
      reason: part.reason,
      draft: {
        code: 'undecided',
        data: { what: `${part.page.zh}的无障碍情况`, reason: part.reason },
        evidence: part.evidence,
      },
    }));
    for (const { probe, view, page } of judged) {
      const named = { page: page.zh, pageEn: page.en };
      const lost = whyNotWhole(probe);
      if (lost.length > 0) {
        const data = { ...named, lost: lost.slice(0, 5) };
        doubts.push({ reason: 'unreadable', draft: { code: 'not-whole', data, evidence: [view.evidence()] } });
        continue;
      }
      faults.push(...probe.faults.filter(isGrave).map((fault) => asFinding(fault, probe, view, named, site)));
      if (probe.leftOut.length > 0) {
        const data = { ...named, rules: probe.leftOut };
        doubts.push({ reason: 'truncated', draft: { code: 'left-out', data, evidence: [view.evidence()] } });
      }
    }
    const found = findEntry(
      judged,
      (text) => occursInAny(text, entry),
      (text) => occursInAny(text, entryCodes),
    );
    const home = [site.home.value.evidence()];
    if (found.state === 'maybe')
      doubts.push({
        reason: 'candidates',
        draft: { code: 'maybe-entry', data: { found: found.name }, evidence: home },
      });
    // Where a page was not examined, the doubt about it is there already.
    const isAbsent =
      found.state === 'absent' && missing.length === 0 && judged.every(({ probe }) => whyNotWhole(probe).length === 0);
    if (isAbsent) faults.push({ code: 'no-entry', evidence: judged.map(({ view }) => view.evidence()) });

    const measured = {
      engine: judged[0]?.probe.engine ?? '',
      pages: judged.map(({ probe, page }) => ({ page: page.zh, url: probe.url, ...counts(probe, isGrave) })),
      count: faults.length,
      ...(found.state === 'found' && { entry: found.name }),
      advice: others.flatMap(({ probe, page }) =>
        probe.faults
          .filter(isGrave)
          .map(({ rule, impact, count, help }) => ({ page: page.zh, url: probe.url, rule, impact, count, help })),
      ),
    };
    if (faults.length > 0) return failed(faults, { measured });
    const [doubt] = doubts;
    if (doubt)
      return cantTell(
        doubt.reason,
        doubts.map(({ draft }) => draft),
        { measured },
      );
    return passed({
      measured,
      seen: judged.map(({ view }) => view.evidence(found.state === 'found' ? found.name : undefined)),
    });
  },
});

const counts = ({ faults, undecided: open }: AxeProbe, isGrave: (fault: AxeFault) => boolean) => ({
  faults: faults.filter(isGrave).length,
  toReview: open.filter(isGrave).length,
});

const WEIGHTS: Readonly<Record<AxeFault['impact'], string>> = {
  critical: '致命',
  serious: '严重',
  moderate: '中等',
  minor: '轻微',
};
const MOST_SHOWN = 3;

function asFinding(
  { rule, impact, help, helpEn, count, places }: AxeFault,
  { url }: AxeProbe,
  view: PageView,
  named: { readonly page: string; readonly pageEn: string },
  site: SiteModel,
): FindingDraft {
  return {
    code: 'fault',
    data: { ...named, rule, impact, weight: WEIGHTS[impact], help, helpEn, count },
    evidence: places.slice(0, MOST_SHOWN).map(({ selector, html, frame }) => {
      const shown = frame === undefined ? view : (site.page(frame) ?? view);
      return shown.evidence(html, selector);
    }),
    url,
    key: rule,
  };
}
