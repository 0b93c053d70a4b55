import type { ComparedRule, SiteComparison } from '../../model/comparison.js';
import { Address } from '../html/finding.js';
import {
  hasMoved,
  messageOf,
  movesIn,
  outcomeText,
  pointsText,
  signed,
  STATES_IN_ORDER,
  titleOf,
  verdictText,
  whyText,
  type Move,
  type Speech,
} from './say.js';
import { Direction, Scores } from './sites-table.js';

/** What is as it was: folded away, since nothing of it is news. */
const STILL: ReadonlySet<string> = new Set(['persisting', 'gone', 'undecided', 'settled']);

/** One site: its score, its sections, the rules that came out otherwise, and what became of each problem. */
export function SiteMoves({
  site,
  isAlone,
  most,
  speech,
}: {
  readonly site: SiteComparison;
  readonly isAlone: boolean;
  readonly most: number;
  readonly speech: Speech;
}) {
  const { own } = speech;
  const moves = STATES_IN_ORDER.flatMap((state) => movesIn(site, state)).slice(0, most);
  const still = moves.filter(({ finding }) => STILL.has(finding.state));
  const news = moves.filter(({ finding }) => !STILL.has(finding.state));
  const moved = site.rules.filter(hasMoved);
  return (
    <section class="site-moves" data-site={site.name} aria-labelledby={`site-${site.site}`}>
      <h3 id={`site-${site.site}`}>{site.name}</h3>
      <p>
        <span class={`word-${site.to.verdict}`}>{verdictText(site, speech)}</span> ·{' '}
        <Scores from={site.from} to={site.to} /> · <Direction site={site} speech={speech} />
      </p>
      {isAlone || site.cautions.length === 0 ? null : (
        <ul class="plain muted">
          {site.cautions.map((caution) => (
            <li>{own.caution[caution]}</li>
          ))}
        </ul>
      )}
      {moves.length + moved.length === 0 ? <p class="muted">{own.same}</p> : null}
      {news.length > 0 ? <MoveList moves={news} speech={speech} /> : null}
      {still.length > 0 ? (
        <details class="still">
          <summary>{stillWords(still, speech)}</summary>
          <MoveList moves={still} speech={speech} />
        </details>
      ) : null}
      {moved.length > 0 ? (
        <details open={isAlone}>
          <summary>
            {own.rulesTitle}
            {own.colon}
            {own.items(moved.length)}
          </summary>
          <MovedRules site={site} rules={moved} speech={speech} />
        </details>
      ) : null}
      <Sections site={site} isAlone={isAlone} speech={speech} />
    </section>
  );
}

const stillWords = (still: readonly Move[], { own, general }: Speech): string =>
  STATES_IN_ORDER.map((state) => [state, still.filter(({ finding }) => finding.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${own.stateName[state]} ${count}`)
    .join(general.listSeparator);

function MoveList({ moves, speech }: { readonly moves: readonly Move[]; readonly speech: Speech }) {
  const { own } = speech;
  return (
    <ul class="moves">
      {moves.map(({ rule, finding }) => {
        const why = whyText(finding, speech);
        const place = [finding.unit, finding.column].filter((part) => part !== undefined).join(' · ');
        return (
          <li data-move={finding.state}>
            <span class={`tag tag-${finding.state}`}>{own.stateName[finding.state]}</span>
            <p>{messageOf(finding, speech)}</p>
            <p class="rule-name">
              {titleOf(rule, speech)} <code>{rule.rule}</code>
              {place === '' ? '' : ` · ${place}`}
            </p>
            {why === '' ? null : <p class="muted">{why}</p>}
            {finding.url === undefined ? null : (
              <p>
                <Address url={finding.url} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function MovedRules({
  site,
  rules,
  speech,
}: {
  readonly site: SiteComparison;
  readonly rules: readonly ComparedRule[];
  readonly speech: Speech;
}) {
  const { own, general } = speech;
  return (
    <section class="table-scroll" tabindex={0} aria-label={`${own.rulesTitle} · ${site.name}`}>
      <table class="compared">
        <thead>
          <tr>
            {[own.rule, own.outcome, own.points].map((title) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr>
              <th scope="row">
                {titleOf(rule, speech)}
                <small>
                  {general.level[rule.level]} <code>{rule.rule}</code>
                </small>
              </th>
              <td>{outcomeText(rule, speech)}</td>
              <td class="number">{pointsText(rule)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Sections in which anything counts; of many sites only those that moved. */
function Sections({
  site,
  isAlone,
  speech,
}: {
  readonly site: SiteComparison;
  readonly isAlone: boolean;
  readonly speech: Speech;
}) {
  const { own, general } = speech;
  const counting = site.sections.filter(({ from, to }) => (from?.outOf ?? 0) + (to?.outOf ?? 0) > 0);
  const shown = isAlone ? counting : counting.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  const earned = (side: SiteComparison['sections'][number]['from']): string => {
    if (side === undefined) return own.none;
    const most = side.max > side.min ? ` [${side.min}, ${side.max}]` : '';
    return `${general.count.ofPoints(String(side.earned), String(side.outOf))}${most}`;
  };
  if (shown.length === 0) return null;
  return (
    <details open={isAlone}>
      <summary>{own.sectionsTitle}</summary>
      <section class="table-scroll" tabindex={0} aria-label={`${own.sectionsTitle} · ${site.name}`}>
        <table class="compared">
          <thead>
            <tr>
              <th scope="col">{own.section}</th>
              <th scope="col" class="number">
                {own.earlier}
              </th>
              <th scope="col" class="number">
                {own.later}
              </th>
              <th scope="col" class="number">
                {own.change}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((section) => (
              <tr>
                <th scope="row">{titleOf(section, speech)}</th>
                <td class="number">{earned(section.from)}</td>
                <td class="number">{earned(section.to)}</td>
                <td class="number">{signed(section.change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
