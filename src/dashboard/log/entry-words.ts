/** What an entry of the log is about and what it holds, in words. Codes without a word stay codes: the log hides nothing. */
import type { Words } from '../../model/words.js';
import type { Db } from '../../store/tables.js';
import type { LoggedEntry } from '../../store/log/read-log.js';
import { MOVES } from '../rectification/words.js';
import type { Call } from '../route.js';
import { ACTIONS, DETAILS, SUBJECTS, VALUES } from './words.js';

/** What was done; steps of single findings of a notice are named as its timeline names them. */
export function actionWords(action: string): Words | undefined {
  const known = ACTIONS[action];
  if (known) return known;
  const move = action.startsWith('rectification.') ? MOVES[action.slice('rectification.'.length)] : undefined;
  return move && { zh: `整改：${move.zh}`, en: `Rectification: ${move.en}` };
}

/** Pages of what entries are about. */
const PAGES: Readonly<Record<string, string>> = {
  user: '/users',
  site: '/sites',
  run: '/runs',
  schedule: '/schedules',
  notice: '/rectification/notices',
  channel: '/notifications/channels',
};

export interface Subject {
  readonly text: string;
  readonly path?: string;
}

/** Names of sites, notices and users that these entries speak of. */
export async function subjectNames(db: Db, entries: readonly LoggedEntry[]): Promise<ReadonlyMap<string, string>> {
  const ids = (kind: string): readonly string[] => [
    ...new Set(
      entries.flatMap(({ subject }) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : [])),
    ),
  ];
  const [sites, notices] = [ids('site'), ids('notice')];
  const named =
    sites.length && (await db.selectFrom('sites').select(['id', 'name']).where('id', 'in', sites).execute());
  const numbered =
    notices.length &&
    (await db.selectFrom('notices').select(['id', 'number', 'title']).where('id', 'in', notices).execute());
  return new Map([
    ...(named || []).map(({ id, name }) => [`site:${id}`, name] as const),
    ...(numbered || []).map(({ id, number, title }) => [`notice:${id}`, number ?? title ?? ''] as const),
  ]);
}

/** What an entry is about: its kind and name, and where it stands. */
export function subjectOf({ say }: Pick<Call, 'say'>, subject: string, names: ReadonlyMap<string, string>): Subject {
  const [kind = '', id = ''] = subject.split(/:(.*)/s, 2);
  const words = SUBJECTS[id === '' ? subject : kind];
  const page = PAGES[kind];
  const name = names.get(subject) ?? (WITHOUT_ID.has(kind) ? '' : id);
  return {
    text: words ? `${say(words)} ${name}`.trim() : subject,
    ...(page !== undefined && id !== '' && { path: `${page}/${encodeURIComponent(id)}` }),
  };
}

/** There is one of each, or its id says nothing to anybody. */
const WITHOUT_ID = new Set(['settings', 'mail', 'token', 'subscription', 'message', 'notice', 'channel']);

/** What an entry holds, in one line: `网站 yunling，问题数 4`. */
export const detailLine = ({ say, lang }: Pick<Call, 'say' | 'lang'>, detail: LoggedEntry['detail']): string => {
  const shown = (value: unknown): string => {
    if (typeof value === 'boolean') return say(value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
    if (typeof value === 'string') return VALUES[value] ? say(VALUES[value]) : value;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value))
      return value.length > MOST
        ? say({ zh: `${value.length} 项`, en: `${value.length}` })
        : value.map(shown).join('、');
    if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value)
      return `${shown(value.from) || '—'} → ${shown(value.to) || '—'}`;
    return value === null || value === undefined ? '' : JSON.stringify(value);
  };
  return Object.entries(detail)
    .map(([key, value]) => [DETAILS[key] ? say(DETAILS[key]) : key, shown(value)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key} ${text}`)
    .join(lang === 'zh' ? '，' : ', ');
};

const MOST = 5;
