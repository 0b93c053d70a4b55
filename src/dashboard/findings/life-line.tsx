import type { StoredMove } from '../../history/list-findings.js';
import { Time } from '../layout/marks.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { StateMark } from '../shown/state-mark.js';
import { causeWords } from '../shown/life-words.js';

/** 变化经过: what each audit that changed something said of the finding. */
export function LifeLine({
  call,
  moves,
  runHref,
}: {
  call: Call;
  moves: readonly StoredMove[];
  runHref: (run: string) => string | undefined;
}) {
  const { say } = call;
  return (
    <Table
      call={call}
      caption={say({ zh: '变化经过', en: 'What became of it' })}
      rows={moves}
      columns={[
        { id: 'at', head: say({ zh: '时间', en: 'When' }), cell: ({ at }) => <Time at={at} /> },
        {
          id: 'state',
          head: say({ zh: '变化', en: 'Change' }),
          cell: ({ from, to, why }) => (
            <>
              {from === null ? null : (
                <>
                  <StateMark call={call} state={from} /> →{' '}
                </>
              )}
              <StateMark call={call} state={to} arrival={why} />
            </>
          ),
        },
        { id: 'why', head: say({ zh: '依据', en: 'Why' }), kind: 'long', cell: ({ why }) => say(causeWords(why)) },
        {
          id: 'run',
          head: say({ zh: '检查批次', en: 'Run' }),
          cell: ({ run }) => {
            const href = runHref(run);
            return href === undefined ? run : <a href={href}>{run}</a>;
          },
        },
      ]}
    />
  );
}
