import type { Child } from 'hono/jsx';
import type { Words } from '../../model/words.js';
import { beijingTime } from '../../report/beijing-time.js';
import type { Call } from '../route.js';
import { FINDING_STATES, LEVELS, OUTCOMES, VERDICTS, WORDS } from './words.js';

export type Tone = 'good' | 'bad' | 'open' | 'info' | 'quiet';

/** A short word that stands out by tone and never by colour alone. */
export const Badge = ({ tone, children }: { tone: Tone; children?: Child }) => (
  <span class={`badge ${tone}`}>{children}</span>
);

const TONES: Readonly<Record<string, Tone>> = {
  qualified: 'good',
  unqualified: 'bad',
  undetermined: 'open',
  new: 'bad',
  persisting: 'bad',
  reopened: 'bad',
  expired: 'bad',
  fixed: 'good',
  waived: 'quiet',
  passed: 'good',
  failed: 'bad',
  cantTell: 'open',
  untested: 'quiet',
  inapplicable: 'quiet',
  veto: 'bad',
  deduction: 'info',
  bonus: 'good',
  advice: 'quiet',
};

const NAMES: Readonly<Record<string, Words>> = { ...VERDICTS, ...FINDING_STATES, ...OUTCOMES, ...LEVELS };

/** Verdict, state of a finding, outcome or level, by its code; one that is unknown or absent is a dash. */
export function Mark({ call, code }: { call: Call; code: string | null | undefined }) {
  const words = code ? NAMES[code] : undefined;
  return words ? <Badge tone={TONES[code ?? ''] ?? 'quiet'}>{call.say(words)}</Badge> : <span class="muted">—</span>;
}

/** Points as a table shows them: two decimals only where there are any. */
export const points = (value: number): string => String(Math.round(value * 100) / 100);

/** A score: the estimate, and the interval within which it lies where something is open. Without an estimate only the interval. */
export function Score({
  call,
  value,
  min,
  max,
}: {
  call: Call;
  value: number | null | undefined;
  min: number | null | undefined;
  max: number | null | undefined;
}) {
  if (typeof min !== 'number' || typeof max !== 'number') return <span class="muted">{call.say(WORDS.noScore)}</span>;
  const isSure = max - min < 0.005;
  return (
    <span class="score">
      {isSure || typeof value === 'number' ? <b>{points(value ?? min)}</b> : null}
      {isSure ? null : <small title={call.say(WORDS.interval)}>{`${points(min)}–${points(max)}`}</small>}
    </span>
  );
}

/** The interval as a bar from 0 to `outOf`, with the pass mark where there is one. For the eye only: the figures stand beside it. */
export function ScoreBar({
  value,
  min,
  max,
  outOf = 100,
  passMark,
}: {
  value: number | null | undefined;
  min: number | null | undefined;
  max: number | null | undefined;
  outOf?: number;
  passMark?: number | undefined;
}) {
  if (typeof min !== 'number' || typeof max !== 'number' || outOf <= 0) return null;
  const at = (points: number): number => Math.round(Math.min(1, Math.max(0, points / outOf)) * 1000) / 10;
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="ground" x="0" y="2" width="100" height="4" />
      <rect class="sure" x="0" y="2" width={at(min)} height="4" />
      <rect class="between" x={at(min)} y="2" width={Math.max(0, at(max) - at(min))} height="4" />
      {typeof value !== 'number' ? null : (
        <rect class="value" x={Math.max(0, at(value) - 0.6)} y="0" width="1.2" height="8" />
      )}
      {passMark === undefined ? null : <rect class="mark" x={at(passMark)} y="0" width="0.6" height="8" />}
    </svg>
  );
}

/** An instant in Beijing time, to the minute; absent: a dash. */
export function Time({ at }: { at: string | null | undefined }) {
  if (!at) return <span class="muted">—</span>;
  return <time datetime={at}>{beijingMinute(at)}</time>;
}

/** `2026-11-22 17:05` of an instant, in Beijing time; text that is no instant stays as it is. */
export const beijingMinute = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : beijingTime(at).slice(0, 16));

/** Today in Asia/Shanghai. */
export const beijingDay = (now: Date): string => beijingTime(now.toISOString()).slice(0, 10);

/** Facts beside their names. Absent values are left out. */
export function Facts({ rows }: { rows: readonly (readonly [string, Child] | undefined)[] }) {
  return (
    <dl class="facts">
      {rows.map((row) =>
        row === undefined || row[1] === undefined || row[1] === null || row[1] === '' ? null : (
          <div>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** A part of a page under its heading. `id`: may be linked to. */
export function Card({
  title,
  id,
  actions,
  children,
}: {
  title: Child;
  id?: string;
  actions?: Child;
  children?: Child;
}) {
  return (
    <section class="card" id={id}>
      <header>
        <h2>{title}</h2>
        {actions ? <div class="actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}

/** Tiles of counts that lead on. */
export function Tiles({
  tiles,
}: {
  tiles: readonly { label: string; count: Child; href?: string; tone?: Tone; note?: Child }[];
}) {
  return (
    <ul class="tiles">
      {tiles.map(({ label, count, href, tone, note }) => {
        const body = (
          <>
            <span>{label}</span>
            <b class={tone}>{count}</b>
            {note ? <small>{note}</small> : null}
          </>
        );
        return <li>{href ? <a href={href}>{body}</a> : <div>{body}</div>}</li>;
      })}
    </ul>
  );
}

/** Views of one subject beside each other, as links. */
export function Tabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; title: Child; isCurrent: boolean }[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, title, isCurrent }) => (
          <li>
            <a href={href} aria-current={isCurrent ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
