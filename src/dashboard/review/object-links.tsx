import { may } from '../../model/actor.js';
import { withQuery } from '../layout/address.js';
import type { Call } from '../route.js';

/** Where a finding or a result is shown: the way to object to it, for whoever may. */
export function ObjectLinks({
  call,
  run,
  site,
  rule,
  fingerprint,
}: {
  call: Call;
  run: string;
  site: string;
  rule: string;
  fingerprint?: string;
}) {
  const { actor, say } = call;
  const path = (page: string): string =>
    withQuery(`/sites/${encodeURIComponent(site)}/${page}`, { run, rule, fingerprint });
  return (
    <>
      {may(actor, 'reply') ? (
        <a class="button quiet" href={path('appeal')}>
          {say({ zh: '提出申诉', en: 'Appeal' })}
        </a>
      ) : null}
      {may(actor, 'review') ? (
        <a class="button quiet" href={path('objection')}>
          {say({ zh: '对结果有异议', en: 'Object' })}
        </a>
      ) : null}
    </>
  );
}
