import type { ProofFile } from '../../model/decision.js';
import { plain } from '../../report/neutralise.js';
import type { ItemDetail } from '../../review/read-item.js';
import { Badge, Card, points, Time } from '../layout/marks.js';
import type { Call } from '../route.js';
import { WithdrawForm } from './withdraw-form.js';
import { APPEAL_WORDS, DECISIONS } from './words.js';

const TONES = { passed: 'good', failed: 'bad', partly: 'open', inapplicable: 'quiet', withdrawn: 'quiet' } as const;

function Verdict({ call: { say }, value, earned }: { call: Call; value: string; earned?: number | undefined }) {
  const known = value as keyof typeof DECISIONS;
  return (
    <Badge tone={TONES[known]}>
      {say(DECISIONS[known])}
      {earned === undefined ? '' : ` ${points(earned)}`}
    </Badge>
  );
}

/** Files as links; each is saved, never shown. */
export function Files({ call, files, path }: { call: Call; files: readonly ProofFile[]; path: string }) {
  if (files.length === 0) return null;
  return (
    <p class="row">
      {files.map(({ name, sha256 }) => (
        <a href={`${path}/files/${sha256}`} download={name}>
          {plain(name)}
        </a>
      ))}
      <span class="muted">{call.say({ zh: '（下载查看）', en: '(saved, not shown)' })}</span>
    </p>
  );
}

/** What evaluators said in this round, as far as the reader may know it. */
export function Said({ call, detail }: { call: Call; detail: ItemDetail }) {
  const { say } = call;
  const { item, opinions } = detail;
  if (opinions.length === 0 || item.state === 'settled') return null;
  return (
    <Card title={say({ zh: '评估人的意见', en: 'What evaluators said' })}>
      <ul class="stack">
        {opinions.map(({ by_name, at, value, earned, reason, files }) => (
          <li>
            <Verdict call={call} value={value} earned={earned === null ? undefined : earned / 100} /> {plain(by_name)}{' '}
            <small>
              <Time at={at} />
            </small>
            <p>{plain(reason)}</p>
            <Files call={call} files={filesIn(files)} path={`/review/${item.id}`} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const filesIn = (text: string | null): readonly ProofFile[] => (text === null ? [] : (JSON.parse(text) as ProofFile[]));

/** Decisions so far, the one that counts first. */
export function Earlier({ call, detail }: { call: Call; detail: ItemDetail }) {
  const { say } = call;
  const { item, decisions } = detail;
  if (decisions.length === 0) return null;
  return (
    <Card
      title={
        item.decision === null ? say({ zh: '以前的认定', en: 'Decided before' }) : say({ zh: '认定', en: 'Decisions' })
      }
    >
      <ul class="stack">
        {decisions.map(({ id, by_name, at, value, reason, made, run }) => (
          <li class={id === item.decision ? '' : 'muted'}>
            <Verdict call={call} value={value} earned={made?.earned} /> {plain(by_name)}
            {made?.second === undefined ? '' : `、${plain(made.second)}`}{' '}
            <small>
              <Time at={at} /> · {run}
              {made?.until === undefined ? '' : say({ zh: ` · 沿用至 ${made.until}`, en: ` · until ${made.until}` })}
            </small>
            <p>{plain(reason)}</p>
            <Files call={call} files={made?.evidence ?? []} path={`/review/${item.id}`} />
          </li>
        ))}
      </ul>
      <WithdrawForm call={call} detail={detail} />
    </Card>
  );
}

/** What units object to. */
export function Appealed({ call, detail }: { call: Call; detail: ItemDetail }) {
  const { say } = call;
  const { item, appeals } = detail;
  if (appeals.length === 0) return null;
  return (
    <Card title={say({ zh: '申诉', en: 'Appeals' })}>
      <ul class="stack">
        {appeals.map(({ id, by_name, unit, at, reason, message, state, files }) => (
          <li>
            <Badge tone={state === 'lodged' ? 'open' : 'quiet'}>
              {say(APPEAL_WORDS[state as keyof typeof APPEAL_WORDS])}
            </Badge>{' '}
            <a href={`/appeals/${id}`}>{plain(unit ?? by_name)}</a>{' '}
            <small>
              <Time at={at} />
            </small>
            {message === null ? null : <p class="muted">{plain(message)}</p>}
            <blockquote class="quote">{plain(reason)}</blockquote>
            <Files call={call} files={filesIn(files)} path={`/review/${item.id}`} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
