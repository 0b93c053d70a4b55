import type { Context } from 'hono';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { may } from '../../model/actor.js';
import { chooseCounting } from '../../rectification/choose-counting.js';
import { letterWishes } from '../../rectification/issue-notice.js';
import { writeBulletin } from '../../report/notice/write-notices.js';
import { readLists } from '../../store/lists/lists.js';
import { goTo } from '../cookies.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { fileAnswer } from '../layout/file-answer.js';
import { Filters } from '../layout/filters.js';
import { Field, Form, Select } from '../layout/form.js';
import { Card, Facts, Mark, Score } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, Table, type Column } from '../layout/table.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { UPLOAD_TYPES } from '../uploads/tell-upload.js';
import { given, monthFilter, monthOf } from './choices.js';
import { doingOf } from './actions.js';
import { bulletinReports, countedOf, readBulletin, type BulletinFigures, type BulletinScope } from './read-bulletin.js';
import { W } from './words.js';

/** More rows than a preview wants; export and Word file have all. */
const MOST_ROWS = 100;

const scopeOf = (call: Call): BulletinScope => ({
  month: monthOf(call) ?? beijingDay(call.office.now()).slice(0, 7),
  list: given(call, 'list'),
});

/** 通报 of a month: what it will say, and the way to its Word file. */
export async function bulletinPage(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const scope = scopeOf(call);
  const figures = await readBulletin(call, scope);
  const columns = columnsOf(call);
  const format = wantedFormat(call);
  const title = say({ zh: `${scope.month} 通报`, en: `Bulletin of ${scope.month}` });
  if (format !== undefined)
    return exportTable(c, call, { name: `通报 ${scope.month}`, title, columns, rows: figures.sites }, format);
  const lists = await readLists(office.store.db, actor);
  const shown = figures.sites.slice(0, MOST_ROWS);
  return showPage(
    c,
    call,
    { title, nav: '/bulletins', actions: <ExportLinks call={call} /> },
    <>
      <Filters
        call={call}
        keep={[]}
        fields={[
          { ...monthFilter(call), label: say({ zh: '月份', en: 'Month' }), any: say({ zh: '本月', en: 'This month' }) },
          ...(lists.length === 0
            ? []
            : [
                {
                  kind: 'select' as const,
                  name: 'list',
                  label: say(W.list),
                  options: lists.map(({ id, title: label }) => ({ value: id, label })),
                },
              ]),
        ]}
      />
      <div class="columns">
        <Before call={call} figures={figures} />
        <Now call={call} figures={figures} />
      </div>
      <Download call={call} scope={scope} hasReports={figures.withoutReport < figures.sites.length} />
      {scope.list !== undefined && may(actor, 'rectify') ? <Counting call={call} list={scope.list} /> : null}
      <Table
        call={call}
        caption={title}
        columns={columns}
        rows={shown}
        href={({ id }) => `/sites/${encodeURIComponent(id)}`}
        empty={say({ zh: '没有网站。', en: 'No sites.' })}
      />
      <Pager call={call} shown={shown.length} total={figures.sites.length} />
    </>,
  );
}

function Before({ call, figures: { rectification } }: { call: Call; figures: BulletinFigures }) {
  const { say } = call;
  const { month, notices, items, inTime, late, unanswered, closed, open, overdue } = rectification;
  const none = say({ zh: '没有', en: 'none' });
  return (
    <Card title={say({ zh: `上次整改情况（${month} 下发）`, en: `Notices of ${month}` })}>
      {notices === 0 ? (
        <p class="muted">
          {say({
            zh: '那个月没有下发整改通知书，通报里不写这一章。',
            en: 'None was issued: the bulletin leaves this chapter out.',
          })}
        </p>
      ) : (
        <Facts
          rows={[
            [
              say({ zh: '下发', en: 'Issued' }),
              say({ zh: `${notices} 份，${items} 处`, en: `${notices}, ${items} items` }),
            ],
            [say({ zh: '按期反馈', en: 'In time' }), String(inTime)],
            [say({ zh: '逾期反馈', en: 'Late' }), String(late)],
            [say({ zh: '已销号 / 未销号', en: 'Closed / open' }), `${closed} / ${open}`],
            [
              say({ zh: '未按要求反馈', en: 'Not answered' }),
              unanswered.length === 0 ? none : <b class="bad">{unanswered.join('、')}</b>,
            ],
            [
              say({ zh: '逾期未销号', en: 'Overdue' }),
              overdue.length === 0 ? none : overdue.map(({ name, items: count }) => `${name}（${count}）`).join('、'),
            ],
          ]}
        />
      )}
    </Card>
  );
}

