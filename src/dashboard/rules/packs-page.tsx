import type { Context } from 'hono';
import { CLAUSE_CLASSES, type Coverage, type CoveredClause } from '../../model/coverage.js';
import { NotFound } from '../../model/refusal.js';
import { wordingOf } from '../../report/wording.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Badge, Facts, Mark } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';

const totals = ({ clauses, uncovered }: Coverage): string => `${clauses.length - uncovered.length} / ${clauses.length}`;

/** 规则集: packs that come along, each with how many clauses of its documents it covers. */
export async function showPacks(c: Context, call: Call): Promise<Response> {
  const { say, office, lang } = call;
  const packs = await office.packs();
  const counts = await Promise.all(packs.map(async ({ id }) => (await office.profile(id))?.rules.length ?? 0));
  const words = wordingOf(lang);
  return showPage(
    c,
    call,
    { title: say({ zh: '规则集', en: 'Rule packs' }) },
    <Table
      call={call}
      caption={say({ zh: '规则集', en: 'Rule packs' })}
      rows={packs.map((pack, at) => ({ pack, rules: counts[at] ?? 0 }))}
      href={({ pack }) => `/packs/${encodeURIComponent(pack.id)}`}
      columns={[
        { id: 'title', head: say({ zh: '规则集', en: 'Pack' }), kind: 'title', cell: ({ pack }) => pack.title },
        {
          id: 'id',
          head: say({ zh: '编号、版本', en: 'Id, version' }),
          cell: ({ pack }) => <code>{`${pack.id} ${pack.version}`}</code>,
        },
        { id: 'rules', head: say({ zh: '规则', en: 'Rules' }), kind: 'number', cell: ({ rules }) => rules },
        {
          id: 'covered',
          head: say({ zh: '条款对应', en: 'Clauses covered' }),
          kind: 'number',
          cell: ({ pack }) => (pack.clauses.length === 0 ? '—' : totals(pack)),
        },
        ...CLAUSE_CLASSES.map((kind) => ({
          id: kind,
          head: `${kind} ${words.clauseClass[kind]}`,
          kind: 'number' as const,
          cell: ({ pack }: { pack: Coverage }) =>
            pack.counts[kind].clauses === 0 ? '—' : `${pack.counts[kind].covered} / ${pack.counts[kind].clauses}`,
        })),
      ]}
    />,
  );
}

/** One pack: each clause of its documents, and which rules cover it. */
export async function showPack(c: Context, call: Call, id: string): Promise<Response> {
  const { say, office, query, lang } = call;
  const pack = (await office.packs()).find((one) => one.id === id);
  if (!pack) throw new NotFound({ zh: '没有这个规则集。', en: 'There is no such rule pack.' });
  const profile = await office.profile(id);
  const words = wordingOf(lang);
  const [text, kind, isOpen] = [
    query.text('q', 100).toLowerCase(),
    query.text('class'),
    query.text('covered') === 'no',
  ];
  const clauses = pack.clauses.filter(
    (clause) =>
      (kind === '' || clause.class === kind) &&
      (!isOpen || !clause.isCovered) &&
      `${clause.id} ${clause.phrase ?? ''} ${clause.rules.map((rule) => `${rule.id} ${rule.title}`).join(' ')}`
        .toLowerCase()
        .includes(text),
  );
  const columns = clauseColumns(call);
  const format = wantedFormat(call);
  if (format) return exportTable(c, call, { name: `pack-${id}`, title: pack.title, columns, rows: clauses }, format);
  return showPage(
    c,
    call,
    {
      title: pack.title,
      nav: '/packs',
      trail: [{ path: '/packs', title: say({ zh: '规则集', en: 'Rule packs' }) }],
      aside: <code>{`${pack.id} ${pack.version}`}</code>,
      actions: pack.clauses.length > 0 ? <ExportLinks call={call} /> : null,
    },
    <>
      <Facts
        rows={[
          [say({ zh: '规则', en: 'Rules' }), profile?.rules.length],
          [say({ zh: '合格线', en: 'Pass mark' }), profile && `${profile.scoring.passMark} / ${profile.scoring.base}`],
          [say({ zh: '条款对应', en: 'Clauses covered' }), pack.clauses.length === 0 ? undefined : totals(pack)],
          [say({ zh: '规则摘要', en: 'Digest' }), profile && <code class="hash">{profile.digest}</code>],
        ]}
      />
      {pack.clauses.length === 0 ? null : (
        <>
          <Filters
            call={call}
            fields={[
              { kind: 'search', name: 'q', label: say({ zh: '条款、规则', en: 'Clause, rule' }) },
              {
                kind: 'select',
                name: 'class',
                label: say({ zh: '类别', en: 'Class' }),
                options: CLAUSE_CLASSES.map((value) => ({ value, label: `${value} ${words.clauseClass[value]}` })),
              },
              {
                kind: 'select',
                name: 'covered',
                label: say({ zh: '对应', en: 'Covered' }),
                options: [{ value: 'no', label: say({ zh: '没有对应', en: 'uncovered' }) }],
              },
            ]}
          />
          <Table
            call={call}
            caption={say({ zh: '条款', en: 'Clauses' })}
            rows={clauses}
            columns={columns}
            empty={say({ zh: '没有这样的条款。', en: 'There is no such clause.' })}
          />
        </>
      )}
      {profile ? <RulesOfPack call={call} profile={profile} /> : null}
    </>,
  );
}

