import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { plain } from '../../report/neutralise.js';
import { findingHref } from '../findings/finding-columns.js';
import { Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Empty } from '../layout/table.js';
import type { Call } from '../route.js';
import { StateMark } from '../shown/state-mark.js';
import { siteHref } from '../sites/site-columns.js';
import { MOST_FOUND, readSearch, type Found } from './read-search.js';

/** 搜索: what holds the words, by what it is. */
export async function showSearch(c: Context, call: Call): Promise<Response> {
  const { say, query } = call;
  const words = query.text('q', 100);
  const title =
    words === '' ? say({ zh: '搜索', en: 'Search' }) : say({ zh: `搜索“${words}”`, en: `Search: ${words}` });
  const found = words === '' ? undefined : await readSearch(call, words);
  const isNothing = found === undefined || Object.values(found).every((list: readonly unknown[]) => list.length === 0);
  return showPage(
    c,
    call,
    { title },
    <>
      <form method="get" action="/search" class="filters">
        <label>
          <span>
            {say({
              zh: '网站、单位、规则、文号、问题里的文字',
              en: 'Sites, units, rules, document numbers, words of findings',
            })}
          </span>
          <input type="search" name="q" value={words} maxlength={100} size={40} />
        </label>
        <button>{say({ zh: '搜索', en: 'Search' })}</button>
      </form>
      {found === undefined ? null : isNothing ? (
        <Empty>{say({ zh: '没有找到。换个词试试。', en: 'Nothing found. Try other words.' })}</Empty>
      ) : (
        <Results call={call} found={found} words={words} />
      )}
    </>,
  );
}

function Results({ call, found, words }: { call: Call; found: Found; words: string }) {
  const { say, lang } = call;
  const inList = (path: string): string => `${path}?${new URLSearchParams({ q: words }).toString()}`;
  return (
    <div class="columns">
      <Group
        call={call}
        title={say({ zh: '网站', en: 'Sites' })}
        all={inList('/sites')}
        rows={found.sites.map((site) => (
          <>
            <a href={siteHref(site)}>{plain(site.name)}</a> <small>{plain(site.url)}</small>
          </>
        ))}
      />
      <Group
        call={call}
        title={say({ zh: '单位', en: 'Units' })}
        rows={found.units.map(({ site, siteName, unit }) => (
          <>
            <a href={`${siteHref({ site })}#units`}>{plain(unit)}</a> <small>{plain(siteName)}</small>
          </>
        ))}
      />
      <Group
        call={call}
        title={say({ zh: '规则', en: 'Rules' })}
        all={inList('/rules')}
        rows={found.rules.map(({ rule, title }) => (
          <>
            <a href={`/rules/${encodeURIComponent(rule)}`}>{title}</a> <code>{rule}</code>
          </>
        ))}
      />
      <Group
        call={call}
        title={say({ zh: '问题', en: 'Findings' })}
        all={`${inList('/findings')}&state=all`}
        rows={found.findings.map((finding) => (
          <>
            <StateMark call={call} state={finding.state} arrival={finding.arrival} />{' '}
            <a href={findingHref(finding)}>
              {plain(lang === 'en' ? (finding.messageEn ?? finding.message) : finding.message)}
            </a>{' '}
            <small>{plain(finding.siteName)}</small>
          </>
        ))}
      />
      <Group
        call={call}
        title={say({ zh: '条款', en: 'Clauses' })}
        rows={found.clauses.map(({ pack, clause, phrase }) => (
          <>
            <a href={`/packs/${encodeURIComponent(pack)}?${new URLSearchParams({ q: clause }).toString()}`}>{clause}</a>{' '}
            <small lang="zh-CN">{phrase}</small>
          </>
        ))}
      />
      <Group
        call={call}
        title={say({ zh: '整改通知', en: 'Notices' })}
        rows={found.notices.map(({ id, number, siteName }) => (
          <>
            <a href={`/rectification/notices/${encodeURIComponent(id)}`}>{number}</a> <small>{plain(siteName)}</small>
          </>
        ))}
      />
    </div>
  );
}

function Group({ call, title, rows, all }: { call: Call; title: string; rows: readonly Child[]; all?: string }) {
  if (rows.length === 0) return null;
  const { say } = call;
  const hasMore = rows.length > MOST_FOUND;
  return (
    <Card
      title={title}
      actions={hasMore && all !== undefined ? <a href={all}>{say({ zh: '全部', en: 'All' })}</a> : null}
    >
      <ul class="sentence-list">
        {rows.slice(0, MOST_FOUND).map((row) => (
          <li>{row}</li>
        ))}
      </ul>
      {hasMore ? <p class="muted">{say({ zh: `只列出前 ${MOST_FOUND} 条`, en: `the first ${MOST_FOUND}` })}</p> : null}
    </Card>
  );
}
