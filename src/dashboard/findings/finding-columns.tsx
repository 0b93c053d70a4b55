import type { StoredFinding } from '../../history/list-findings.js';
import { plain } from '../../report/neutralise.js';
import { Mark, beijingMinute } from '../layout/marks.js';
import type { Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { blindWords, shownState, stateWords } from '../shown/life-words.js';
import { standingRuling, StateMark } from '../shown/state-mark.js';

export const findingHref = ({ id }: Pick<StoredFinding, 'id'>): string => `/findings/${encodeURIComponent(id)}`;

const messageOf = ({ lang }: Call, { message, messageEn }: StoredFinding): string =>
  plain(lang === 'en' ? (messageEn ?? message) : message);

/** The day of an instant in Beijing; the minute is told to who asks. */
const Day = ({ at }: { at: string }) => (
  <time datetime={at} title={beijingMinute(at)}>
    {beijingMinute(at).slice(0, 10)}
  </time>
);

/** What the rule of a finding is called. */
export const titleOf = ({ lang }: Call, { ruleTitle, ruleTitleEn }: StoredFinding): string =>
  plain(lang === 'en' ? (ruleTitleEn ?? ruleTitle) : ruleTitle);

/** Columns of a list of findings. `without`: what the page says already. */
export function findingColumns(call: Call, without: readonly string[] = []): readonly Column<StoredFinding>[] {
  const { say } = call;
  const columns: readonly Column<StoredFinding>[] = [
    {
      id: 'message',
      head: say({ zh: '问题', en: 'Finding' }),
      kind: 'title',
      cell: (row) => messageOf(call, row),
      value: (row) => messageOf(call, row),
    },
    {
      id: 'state',
      head: say({ zh: '状态', en: 'State' }),
      cell: ({ state, arrival, unseen, ...row }) => (
        <>
          <StateMark call={call} state={state} arrival={arrival} ruling={standingRuling({ state, ...row })} />
          {unseen === undefined ? null : (
            <small class="below" title={say(blindWords(unseen.because))}>
              {say({ zh: '最近未复查到', en: 'not rechecked' })}
            </small>
          )}
        </>
      ),
      value: ({ state, arrival }) => say(stateWords(shownState(state, arrival))),
    },
    {
      id: 'level',
      head: say({ zh: '类别', en: 'Level' }),
      cell: ({ level }) => <Mark call={call} code={level} />,
      value: ({ level }) => level,
    },
    {
      id: 'site',
      head: say({ zh: '网站', en: 'Site' }),
      cell: ({ site, siteName, unit }) => (
        <>
          <a href={`/sites/${encodeURIComponent(site)}`}>{plain(siteName)}</a>
          {unit === null ? null : <small class="below">{plain(unit)}</small>}
        </>
      ),
      value: ({ siteName }) => siteName,
    },
    {
      id: 'unit',
      head: say({ zh: '单位、栏目', en: 'Unit, column' }),
      cell: ({ column }) => plain(column ?? '') || <span class="muted">—</span>,
      value: ({ unit, column }) => [unit, column].filter((part) => part !== null).join(' · '),
    },
    {
      id: 'rule',
      head: say({ zh: '规则', en: 'Rule' }),
      kind: 'long',
      cell: (row) => <a href={`/rules/${encodeURIComponent(row.rule)}`}>{titleOf(call, row)}</a>,
      value: (row) => titleOf(call, row),
    },
    {
      id: 'first',
      head: say({ zh: '首次看到', en: 'First seen' }),
      cell: ({ firstSeenAt }) => <Day at={firstSeenAt} />,
      value: ({ firstSeenAt }) => beijingMinute(firstSeenAt),
    },
    {
      id: 'last',
      head: say({ zh: '最近看到', en: 'Last seen' }),
      cell: ({ lastSeenAt, state, closed }) =>
        closed === undefined ? (
          <Day at={lastSeenAt} />
        ) : (
          <>
            <Day at={lastSeenAt} />
            <small class="below">
              {say(stateWords(state))}
              <Day at={closed.at} />
            </small>
          </>
        ),
      value: ({ lastSeenAt }) => beijingMinute(lastSeenAt),
    },
  ];
  return columns.filter(({ id }) => !without.includes(id));
}

/** What exports have beside what is shown. */
export function exportColumns(call: Call): readonly Column<StoredFinding>[] {
  const { say } = call;
  return [
    ...findingColumns(call),
    { id: 'url', head: say({ zh: '网址', en: 'Address' }), cell: () => '', value: ({ url }) => url ?? '' },
    {
      id: 'fixed',
      head: say({ zh: '改好时间', en: 'Fixed' }),
      cell: () => '',
      value: ({ closed, state }) => (closed && state === 'fixed' ? beijingMinute(closed.at) : ''),
    },
    {
      id: 'again',
      head: say({ zh: '反弹次数', en: 'Times reopened' }),
      cell: () => '',
      value: ({ timesReopened }) => timesReopened,
    },
    { id: 'rule-id', head: say({ zh: '规则编号', en: 'Rule id' }), cell: () => '', value: ({ rule }) => rule },
    { id: 'site-id', head: say({ zh: '网站编号', en: 'Site id' }), cell: () => '', value: ({ site }) => site },
    { id: 'id', head: say({ zh: '问题编号', en: 'Finding id' }), cell: () => '', value: ({ id }) => id },
  ];
}
