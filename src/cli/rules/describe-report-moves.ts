import type { OutcomeMove, ReportMove } from '../../scoring/compare-outcomes.js';
import type { Say } from '../language.js';
import { outcomeWord } from './rule-words.js';
import { textTable } from '../text/text-table.js';

/** What would move at each site, those that lose most first. */
export function describeReportMoves(moves: readonly ReportMove[], say: Say): string {
  const still = moves.filter((one) => one.moves.length === 0);
  const moved = moves
    .filter((one) => one.moves.length > 0)
    .sort((a, b) => changeOf(a) - changeOf(b) || (a.site < b.site ? -1 : 1));
  const head = say(
    `按存下的快照重新判断了 ${moves.length} 个网站，${moved.length} 个的结果会变：`,
    `${moves.length} sites judged again from their snapshots; ${moved.length} would come out otherwise:`,
  );
  const missing = moved.some((one) => one.moves.some(({ to }) => to?.reason === 'not-crawled'));
  const notes = [
    ...(still.length > 0
      ? [
          say(
            `没有变化：${still.map(({ site }) => site).join('、')}`,
            `Unmoved: ${still.map(({ site }) => site).join(', ')}`,
          ),
        ]
      : []),
    ...(missing
      ? [
          say(
            '“没有抓取”的指标要重新检查网站才能判断：原来的抓取没有找过它们要的内容。',
            'Rules “not crawled” need a new audit: the crawl never looked for what they want.',
          ),
        ]
      : []),
  ];
  return [head, ...moved.map((one) => describeSite(one, say)), ...notes].join('\n\n');
}

const changeOf = ({ from, to }: ReportMove): number => to.points.value - from.points.value;

function describeSite(move: ReportMove, say: Say): string {
  const { from, to } = move;
  const points = ({ value, min, max }: ReportMove['from']['points']): string =>
    min === max ? value.toFixed(2) : `${value.toFixed(2)} [${min.toFixed(2)}, ${max.toFixed(2)}]`;
  const verdict =
    from.verdict === to.verdict
      ? verdictWord(to.verdict, say)
      : `${verdictWord(from.verdict, say)} → ${verdictWord(to.verdict, say)}`;
  const head = `${move.site}  ${move.name}  ${points(from.points)} → ${points(to.points)}  ${verdict}`;
  return [
    head,
    textTable(
      move.moves.map((one) => rowOf(one, say)),
      '  ',
    ),
  ].join('\n');
}

const VERDICTS: Readonly<Record<Verdict, readonly [string, string]>> = {
  qualified: ['合格', 'qualified'],
  unqualified: ['不合格', 'unqualified'],
  undetermined: ['未定', 'undetermined'],
};
type Verdict = ReportMove['to']['verdict'];
const verdictWord = (verdict: Verdict, say: Say): string => say(...VERDICTS[verdict]);

function rowOf({ rule, title, titleEn, from, to }: OutcomeMove, say: Say): readonly string[] {
  const side = (one: OutcomeMove['from']): string =>
    one === undefined
      ? say('没有', 'none')
      : `${outcomeWord(one.value, say)}${one.reason === undefined ? '' : `(${one.reason})`}`;
  const earned = (one: OutcomeMove['from']): string =>
    one === undefined || one.points.outOf === 0 ? '–' : `${one.points.earned}/${one.points.outOf}`;
  return [rule, `${side(from)} → ${side(to)}`, `${earned(from)} → ${earned(to)}`, say(title, titleEn ?? title)];
}
