import type { Context } from 'hono';
import { may } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import { peerOf } from '../peer.js';
import { route, type Call, type Route } from '../route.js';
import { gauges } from './gauges.js';
import { timingOf } from './http-durations.js';

/** `/metrics` for Prometheus: for a token or session with the right `admin`, and for whoever asks directly from this machine. */
export const routes: readonly Route[] = [
  route({
    ...{ method: 'GET', path: '/metrics', right: 'public', sight: 'none' },
    title: { zh: '运行指标', en: 'Metrics' },
    handle: async (c, call) => {
      if (!mayScrape(c, call)) throw new NotFound();
      const text = `${await timingOf(call.office).registry.metrics()}\n${await gauges(call.office)}`;
      return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
    },
  }),
];

/** What a proxy on this machine passes on comes from loopback too, but from somebody else. */
function mayScrape(c: Context, { actor, office }: Call): boolean {
  if (actor.id !== '' && may(actor, 'admin') && actor.sight === 'all') return true;
  const peer = peerOf(c);
  const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => c.req.header(name));
  return (
    /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(peer) && !isForwarded && !office.server.isProxy(peer)
  );
}
