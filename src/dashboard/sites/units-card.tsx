import type { UnitScore } from '../../history/unit-history.js';
import { hasScore } from '../../report/has-score.js';
import { plain } from '../../report/neutralise.js';
import { Score, ScoreBar } from '../layout/marks.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { kindName } from './site-columns.js';

/** A unit of the roster with its score of the latest audit that judged the portal. */
export interface UnitLine {
  readonly name: string;
  readonly kind: string | null;
  readonly score?: UnitScore;
  readonly open: number;
}

/** 单位: units of a portal, ranked by score within their kind; those without a score come last. */
export function UnitsTable({ call, site, units }: { call: Call; site: string; units: readonly UnitLine[] }) {
  const { say } = call;
  return (
    <Table
      call={call}
      caption={say({ zh: '单位', en: 'Units' })}
      rows={units}
      empty={say({ zh: '名册里没有单位。', en: 'The roster has no units.' })}
      columns={[
        {
          id: 'name',
          head: say({ zh: '单位', en: 'Unit' }),
          kind: 'title',
          cell: ({ name }) => plain(name),
        },
        {
          id: 'kind',
          head: say({ zh: '类型', en: 'Kind' }),
          cell: ({ kind }) => (kind === null ? '—' : kindName(call, kind)),
        },
        {
          id: 'score',
          head: say({ zh: '得分和区间', en: 'Score, interval' }),
          cell: ({ score }) =>
            score && hasScore(score) ? (
              <>
                <Score call={call} value={score.value} min={score.min} max={score.max} />
                <ScoreBar value={score.value} min={score.min} max={score.max} />
              </>
            ) : (
              <span class="muted">
                {say({ zh: '没有计分的规则或没能判定', en: 'no rule counts, or none was decided' })}
              </span>
            ),
        },
        {
          id: 'failed',
          head: say({ zh: '不符合', en: 'Failed' }),
          kind: 'number',
          cell: ({ score }) => score?.outcomes['failed'] ?? '—',
        },
        {
          id: 'undecided',
          head: say({ zh: '待认定', en: 'Undecided' }),
          kind: 'number',
          cell: ({ score }) => score?.outcomes['cantTell'] ?? '—',
        },
        {
          id: 'open',
          head: say({ zh: '问题', en: 'Faults' }),
          kind: 'number',
          cell: ({ name, open }) =>
            open === 0 ? '0' : <a href={`/findings?${new URLSearchParams({ site, unit: name }).toString()}`}>{open}</a>,
        },
      ]}
    />
  );
}