function Now({ call, figures }: { call: Call; figures: BulletinFigures }) {
  const { say } = call;
  const { verdicts, sites, withoutReport, secondTests } = figures;
  return (
    <Card title={say({ zh: '本月总体情况', en: 'This month' })}>
      <Facts
        rows={[
          [say({ zh: '网站', en: 'Sites' }), String(sites.length)],
          [say(VERDICTS.qualified), String(verdicts.qualified)],
          [say(VERDICTS.unqualified), String(verdicts.unqualified)],
          [say({ zh: '没有结论', en: 'Without a verdict' }), String(verdicts.undetermined + withoutReport)],
          [say({ zh: '其中没有检测', en: 'of these not audited' }), String(withoutReport)],
          [say({ zh: '按复查计分', en: 'Counted by the second test' }), String(secondTests)],
        ]}
      />
    </Card>
  );
}

function Download({ call, scope, hasReports }: { call: Call; scope: BulletinScope; hasReports: boolean }) {
  const { say } = call;
  return (
    <Card title={say({ zh: '生成通报', en: 'The letter' })}>
      {hasReports ? (
        <form method="get" action="/bulletins/letter">
          <input type="hidden" name="month" value={scope.month} />
          {scope.list === undefined ? null : <input type="hidden" name="list" value={scope.list} />}
          <div class="columns">
            <Field
              call={call}
              name="number"
              label={say(W.noticeNumber)}
              longest={80}
              hint={say({ zh: '不填的留空白', en: 'Empty: a blank' })}
            />
            <Field
              call={call}
              name="recipient"
              label={say({ zh: '主送单位', en: 'Addressed to' })}
              longest={200}
              hint={say({ zh: '不填的写“各有关单位”', en: 'Empty: to all concerned' })}
            />
            <Field
              call={call}
              name="dueOn"
              type="date"
              label={say(W.dueOn)}
              hint={say({ zh: '写在下一步工作要求里', en: 'For what comes next' })}
            />
          </div>
          <p class="row">
            <button>{say({ zh: '下载通报 DOCX', en: 'Download (DOCX)' })}</button>
          </p>
        </form>
      ) : (
        <p class="muted">
          {say({ zh: '这个月没有检测，没有可以通报的内容。', en: 'Nothing was audited in this month.' })}
        </p>
      )}
    </Card>
  );
}

async function Counting({ call, list }: { call: Call; list: string }) {
  const { say, office } = call;
  const own = await office.store.db
    .selectFrom('second_test_rules')
    .select('counts')
    .where('list', '=', list)
    .executeTakeFirst();
  return (
    <Card title={say({ zh: '这个名单按哪次计分', en: 'Which score counts for this list' })}>
      <Form call={call} action="/bulletins/counting" class="row">
        <input type="hidden" name="list" value={list} />
        <Select
          call={call}
          name="counts"
          label={say({ zh: '计分', en: 'Counts' })}
          value={own?.counts}
          empty={say({ zh: '按设置', en: 'as the settings say' })}
          options={[
            { value: 'first', label: say({ zh: '首次检测', en: 'the first test' }) },
            { value: 'second', label: say({ zh: '复查', en: 'the second test' }) },
            { value: 'better', label: say({ zh: '两次中较好的', en: 'the better' }) },
          ]}
        />
        <button class="quiet">{say({ zh: '保存', en: 'Save' })}</button>
      </Form>
    </Card>
  );
}

