import type { Invalid } from '../../model/refusal.js';
import type { SubscriptionInput } from '../../notify/manage-subscriptions.js';
import { KINDS } from '../../notify/kinds.js';
import type { Subscription } from '../../notify/subscription.js';
import { OFFICE_EVENTS } from '../../model/office-event.js';
import { Checkbox, Field, Select, TextArea } from '../layout/form.js';
import type { Call } from '../route.js';
import { WORDS } from './words.js';

/** What the form holds, read. Lists and sites that are not there are refused when it is saved. */
export function readSubscription({ form }: Call): SubscriptionInput {
  const [dailyAt, from, to] = [form.text('dailyAt', 5), form.text('quietFrom', 5), form.text('quietTo', 5)];
  const sites = form
    .lines('sites', 20_000)
    .split('\n')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const lists = form.all('lists', 64);
  const wanted = form.all('kinds', 40);
  return {
    kinds: OFFICE_EVENTS.filter((kind) => wanted.includes(kind)),
    ...(sites.length + lists.length > 0 && { scope: { sites, lists } }),
    rhythm: form.choice('rhythm', ['at-once', 'daily']) ?? 'at-once',
    ...(dailyAt !== '' && { dailyAt }),
    ...((from !== '' || to !== '') && { quiet: { from, to } }),
    lang: form.choice('lang', ['zh', 'en']) ?? 'zh',
    isActive: form.isOn('active'),
  };
}

/** The fields of a subscription: of one's own mail, or of a channel. */
export function SubscriptionFields({
  call,
  stored,
  lists,
  invalid,
}: {
  call: Call;
  stored: Pick<Subscription, 'kinds' | 'scope' | 'rhythm' | 'dailyAt' | 'quiet' | 'lang' | 'isActive'>;
  lists: readonly { readonly id: string; readonly title: string }[];
  invalid?: Invalid | undefined;
}) {
  const { say } = call;
  return (
    <>
      <fieldset>
        <legend>{say(WORDS.kinds)}</legend>
        <div class="kinds">
          {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => (
            <Checkbox name="kinds" value={kind} label={say(KINDS[kind].title)} checked={stored.kinds.includes(kind)} />
          ))}
        </div>
      </fieldset>
      <div class="row">
        <Select
          call={call}
          name="rhythm"
          label={say(WORDS.rhythm)}
          value={stored.rhythm}
          options={(['at-once', 'daily'] as const).map((value) => ({ value, label: say(WORDS[value]) }))}
        />
        <Field
          call={call}
          name="dailyAt"
          label={say(WORDS.dailyAt)}
          value={stored.dailyAt ?? '08:30'}
          longest={5}
          invalid={invalid}
        />
        <Select
          call={call}
          name="lang"
          label={say(WORDS.lang)}
          value={stored.lang}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <div class="row">
        <Field
          call={call}
          name="quietFrom"
          label={say(WORDS.quietFrom)}
          value={stored.quiet?.from ?? ''}
          longest={5}
          invalid={invalid}
        />
        <Field
          call={call}
          name="quietTo"
          label={say(WORDS.quietTo)}
          value={stored.quiet?.to ?? ''}
          longest={5}
          invalid={invalid}
        />
      </div>
      {lists.length === 0 ? null : (
        <fieldset>
          <legend>{say(WORDS.lists)}</legend>
          {lists.map(({ id, title }) => (
            <Checkbox name="lists" value={id} label={title} checked={stored.scope?.lists.includes(id) === true} />
          ))}
        </fieldset>
      )}
      <TextArea
        call={call}
        name="sites"
        label={say(WORDS.sites)}
        value={stored.scope?.sites.join('\n') ?? ''}
        rows={2}
        longest={20_000}
        invalid={invalid}
      />
      <Checkbox name="active" label={say(WORDS.active)} checked={stored.isActive} />
    </>
  );
}
