import type { Call } from '../route.js';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Failed ones among those that were decided, 0..1; undefined where nothing was. */
export const shareOf = ({ passed, failed }: Counts): number | undefined =>
  passed + failed === 0 ? undefined : failed / (passed + failed);

/** The share in figures and as a bar. */
export function ShareBar({ call, counts }: { call: Call; counts: Counts }) {
  const share = shareOf(counts);
  if (share === undefined) return <span class="muted">{call.say({ zh: '没有判定', en: 'none decided' })}</span>;
  const percent = Math.round(share * 1000) / 10;
  return (
    <>
      {percent}%
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="ground" x="0" y="2" width="100" height="4" />
        <rect class="fill-failed" x="0" y="2" width={percent} height="4" />
      </svg>
    </>
  );
}
