import type { ItemDetail } from '../../review/read-item.js';
import { Field, Form } from '../layout/form.js';
import type { Call } from '../route.js';
import { withWish } from './queue-wish.js';
import { WORDS } from './words.js';

/** The way to take a decision back; for administrators, and for who decided alone. */
export function WithdrawForm({ call, detail: { item, decisions } }: { call: Call; detail: ItemDetail }) {
  const { say, actor } = call;
  const current = decisions.find(({ id }) => id === item.decision);
  const isOwn = current?.by_user === actor.id && current.second_user === null;
  if (!current || (actor.role !== 'admin' && !isOwn)) return null;
  return (
    <details class="fold">
      <summary>{say({ zh: '撤回这一认定', en: 'Take this decision back' })}</summary>
      <Form
        call={call}
        action={withWish(`/review/${item.id}/withdraw`, call)}
        confirm={say({ zh: '撤回后得分恢复为认定前，确定吗？', en: 'The score will be what it was before. Go on?' })}
      >
        <Field call={call} name="why" label={say(WORDS.reason)} required longest={2_000} />
        <p>
          <button class="danger">{say({ zh: '撤回', en: 'Take back' })}</button>
        </p>
      </Form>
    </details>
  );
}
