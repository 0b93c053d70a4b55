import type { Context } from 'hono';
import type { Agreement } from '../../review/agreement.js';
import { readDisagreement } from '../../review/read-disagreement.js';
import { plain } from '../../report/neutralise.js';
import { Card, Facts } from '../layout/marks.js';
import { Filters } from '../layout/filters.js';
import { showPage } from '../layout/show-page.js';
import { Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { ruleNames } from '../shown/names.js';
import { WORDS } from './words.js';

const percent = (share: number | undefined): string =>
  share === undefined ? '—' : `${Math.round(share * 1000) / 10}%`;
const kappaOf = ({ kappa }: Agreement): string => (kappa === undefined ? '—' : kappa.toFixed(2));

/** 评估一致性: how often two evaluators came to the same without seeing each other's decision. */
export async function showDisagreement(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say, lang } = call;
  const from = query.day('from');
  const { all, rules, people } = await readDisagreement(office.store.db, actor, from === undefined ? {} : { from });
  const names = await ruleNames(office.store.db, lang);
  const figures = <Row extends Agreement>(): readonly Column<Row>[] => [
    { id: 'n', head: say({ zh: '两人都认定', en: 'Decided by two' }), kind: 'number', cell: ({ n }) => n },
    {
      id: 'disagreed',
      head: say({ zh: '不一致', en: 'Disagreed' }),
      kind: 'number',
      cell: ({ n, agreed }) => n - agreed,
    },
    {
      id: 'rate',
      head: say({ zh: '不一致率', en: 'Rate' }),
      kind: 'number',
      cell: ({ disagreement }) => percent(disagreement),
    },
    { id: 'kappa', head: 'κ', kind: 'number', cell: (row) => kappaOf(row) },
  ];
  return showPage(
    c,
    call,
    {
      title: say({ zh: '评估一致性', en: 'Agreement of evaluators' }),
      nav: '/review',
      trail: [{ path: '/review', title: say(WORDS.review) }],
    },
    <>
      <Filters call={call} keep={[]} fields={[{ kind: 'day', name: 'from', label: say({ zh: '自', en: 'Since' }) }]} />
      <Card title={say({ zh: '总体', en: 'All together' })}>
        <Facts
          rows={[
            [say({ zh: '两人都认定的事项', en: 'Items decided by two' }), String(all.n)],
            [say({ zh: '不一致', en: 'Disagreed' }), `${all.n - all.agreed}（${percent(all.disagreement)}）`],
            [say({ zh: 'Cohen κ', en: "Cohen's kappa" }), kappaOf(all)],
          ]}
        />
        <p class="muted prose">
          {say({
            zh: '只算两位评估人互不知晓各自认定的事项。κ 扣除了碰巧一致的部分：1 为完全一致，0 与随意认定无异；事项少时（不足 30 项）只能参考。各人始终给同一结论时 κ 无从计算，记为“—”。',
            en: 'Only items that two decided without seeing each other. Kappa leaves out agreement by chance: 1 is full, 0 no better than chance; with fewer than 30 items it says little, and nothing where everybody always said the same.',
          })}
        </p>
      </Card>
      <Card title={say({ zh: '按指标', en: 'By rule' })}>
        <Table
          call={call}
          caption={say({ zh: '按指标', en: 'By rule' })}
          columns={[
            { id: 'rule', head: say(WORDS.rule), kind: 'title', cell: ({ rule }) => plain(names.titleOf(rule)) },
            ...figures<(typeof rules)[number]>(),
          ]}
          rows={rules}
          href={({ rule }) => `/review?view=settled&rule=${encodeURIComponent(rule)}`}
          empty={say({ zh: '还没有两人都认定的事项。', en: 'Nothing was decided by two so far.' })}
        />
      </Card>
      <Card title={say({ zh: '按评估人', en: 'By evaluators' })}>
        <Table
          call={call}
          caption={say({ zh: '按评估人', en: 'By evaluators' })}
          columns={[
            {
              id: 'people',
              head: say(WORDS.by),
              kind: 'title',
              cell: ({ names: [one, other] }) => `${plain(one)}、${plain(other)}`,
            },
            ...figures<(typeof people)[number]>(),
          ]}
          rows={people}
          empty={say({ zh: '还没有两人都认定的事项。', en: 'Nothing was decided by two so far.' })}
        />
      </Card>
    </>,
  );
}
