import { Histogram, Registry } from 'prom-client';
import { Refusal } from '../../model/refusal.js';
import type { Office } from '../office.js';
import type { Route } from '../route.js';

interface Timing {
  readonly registry: Registry;
  readonly durations: Histogram<'method' | 'route' | 'status'>;
}
const timings = new WeakMap<Office, Timing>();

/** What is measured of an office while it answers. Labels are rows of the table, never what was asked for. */
export function timingOf(office: Office): Timing {
  let timing = timings.get(office);
  if (!timing) {
    const registry = new Registry();
    const durations = new Histogram({
      name: 'gongkai_http_request_duration_seconds',
      help: 'Time to answer, by row of the table of routes',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15],
      registers: [registry],
    });
    timings.set(office, (timing = { registry, durations }));
  }
  return timing;
}

/** The row, noting how long each answer takes. */
export const timed = (row: Route): Route => ({
  ...row,
  handle: async (c, call) => {
    const stop = timingOf(call.office).durations.startTimer({ method: row.method, route: row.path });
    // By class: a 404 and a 403 are one thing to whoever watches.
    const note = (status: number): unknown => stop({ status: `${Math.floor(status / 100)}xx` });
    try {
      const response = await row.handle(c, call);
      note(response.status);
      return response;
    } catch (error) {
      note(error instanceof Refusal ? error.status : 500);
      throw error;
    }
  },
});
