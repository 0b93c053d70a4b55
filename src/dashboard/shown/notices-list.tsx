import { plain } from '../../report/neutralise.js';
import { Card } from '../layout/marks.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';

interface NoticeLine {
  readonly id: string;
  readonly number: string | null;
  readonly unit: string | null;
  readonly state: string;
  readonly issued_on: string | null;
  readonly due_on: string | null;
  readonly items: number;
  readonly items_open: number;
  readonly items_closed: number;
}

/** 整改通知: notices of a site with what is closed of them. */
export function NoticesList({ call, notices }: { call: Call; notices: readonly NoticeLine[] }) {
  const { say } = call;
  const title = say({ zh: '整改通知', en: 'Notices' });
  return (
    <Card title={title}>
      <Table
        call={call}
        caption={title}
        rows={notices}
        href={({ id }) => `/rectification/notices/${encodeURIComponent(id)}`}
        columns={[
          {
            id: 'number',
            head: say({ zh: '文号', en: 'Number' }),
            kind: 'title',
            cell: ({ number }) => number ?? say({ zh: '草稿', en: 'draft' }),
          },
          {
            id: 'unit',
            head: say({ zh: '单位', en: 'Unit' }),
            cell: ({ unit }) => plain(unit ?? '') || say({ zh: '全站', en: 'the site' }),
          },
          { id: 'issued', head: say({ zh: '印发', en: 'Issued' }), cell: ({ issued_on }) => issued_on ?? '—' },
          { id: 'due', head: say({ zh: '期限', en: 'Due' }), cell: ({ due_on }) => due_on ?? '—' },
          {
            id: 'closed',
            head: say({ zh: '销号', en: 'Closed' }),
            kind: 'number',
            cell: ({ items, items_closed }) => `${items_closed} / ${items}`,
          },
        ]}
      />
    </Card>
  );
}
