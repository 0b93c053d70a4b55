import { sees, type Actor } from '../model/actor.js';
import type { OfficeEvent } from '../model/office-event.js';
import type { Db, Trx } from '../store/tables.js';
import { oneLine, type Content, type Part, type ToldEvent } from './content.js';
import { describeEvent } from './describe-event.js';
import { describeRun } from './describe-run.js';
import { KINDS } from './kinds.js';

export interface Receiver {
  readonly owner: Actor;
  readonly lang: 'zh' | 'en';
  /** Undefined: no narrower than what the owner sees. */
  readonly scopeSites: ReadonlySet<string> | undefined;
  /** Where the office is reached; '' where messages bear no links. */
  readonly publicUrl: string;
}

/** What one event, or several of a day, say to one receiver. Of runs only the sites that are his. */
export async function makeContent(
  db: Db | Trx,
  events: readonly OfficeEvent[],
  receiver: Receiver,
  digestOf?: string,
): Promise<Content> {
  const { owner, lang, scopeSites } = receiver;
  const isSeen = (site: string): boolean => sees(owner, site) && (scopeSites === undefined || scopeSites.has(site));
  const isNarrow = owner.sight !== 'all' || scopeSites !== undefined;
  const parts: Part[] = [];
  const told: ToldEvent[] = [];
  for (const event of events) {
    const { key, kind, at, site, run, data } = event;
    const siteName = site === undefined ? undefined : await nameOf(db, site);
    const standing = kind === 'run-finished' && run !== undefined ? await describeRun(db, run, isSeen) : undefined;
    const { subject, lines, path } = describeEvent(event, {
      lang,
      ...(siteName !== undefined && { siteName }),
      ...(standing && { run: standing }),
    });
    const href = path === undefined ? undefined : linkTo(receiver.publicUrl, path);
    parts.push({
      heading: oneLine(subject),
      lines: lines.map((line) => oneLine(line)),
      ...(href !== undefined && { href }),
    });
    told.push({
      ...{ key, kind, at },
      ...(site !== undefined && { site, ...(typeof data.unit === 'string' && { unit: data.unit }) }),
      ...(siteName !== undefined && { siteName }),
      ...(run !== undefined && { run }),
      ...(isNarrow && standing && { sites: standing.sites.map((one) => one.site) }),
    });
  }
  const [first] = parts;
  const subject = digestOf === undefined && first ? first.heading : digestSubject(events, lang, digestOf ?? '');
  return { subject: oneLine(subject, 180), parts, lang, events: told };
}

/** Undefined where the office has no address that others reach. */
function linkTo(publicUrl: string, path: string): string | undefined {
  if (!/^https?:\/\//.test(publicUrl)) return undefined;
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}

async function nameOf(db: Db | Trx, site: string): Promise<string | undefined> {
  const row = await db.selectFrom('sites').select('name').where('id', '=', site).executeTakeFirst();
  return row && oneLine(row.name, 80);
}

function digestSubject(events: readonly OfficeEvent[], lang: 'zh' | 'en', day: string): string {
  const counts = new Map<string, number>();
  for (const { kind } of events) counts.set(KINDS[kind].title[lang], (counts.get(KINDS[kind].title[lang]) ?? 0) + 1);
  const figures = [...counts].map(([title, count]) => `${title} ${String(count)}`);
  const total = String(events.length);
  return lang === 'zh'
    ? `每日汇总 ${day}：${total} 条（${figures.join('，')}）`
    : `Digest of ${day}: ${total} (${figures.join(', ')})`;
}
