import { may } from '../../model/actor.js';
import { CHANNEL_WORDS } from '../../notify/channel-input.js';
import type { ShownMessage } from '../../notify/list-messages.js';
import { SEND_ERRORS } from '../../notify/send-result.js';
import { Form } from '../layout/form.js';
import { Badge, beijingMinute, Time, type Tone } from '../layout/marks.js';
import type { Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { STATES, WORDS } from './words.js';

const TONES: Readonly<Record<string, Tone>> = {
  sent: 'good',
  'given-up': 'bad',
  'in-doubt': 'open',
  waiting: 'info',
  sending: 'info',
};

/** Messages as a list; whoever may gets a button beside what did not arrive. */
export const messageColumns = (call: Call): readonly Column<ShownMessage>[] => {
  const { say, actor } = call;
  const wordsOf = (by: string): string =>
    by in CHANNEL_WORDS ? say(CHANNEL_WORDS[by as keyof typeof CHANNEL_WORDS]) : by;
  const trouble = ({ error, errorDetail, state }: ShownMessage): string =>
    error === undefined || state === 'sent'
      ? ''
      : [say(SEND_ERRORS[error]), errorDetail ?? ''].filter(Boolean).join('：');
  return [
    {
      id: 'at',
      head: say(WORDS.at),
      cell: ({ sentAt, createdAt }) => <Time at={sentAt ?? createdAt} />,
      value: ({ sentAt, createdAt }) => beijingMinute(sentAt ?? createdAt),
    },
    {
      id: 'subject',
      head: say(WORDS.subject),
      kind: 'title',
      cell: ({ subject }) => subject,
      value: ({ subject }) => subject,
    },
    { id: 'to', head: say(WORDS.to), cell: ({ to }) => to, value: ({ to }) => to },
    { id: 'by', head: say(WORDS.by), cell: ({ by }) => wordsOf(by), value: ({ by }) => wordsOf(by) },
    {
      id: 'state',
      head: say(WORDS.state),
      cell: ({ state }) => <Badge tone={TONES[state] ?? 'quiet'}>{say(STATES[state])}</Badge>,
      value: ({ state }) => say(STATES[state]),
    },
    {
      id: 'attempts',
      head: say(WORDS.attempts),
      kind: 'number',
      cell: ({ attempts }) => attempts,
      value: ({ attempts }) => attempts,
    },
    { id: 'error', head: say(WORDS.error), kind: 'long', cell: trouble, value: trouble },
    ...(may(actor, 'admin')
      ? [
          {
            id: 'again',
            head: say(WORDS.again),
            cell: ({ id, state }: ShownMessage) =>
              state === 'given-up' || state === 'in-doubt' ? (
                <Form call={call} action={`/notifications/messages/${id}/again`}>
                  <button class="quiet">{say(WORDS.again)}</button>
                </Form>
              ) : null,
          },
        ]
      : []),
  ];
};
