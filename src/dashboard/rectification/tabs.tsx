import { may } from '../../model/actor.js';
import type { Call } from '../route.js';
import { W } from './words.js';

/** The parts of 整改, above each of its lists. */
export function Tabs({ call, current }: { call: Call; current: 'ledger' | 'notices' | 'progress' }) {
  const { say } = call;
  const tabs = [
    { id: 'ledger', path: '/rectification', title: say(W.ledger) },
    { id: 'notices', path: '/rectification/notices', title: say(W.notices) },
    { id: 'progress', path: '/rectification/progress', title: say(W.progress) },
  ];
  return (
    <nav class="tabs" aria-label={say(W.ledger)}>
      <ul>
        {tabs.map(({ id, path, title }) => (
          <li>
            <a href={path} aria-current={id === current ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way to new notices, for whoever may issue them. */
export function DraftLink({ call }: { call: Call }) {
  if (!may(call.actor, 'rectify') || call.actor.sight !== 'all') return null;
  return (
    <a class="button" href="/rectification/notices/new" data-key="c">
      {call.say(W.draftNew)}
    </a>
  );
}
