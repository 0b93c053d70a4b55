import type { ScorePoint } from '../../history/site-scores.js';
import { wordingOf } from '../../report/wording.js';
import { Mark, Score, Time } from '../layout/marks.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { Change } from '../shown/change.js';
import { scoreOf } from '../shown/score-of.js';

export const auditHref = (site: string, run: string): string =>
  `/sites/${encodeURIComponent(site)}/audits/${encodeURIComponent(run)}`;

/** A site's audits, the latest first. */
export function AuditsTable({ call, site, audits }: { call: Call; site: string; audits: readonly ScorePoint[] }) {
  const { say, lang } = call;
  const what = (audit: ScorePoint): string | undefined => {
    if (audit.role === 'past')
      return say({ zh: '补录的旧检查，不影响现状', en: 'taken in later, changes nothing now' });
    if (!audit.isFull) return say({ zh: '只检部分规则', en: 'some rules only' });
    if (!audit.isJudged)
      return wordingOf(lang).failure[audit.stoppedBecause] ?? say({ zh: '没有看到', en: 'not seen' });
    if (audit.stoppedBecause !== 'complete') return wordingOf(lang).failure[audit.stoppedBecause];
    return undefined;
  };
  return (
    <Table
      call={call}
      caption={say({ zh: '历次检查', en: 'Audits' })}
      rows={[...audits].reverse()}
      href={({ run }) => auditHref(site, run)}
      empty={say({ zh: '还没有检查过。', en: 'Never audited.' })}
      columns={[
        { id: 'asOf', head: say({ zh: '检查日', en: 'Day judged' }), kind: 'title', cell: ({ asOf }) => asOf },
        {
          id: 'run',
          head: say({ zh: '批次', en: 'Run' }),
          cell: ({ run, runTitle, crawledAt }) => (
            <>
              {runTitle ?? run}
              <small class="below">
                <Time at={crawledAt} />
              </small>
            </>
          ),
        },
        {
          id: 'verdict',
          head: say({ zh: '结论', en: 'Verdict' }),
          cell: (audit) => (
            <>
              {audit.isJudged && audit.isFull ? <Mark call={call} code={audit.verdict} /> : null}
              {what(audit) === undefined ? null : <small class="below">{what(audit)}</small>}
            </>
          ),
        },
        {
          id: 'score',
          head: say({ zh: '得分', en: 'Score' }),
          cell: (audit) =>
            audit.isFull && audit.isJudged ? (
              <>
                <Score call={call} {...scoreOf(audit)} />
                {audit.machine.value === audit.value && audit.machine.min === audit.min ? null : (
                  <small class="below">
                    {say({ zh: '认定前 ', en: 'before review ' })}
                    <Score call={call} {...scoreOf(audit.machine)} />
                  </small>
                )}
              </>
            ) : (
              <span class="muted">—</span>
            ),
        },
        {
          id: 'change',
          head: say({ zh: '比上次', en: 'Change' }),
          kind: 'number',
          cell: ({ direction, change }) => <Change call={call} direction={direction ?? null} value={change ?? null} />,
        },
        {
          id: 'moves',
          head: say({ zh: '新增 / 改好 / 反弹', en: 'New / fixed / reopened' }),
          kind: 'number',
          cell: ({ arrived, fixed, reopened, role }) => (role === 'past' ? '—' : `${arrived} / ${fixed} / ${reopened}`),
        },
        {
          id: 'open',
          head: say({ zh: '问题', en: 'Faults' }),
          kind: 'number',
          cell: ({ open, role }) => (role === 'past' ? '—' : open),
        },
        {
          id: 'doubts',
          head: say({ zh: '待核实', en: 'Doubts' }),
          kind: 'number',
          cell: ({ doubts, role }) => (role === 'past' ? '—' : doubts),
        },
      ]}
    />
  );
}