function clauseColumns(call: Call): readonly Column<CoveredClause>[] {
  const { say, lang } = call;
  const words = wordingOf(lang);
  return [
    { id: 'id', head: say({ zh: '条款', en: 'Clause' }), kind: 'title', cell: ({ id }) => id, value: ({ id }) => id },
    {
      id: 'class',
      head: say({ zh: '类别', en: 'Class' }),
      cell: (one) => (one.class === undefined ? '—' : <span title={words.clauseClass[one.class]}>{one.class}</span>),
      value: (one) => one.class ?? '',
    },
    {
      id: 'phrase',
      head: say({ zh: '原文', en: 'Words' }),
      kind: 'long',
      cell: ({ phrase }) => <span lang="zh-CN">{phrase ?? ''}</span>,
      value: ({ phrase }) => phrase ?? '',
    },
    {
      id: 'deadline',
      head: say({ zh: '期限', en: 'Deadline' }),
      cell: ({ dueOn, deadline }) => dueOn ?? deadline ?? '',
      value: ({ dueOn, deadline }) => dueOn ?? deadline ?? '',
    },
    {
      id: 'covered',
      head: say({ zh: '由什么来管', en: 'Covered by' }),
      kind: 'long',
      cell: ({ rules, manual, notObservable, isCovered }) => (
        <>
          {rules.map(({ id, title, decidedBy }) => (
            <div>
              <a href={`/rules/${encodeURIComponent(id)}`}>{title}</a>{' '}
              {decidedBy === 'evaluator' ? <small>{say({ zh: '由人认定', en: 'confirmed by a person' })}</small> : null}
            </div>
          ))}
          {manual === undefined ? null : (
            <div>
              <span class="muted">{say({ zh: '人工取证', en: 'by hand' })}</span> {manual}
            </div>
          )}
          {notObservable === undefined ? null : (
            <div>
              <span class="muted">{say({ zh: '网站上看不到', en: 'no website shows it' })}</span> {notObservable}
            </div>
          )}
          {isCovered ? null : <Badge tone="bad">{say({ zh: '没有对应', en: 'uncovered' })}</Badge>}
        </>
      ),
      value: ({ rules, manual, notObservable }) =>
        [...rules.map(({ id }) => id), manual, notObservable].filter((part) => part !== undefined).join('; '),
    },
  ];
}

function RulesOfPack({
  call,
  profile,
}: {
  call: Call;
  profile: NonNullable<Awaited<ReturnType<Call['office']['profile']>>>;
}) {
  const { say, lang } = call;
  const sections = new Map(
    profile.sections.map((section) => [section.id, lang === 'en' ? (section.titleEn ?? section.title) : section.title]),
  );
  return (
    <details class="fold">
      <summary>{say({ zh: `全部规则（${profile.rules.length}）`, en: `All rules (${profile.rules.length})` })}</summary>
      <Table
        call={call}
        caption={say({ zh: '规则', en: 'Rules' })}
        rows={profile.rules}
        href={({ id }) => `/rules/${encodeURIComponent(id)}`}
        columns={[
          {
            id: 'title',
            head: say({ zh: '规则', en: 'Rule' }),
            kind: 'title',
            cell: ({ title, titleEn }) => (lang === 'en' ? (titleEn ?? title) : title),
          },
          {
            id: 'section',
            head: say({ zh: '部分', en: 'Section' }),
            cell: ({ section }) => sections.get(section) ?? section,
          },
          {
            id: 'level',
            head: say({ zh: '类别', en: 'Level' }),
            cell: ({ level }) => <Mark call={call} code={level} />,
          },
          {
            id: 'points',
            head: say({ zh: '分值', en: 'Points' }),
            kind: 'number',
            cell: ({ points }) => (points === 0 ? '—' : points / 100),
          },
          { id: 'check', head: say({ zh: '检测项', en: 'Check' }), cell: ({ check }) => <code>{check}</code> },
        ]}
      />
    </details>
  );
}
