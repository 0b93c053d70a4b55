import type { RootContent } from 'mdast';
import type { ComparedRuns, FindingState, RunHead, SiteComparison, SiteSummary } from '../../model/comparison.js';
import { markdownOf } from '../markdown/inert.js';
import { folded, heading, line, list, strong, table, type Words } from '../markdown/nodes.js';
import type { Language } from '../wording/catalogue.js';
import {
  changeText,
  hasMoved,
  messageOf,
  movesIn,
  outcomeText,
  pointsText,
  scoreText,
  speechOf,
  STATES_IN_ORDER,
  titleOf,
  verdictText,
  whyText,
  worstFirst,
  type Speech,
} from './say.js';

/** A comment of GitHub holds 65,536 characters, GitLab more; what is left is room for the forge's own words. */
const MOST_CHARACTERS = 60_000;
const MOST_SITES = 100;
const MOST_PER_STATE = 20;
/** What changed, or what nobody knows; of the rest the count is enough. */
const LISTED: readonly FindingState[] = ['new', 'first-seen', 'unseen', 'fixed'];

/** `comparison.md`: fits a comment of a pull request, worst first. */
export function renderComparisonMarkdown({ head, summaries, read }: ComparedRuns, lang: Language): string {
  const speech = speechOf(lang);
  const { own } = speech;
  const order = worstFirst(summaries);
  const start: RootContent[] = [
    heading(2, own.title),
    list([runWords(own.earlier, head.from, speech), runWords(own.later, head.to, speech)]),
    ...cautionLines(head, summaries, speech),
    sitesTable(order.slice(0, MOST_SITES), speech),
    ...(order.length > MOST_SITES ? [line(own.more(order.length - MOST_SITES))] : []),
    ...loneLines(head, speech),
  ];
  let text = markdownOf(start);
  for (const [at, { site }] of order.entries()) {
    const part = markdownOf(siteParts(read(site), order.length === 1, speech));
    if (part === '') continue;
    if (text.length + part.length > MOST_CHARACTERS) {
      text += `\n${markdownOf([line(own.more(order.length - at))])}`;
      break;
    }
    text += `\n${part}`;
  }
  return `${text}\n${markdownOf([line(own.foot)])}`;
}

const runWords = (label: string, run: RunHead, { own, general }: Speech): Words => [
  strong(label),
  own.colon,
  ` ${run.reference}  ${run.asOf.join(general.listSeparator)}  `,
  run.profiles.map(({ id, version }) => `${id} ${version}`).join(general.listSeparator),
];

function cautionLines(head: ComparedRuns['head'], summaries: readonly SiteSummary[], { own }: Speech): RootContent[] {
  const cautions = Object.entries(head.totals.cautions).map(([caution, count]): Words => {
    const whom = summaries.length > 1 ? own.ofSites(count) + own.colon : '';
    return [whom + own.caution[caution as keyof typeof own.caution]];
  });
  return cautions.length === 0 ? [] : [line(strong(own.cautionsTitle)), list(cautions)];
}

function sitesTable(sites: readonly SiteSummary[], speech: Speech): RootContent {
  const { own } = speech;
  const states = STATES_IN_ORDER.filter((state) => sites.some(({ findings }) => findings[state] > 0));
  return table(
    [own.site, own.verdict, own.score, own.certainty, ...states.map((state) => own.stateName[state])],
    sites.map((site): readonly Words[] => [
      [site.name],
      [verdictText(site, speech)],
      [
        scoreText(site.from) === scoreText(site.to)
          ? scoreText(site.to)
          : `${scoreText(site.from)} → ${scoreText(site.to)}`,
      ],
      [[own.direction[site.direction], site.direction === 'none' ? '' : changeText(site)].filter(Boolean).join(' ')],
      ...states.map((state): Words => [String(site.findings[state])]),
    ]),
    [null, null, null, null, ...states.map(() => 'right' as const)],
  );
}

function loneLines({ onlyBefore, onlyAfter }: ComparedRuns['head'], { own, general }: Speech): RootContent[] {
  const lines = [
    [own.onlyBefore, onlyBefore],
    [own.onlyAfter, onlyAfter],
  ] as const;
  return lines.flatMap(([label, sites]) => {
    const names = sites.slice(0, MOST_SITES).map(({ name }) => name);
    const left = sites.length - names.length;
    const more = left > 0 ? ` (${own.more(left)})` : '';
    return sites.length === 0 ? [] : [line(strong(label), `${own.colon}${names.join(general.listSeparator)}${more}`)];
  });
}

function siteParts(site: SiteComparison, isAlone: boolean, speech: Speech): RootContent[] {
  const { own } = speech;
  const parts = LISTED.flatMap((state): RootContent[] => {
    const all = movesIn(site, state);
    if (all.length === 0) return [];
    const items = all.slice(0, MOST_PER_STATE).map(({ rule, finding }): Words => {
      const why = whyText(finding, speech);
      const place = finding.unit ?? finding.column;
      return [
        strong(titleOf(rule, speech)),
        `${own.colon}${messageOf(finding, speech)}`,
        ...(place === undefined ? [] : [` (${place})`]),
        ...(why === '' ? [] : [` — ${why}`]),
      ];
    });
    const left = all.length - items.length;
    const shown = [list(items), ...(left > 0 ? [line(own.more(left))] : [])];
    const title = `${own.stateName[state]} (${all.length})`;
    return state === 'new' ? [line(strong(title)), ...shown] : folded(title, shown);
  });
  const moved = site.rules.filter(hasMoved);
  const rules =
    moved.length === 0
      ? []
      : folded(`${own.rulesTitle} (${moved.length})`, [
          table(
            [own.rule, own.outcome, own.points],
            moved
              .slice(0, MOST_PER_STATE)
              .map((rule): readonly Words[] => [
                [titleOf(rule, speech)],
                [outcomeText(rule, speech)],
                [pointsText(rule)],
              ]),
          ),
          ...(moved.length > MOST_PER_STATE ? [line(own.more(moved.length - MOST_PER_STATE))] : []),
        ]);
  if (parts.length + rules.length === 0) return isAlone ? [line(own.same)] : [];
  return [...(isAlone ? [] : [heading(3, site.name)]), ...parts, ...rules];
}