type Row = BulletinFigures['sites'][number];

function columnsOf(call: Call): readonly Column<Row>[] {
  const { say } = call;
  const score = ({ counted }: Row, which: 'first' | 'second') => {
    const one = counted?.[which];
    return one === undefined || one.min === null ? (
      <span class="muted">—</span>
    ) : (
      <Score call={call} value={one.value} min={one.min} max={one.max} />
    );
  };
  const verdictOf = ({ counted }: Row): string | undefined => counted && countedOf(counted).verdict;
  const counts = ({ counted }: Row): string =>
    counted === undefined
      ? ''
      : say(counted.counts === 'second' ? { zh: '复查', en: 'second' } : { zh: '首次', en: 'first' });
  return [
    { id: 'name', head: say(W.site), kind: 'title', cell: ({ name }) => name, value: ({ name }) => name },
    {
      id: 'verdict',
      head: say({ zh: '结论', en: 'Verdict' }),
      cell: (row) =>
        row.counted ? (
          <Mark call={call} code={verdictOf(row)} />
        ) : (
          <span class="muted">{say({ zh: '没有检测', en: 'not audited' })}</span>
        ),
      value: (row) => {
        const verdict = verdictOf(row) as keyof typeof VERDICTS | undefined;
        return verdict === undefined ? '' : say(VERDICTS[verdict]);
      },
    },
    {
      id: 'first',
      head: say({ zh: '首次得分', en: 'First' }),
      kind: 'number',
      cell: (row) => score(row, 'first'),
      value: ({ counted }) => (typeof counted?.first.value === 'number' ? { points: counted.first.value } : ''),
    },
    {
      id: 'second',
      head: say({ zh: '复查得分', en: 'Second' }),
      kind: 'number',
      cell: (row) => score(row, 'second'),
      value: ({ counted }) => (typeof counted?.second?.value === 'number' ? { points: counted.second.value } : ''),
    },
    { id: 'counts', head: say({ zh: '计分', en: 'Counts' }), cell: counts, value: counts },
  ];
}

/** The 通报 as a Word file. Reads every report that counts: takes a moment for thousands of sites. */
export async function bulletinLetter(c: Context, call: Call): Promise<Response> {
  const { office, query, settings } = call;
  const scope = scopeOf(call);
  const [number, recipient, dueOn] = [query.text('number', 80), query.text('recipient', 200), query.day('dueOn')];
  const figures = await readBulletin(call, scope);
  const today = beijingDay(office.now());
  const notice = {
    ...letterWishes(settings, { issuedOn: today, ...(dueOn !== undefined && { dueOn }) }),
    bulletin: { ...(number !== '' && { number }), ...(recipient !== '' && { recipient }) },
    template: office.templates,
  };
  const [written] = await writeBulletin(await bulletinReports(call, figures), { lang: 'zh', notice });
  if (!(written?.content instanceof Uint8Array)) throw new Error('the bulletin has no content');
  return fileAnswer(c, { name: `通报 ${scope.month}.docx`, type: UPLOAD_TYPES.docx, bytes: written.content });
}

/** Keeps which score counts for a list. */
export async function chooseListCounting(c: Context, call: Call): Promise<Response> {
  const { form, office, say } = call;
  const list = form.required('list');
  await chooseCounting(
    office.store,
    { list, counts: form.choice('counts', ['first', 'second', 'better']) },
    doingOf(call),
  );
  const text = say({ zh: '已保存。', en: 'Saved.' });
  return goTo(c, office, `/bulletins?list=${encodeURIComponent(list)}`, { tone: 'good', text });
}
