import { isOverdue } from '../../rectification/states.js';
import { Badge } from '../layout/marks.js';
import type { Call } from '../route.js';
import { itemMark, noticeMark, seenWords } from './words.js';

/** State of a notice; 逾期未反馈 is told from the day. */
export function NoticeMark({
  call,
  notice,
  today,
}: {
  call: Call;
  notice: { readonly state: string; readonly due_on: string | null };
  today: string;
}) {
  const [tone, words] = noticeMark(isOverdue(notice, today) ? 'overdue' : notice.state);
  return <Badge tone={tone}>{call.say(words)}</Badge>;
}

/** State of an item. */
export function ItemMark({ call, state }: { call: Call; state: string }) {
  const [tone, words] = itemMark(state);
  return <Badge tone={tone}>{call.say(words)}</Badge>;
}

/** What the last look at an item saw. */
export function Seen({ call, seen, why }: { call: Call; seen: string | null; why: string | null }) {
  if (seen === null) return <span class="muted">—</span>;
  return <span>{call.say(seenWords(seen, why))}</span>;
}

/** A due day, marked where it has passed and something is open. */
export function DueDay({ day, today, isOpen }: { day: string | null; today: string; isOpen: boolean }) {
  if (day === null || day === '') return <span class="muted">—</span>;
  return isOpen && day < today ? (
    <b class="bad">
      <time datetime={day}>{day}</time>
    </b>
  ) : (
    <time datetime={day}>{day}</time>
  );
}
