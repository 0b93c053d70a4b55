import type { Context } from 'hono';
import { beijingDay } from '../../lib/date/beijing-day.js';
import type { Invalid } from '../../model/refusal.js';
import { plain } from '../../report/neutralise.js';
import {
  chooseFindings,
  countCandidates,
  type Candidate,
  type FindingChoice,
} from '../../store/rectification/choose-findings.js';
import { Filters, type FilterField } from '../layout/filters.js';
import { Field, Form, Problems, Select } from '../layout/form.js';
import { Mark } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Pager, Table, type Column } from '../layout/table.js';
import { LEVELS } from '../layout/words.js';
import type { Call } from '../route.js';
import type { Fields } from '../fields.js';
import { siteFilters } from './choices.js';
import { W } from './words.js';

/** So many are ticked one by one; the button for all that fit takes the others along. */
const PAGE_FINDINGS = 200;

/** What a form or an address says of which faults are wanted. */
export const choiceOf = (fields: Fields): FindingChoice => ({
  list: fields.text('list') || undefined,
  site: fields.text('site') || undefined,
  unit: fields.text('unit') || undefined,
  rule: fields.text('rule') || undefined,
  level: fields.choice('level', ['veto', 'deduction']),
});

/** 拟制通知书: standing faults that no open notice has, to be chosen from. */
export async function choosePage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const fields = invalid ? call.form : call.query;
  const choice = choiceOf(fields);
  const offset = call.query.whole('after', { max: 1_000_000 }) ?? 0;
  const total = await countCandidates(db, actor.sight, choice);
  const rows = await chooseFindings(db, actor.sight, choice, { limit: PAGE_FINDINGS + 1, offset });
  const shown = rows.slice(0, PAGE_FINDINGS);
  return showPage(
    c,
    call,
    {
      title: say(W.draftNew),
      nav: '/rectification',
      ...(invalid && { status: 422 as const }),
      trail: [
        { path: '/rectification', title: say(W.ledger) },
        { path: '/rectification/notices', title: say(W.notices) },
      ],
    },
    <>
      <Problems call={call} invalid={invalid} />
      <p class="muted">
        {say({
          zh: '列出的是现在仍然存在、还没有列入通知书的否决和扣分问题；豁免的、人工认定不成立的不在内。先筛选，再勾选或者全部拟制；草稿可以逐份查看后下发。',
          en: 'Vetoes and deductions that stand and are in no notice yet; waived and overruled ones are left out. Drafts can be looked at before they are issued.',
        })}
      </p>
      <Filters call={call} fields={await filtersOf(call)} keep={['unit']} />
      {shown.length === 0 ? (
        <div class="empty">{say({ zh: '没有可以下发的问题。', en: 'No problem to issue.' })}</div>
      ) : (
        <Form call={call} action="/rectification/notices" class="stack">
          {Object.entries(choice).map(([name, value]) =>
            value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
          )}
          <div class="card">
            <div class="columns">
              <Select
                call={call}
                name="per"
                label={say({ zh: '怎样分份', en: 'One notice for' })}
                value={fields.choice('per', ['site', 'unit']) ?? 'site'}
                options={[
                  { value: 'site', label: say({ zh: '每个网站一份', en: 'each site' }) },
                  { value: 'unit', label: say({ zh: '每个责任单位一份', en: 'each unit' }) },
                ]}
              />
              <Field
                call={call}
                name="title"
                label={say({ zh: '事由（内部备注）', en: 'Occasion (kept inside)' })}
                longest={100}
                invalid={invalid}
              />
            </div>
            <p class="row">
              <button name="what" value="chosen">
                {say({ zh: '拟制所选', en: 'Draft the chosen' })}
              </button>
              <button name="what" value="all" class="quiet">
                {say({
                  zh: `拟制全部 ${total.findings} 处（${total.sites} 个网站）`,
                  en: `Draft all ${total.findings} (${total.sites} sites)`,
                })}
              </button>
              <label class="tick">
                <input type="checkbox" data-ticks="finding" />
                <span>{say({ zh: '勾选本页', en: 'Tick this page' })}</span>
              </label>
            </p>
          </div>
          <Table call={call} caption={say(W.problem)} columns={columnsOf(call)} rows={shown} />
        </Form>
      )}
      <Pager
        call={call}
        shown={shown.length}
        total={total.findings}
        next={rows.length > PAGE_FINDINGS ? String(offset + PAGE_FINDINGS) : undefined}
      />
    </>,
  );
}

async function filtersOf(call: Call): Promise<readonly FilterField[]> {
  const { say, office } = call;
  const rules = await office.store.db
    .selectFrom('rule_words')
    .select(['rule', 'title'])
    .where('level', 'in', ['veto', 'deduction'])
    .orderBy('title')
    .execute();
  return [
    ...(await siteFilters(call)),
    {
      kind: 'select',
      name: 'level',
      label: say(W.level),
      options: (['veto', 'deduction'] as const).map((value) => ({ value, label: say(LEVELS[value]) })),
    },
    {
      kind: 'select',
      name: 'rule',
      label: say(W.rule),
      options: rules.map(({ rule, title }) => ({ value: rule, label: title })),
    },
  ];
}

function columnsOf(call: Call): readonly Column<Candidate>[] {
  const { say } = call;
  return [
    {
      id: 'choose',
      head: say({ zh: '选', en: 'Take' }),
      cell: ({ id, message }) => <input type="checkbox" name="finding" value={id} aria-label={plain(message)} />,
    },
    {
      id: 'problem',
      head: say(W.problem),
      kind: 'long',
      cell: ({ id, message, ruleTitle }) => (
        <>
          <a href={`/findings/${encodeURIComponent(id)}`}>{plain(message)}</a> <small>{ruleTitle}</small>
        </>
      ),
    },
    {
      id: 'site',
      head: `${say(W.site)} / ${say(W.unit)}`,
      cell: ({ siteName, unit }) => (
        <span>
          {siteName}
          {unit === null ? null : <small> {plain(unit)}</small>}
        </span>
      ),
    },
    { id: 'level', head: say(W.level), cell: ({ level }) => <Mark call={call} code={level} /> },
    {
      id: 'firstSeen',
      head: say(W.firstSeen),
      cell: ({ firstSeenAt }) => <time datetime={firstSeenAt}>{beijingDay(firstSeenAt)}</time>,
    },
    {
      id: 'lastSeen',
      head: say({ zh: '最近看到', en: 'Last seen' }),
      cell: ({ lastSeenAt }) => <time datetime={lastSeenAt}>{beijingDay(lastSeenAt)}</time>,
    },
  ];
}
