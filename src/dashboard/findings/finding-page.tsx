import type { Context } from 'hono';
import { findingInReport } from '../../history/finding-in-report.js';
import { seesWhole } from '../../history/in-sight.js';
import { readFinding } from '../../history/list-findings.js';
import { isMarkedTable } from '../../model/marked-table.js';
import { MarkedTableView } from '../../report/html/marked-table.js';
import { neutralise, plain } from '../../report/neutralise.js';
import { wordingOf } from '../../report/wording.js';
import { showPage } from '../layout/show-page.js';
import { Card, Facts, Mark, Time } from '../layout/marks.js';
import { ObjectLinks } from '../review/object-links.js';
import type { Call } from '../route.js';
import { SiteAddress } from '../shown/address.js';
import { blindWords, stateWords } from '../shown/life-words.js';
import { RuleBasis } from '../shown/rule-basis.js';
import { StateMark, standingRuling } from '../shown/state-mark.js';
import { titleOf } from './finding-columns.js';
import { EvidenceBeside } from './evidence-view.js';
import { LifeLine } from './life-line.js';
import { noticesOf } from './notices-of.js';

/** One finding: what it is, its evidence beside the page as archived, what became of it, and what the rule asks for. */
export async function showFinding(c: Context, call: Call, id: string): Promise<Response> {
  const { say, office, actor, lang } = call;
  const { db } = office.store;
  const { finding: row, moves } = await readFinding(db, actor, id);
  const [found, notices] = await Promise.all([findingInReport(office.blobs, row), noticesOf(db, row.id)]);
  const reported = found && neutralise(found);
  const sitePath = `/sites/${encodeURIComponent(row.site)}`;
  const isWhole = seesWhole(actor, row.site);
  const auditPath = (run: string): string | undefined =>
    isWhole ? `${sitePath}/audits/${encodeURIComponent(run)}` : undefined;
  const linked = (run: string) => {
    const href = auditPath(run);
    return href === undefined ? run : <a href={href}>{run}</a>;
  };
  const message = plain(lang === 'en' ? (row.messageEn ?? row.message) : row.message);
  const table = reported?.finding.data?.['table'];
  return showPage(
    c,
    call,
    {
      title: message,
      nav: '/findings',
      trail: [
        { path: '/findings', title: say({ zh: '问题', en: 'Findings' }) },
        { path: sitePath, title: plain(row.siteName) },
      ],
      aside: (
        <>
          <StateMark call={call} state={row.state} arrival={row.arrival} ruling={standingRuling(row)} />{' '}
          <Mark call={call} code={row.level} />
        </>
      ),
      ...(reported && {
        actions: (
          <ObjectLinks
            call={call}
            run={row.lastRun}
            site={row.site}
            rule={row.rule}
            fingerprint={reported.finding.fingerprint}
          />
        ),
      }),
      keys: [{ key: '[  ]', does: say({ zh: '上一条、下一条证据', en: 'previous, next piece of evidence' }) }],
    },
    <>
      {row.unseen === undefined ? null : (
        <p class="notice-line open">
          {say({ zh: '最近的检查没有复查到这里：', en: 'The latest audits did not look at it again: ' })}
          {say(blindWords(row.unseen.because))}
          {row.unseen.reason === undefined
            ? null
            : ` · ${wordingOf(lang).reason[row.unseen.reason]?.name ?? row.unseen.reason}`}
          {' · '}
          {linked(row.unseen.run)}
          {say({ zh: '。改没改好，现在不知道。', en: '. Nobody knows whether it was mended.' })}
        </p>
      )}
      <div class="columns">
        <Card title={say({ zh: '在哪里', en: 'Where' })}>
          <Facts
            rows={[
              [say({ zh: '网站', en: 'Site' }), <a href={sitePath}>{plain(row.siteName)}</a>],
              [say({ zh: '单位', en: 'Unit' }), plain(row.unit ?? '')],
              [say({ zh: '栏目', en: 'Column' }), plain(row.column ?? '')],
              [say({ zh: '网址', en: 'Address' }), row.url === null ? undefined : <SiteAddress url={row.url} />],
              [say({ zh: '应在此日以前', en: 'Due on' }), row.dueOn ?? undefined],
            ]}
          />
        </Card>
        <Card title={say({ zh: '什么时候', en: 'When' })}>
          <Facts
            rows={[
              [
                say({ zh: '首次看到', en: 'First seen' }),
                <>
                  <Time at={row.firstSeenAt} /> {linked(row.firstRun)}
                  {row.arrival === 'first-look' ? (
                    <small class="below">
                      {say({
                        zh: '此前没有看过这里，何时开始不得而知',
                        en: 'not looked at before: nobody knows since when',
                      })}
                    </small>
                  ) : null}
                </>,
              ],
              [
                say({ zh: '最近看到', en: 'Last seen' }),
                <>
                  <Time at={row.lastSeenAt} /> {linked(row.lastRun)}
                </>,
              ],
              row.closed === undefined
                ? undefined
                : [
                    say(stateWords(row.state)),
                    <>
                      <Time at={row.closed.at} /> {linked(row.closed.run)}
                    </>,
                  ],
              row.timesReopened > 0
                ? [
                    say({ zh: '反弹', en: 'Reopened' }),
                    say({ zh: `${row.timesReopened} 次`, en: `${row.timesReopened}×` }),
                  ]
                : undefined,
              row.waiver === undefined
                ? undefined
                : [
                    say({ zh: '豁免', en: 'Waiver' }),
                    <>
                      {plain(row.waiver.justification)}
                      <small class="below">
                        {say({
                          zh: `${plain(row.waiver.approvedBy)} 批准，到 ${row.waiver.expiresOn}`,
                          en: `approved by ${plain(row.waiver.approvedBy)}, until ${row.waiver.expiresOn}`,
                        })}
                      </small>
                    </>,
                  ],
            ]}
          />
        </Card>
      </div>
      {isMarkedTable(table) ? (
        <Card title={say({ zh: '数据', en: 'Figures' })}>
          <MarkedTableView table={table} words={wordingOf(lang)} />
        </Card>
      ) : null}
      {reported ? (
        <EvidenceBeside call={call} run={row.lastRun} site={row.site} reported={reported} />
      ) : (
        <Card title={say({ zh: '证据', en: 'Evidence' })}>
          <p class="muted">
            {say({
              zh: `检查 ${row.lastRun} 的报告已经不在，证据无法显示。`,
              en: `The report of run ${row.lastRun} is not kept any more.`,
            })}
          </p>
        </Card>
      )}
      <div class="columns">
        <Card title={say({ zh: '变化经过', en: 'What became of it' })}>
          <LifeLine call={call} moves={moves} runHref={auditPath} />
        </Card>
        <Card
          title={say({ zh: '规则', en: 'Rule' })}
          actions={
            <a href={`/rules/${encodeURIComponent(row.rule)}`}>{say({ zh: '谁还有这个问题', en: 'Who fails it' })}</a>
          }
        >
          <p>
            <b>{titleOf(call, row)}</b> <code>{row.rule}</code>
          </p>
          {reported ? <RuleBasis call={call} outcome={reported.outcome} /> : null}
        </Card>
      </div>
      {notices.length === 0 ? null : (
        <Card title={say({ zh: '整改', en: 'Rectification' })}>
          <ul class="stack">
            {notices.map(({ notice, number, state, due }) => (
              <li>
                <a href={`/rectification/notices/${encodeURIComponent(notice)}`}>
                  {number ?? say({ zh: '草稿', en: 'draft' })}
                </a>{' '}
                {state}{' '}
                {due === null ? null : <span class="muted">{say({ zh: `期限 ${due}`, en: `due ${due}` })}</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>,
  );
}
