import { points } from '../layout/marks.js';
import type { Call } from '../route.js';

/** What a score did since the audit before: points with a sign, and whether that is sure. */
export function Change({
  call,
  direction,
  value,
}: {
  readonly call: Call;
  readonly direction: string | null;
  readonly value: number | null;
}) {
  if (direction === null || value === null) return <span class="muted">—</span>;
  const { say } = call;
  const signed = `${value > 0 ? '+' : value < 0 ? '−' : ''}${points(Math.abs(value))}`;
  if (direction === 'none') return <span class="muted">{say({ zh: '不变', en: 'same' })}</span>;
  if (direction === 'uncertain')
    return (
      <span
        class="muted"
        title={say({
          zh: '两次的可能区间有重叠，升降说不准',
          en: 'the intervals overlap: it may have gone either way',
        })}
      >
        ≈ {signed}
      </span>
    );
  return (
    <b class={direction === 'up' ? 'good' : 'bad'}>
      <span aria-hidden="true">{direction === 'up' ? '▲' : '▼'}</span> {signed}
    </b>
  );
}
