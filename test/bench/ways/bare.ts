/** The least that can be done: undici asks, htmlparser2 reads the stream, a set knows what was seen. No politeness, guard or record. */
import { Parser } from 'htmlparser2';
import { Agent, request } from 'undici';
import { AT_ONCE } from './way-to-crawl.js';
import type { WayToCrawl } from './way-to-crawl.js';

export const prepare: WayToCrawl['prepare'] = ({ home, port }) => {
  const { origin, host } = new URL(home);
  const dispatcher = new Agent({ connections: AT_ONCE });
  const known = new Set([home]);
  const waiting = [home];
  let pages = 0;
  let links = 0;

  const read = async (address: string): Promise<void> => {
    const { pathname, search } = new URL(address);
    const { body } = await request(`http://127.0.0.1:${port}${pathname}${search}`, { dispatcher, headers: { host } });
    const decoder = new TextDecoder();
    const parser = new Parser({
      onopentag: (name, { href }) => {
        if (name !== 'a' || href === undefined || !URL.canParse(href, address)) return;
        links += 1;
        const target = new URL(href, address);
        target.hash = '';
        if (target.origin !== origin || known.has(target.href)) return;
        known.add(target.href);
        waiting.push(target.href);
      },
    });
    for await (const chunk of body) parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    parser.end();
    pages += 1;
  };
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await read(next);
  };

  return Promise.resolve(async () => {
    const [first] = waiting.splice(0, 1);
    await read(first ?? home);
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await dispatcher.close();
    return { pages, links };
  });
};
