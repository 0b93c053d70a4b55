import { QUEUE_VIEWS, type QueueWish } from '../../review/read-queue.js';
import { withQuery } from '../layout/address.js';
import type { Call } from '../route.js';

const some = (text: string): string | undefined => (text === '' ? undefined : text);
const PARAMETERS = ['view', 'site', 'rule', 'kind', 'reason', 'run', 'sort'] as const;

/** What of the queue the address wants. */
export function wishOf({ query }: Pick<Call, 'query'>): QueueWish {
  const given = {
    site: some(query.text('site')),
    rule: some(query.text('rule')),
    kind: query.choice('kind', ['candidates', 'doubt', 'evidence', 'decided']),
    reason: some(query.text('reason')),
    run: some(query.text('run')),
  };
  return {
    view: query.choice('view', QUEUE_VIEWS) ?? 'todo',
    sort: query.choice('sort', ['age', 'stake']) ?? 'stake',
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<QueueWish>),
  };
}

/** A path with the conditions of the queue that the reader came through, so that the next item is of the same kind. */
export const withWish = (path: string, { query }: Pick<Call, 'query'>, more: Record<string, string> = {}): string =>
  withQuery(path, {
    ...Object.fromEntries(PARAMETERS.map((name) => [name, query.text(name)])),
    ...more,
  });
