import type { Route } from './route.js';

/** Orders routes so that words of a path come before parameters: `/runs/new` is never taken for a run called `new`. */
export function bySpecificity(a: Pick<Route, 'path'>, b: Pick<Route, 'path'>): number {
  const [left, right] = [a.path.split('/'), b.path.split('/')];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const step = rank(left[at]) - rank(right[at]);
    if (step !== 0) return step;
  }
  return 0;
}

const rank = (part: string | undefined): number => {
  if (part?.includes('*')) return 2;
  return part?.startsWith(':') ? 1 : 0;
};
