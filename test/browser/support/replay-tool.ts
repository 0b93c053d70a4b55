/** wabac, the engine of ReplayWeb.page, on a page of its own: it is given a web archive and shows what stands in it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';

const folder = new URL('../../../node_modules/@webrecorder/wabac/', import.meta.url);
const worker = readFileSync(new URL('dist/sw.js', folder));

const HOST_PAGE = `<!doctype html><meta charset="utf-8"><title>loading</title><iframe style="width:100%;height:700px"></iframe>
<script type="module">
const { serviceWorker } = navigator;
serviceWorker.addEventListener('message', ({ data }) => {
  if (data.msg_type === 'collAdded') document.title = 'ready';
  if (data.msg_type === 'collProgress' && data.error) document.title = data.error;
});
await serviceWorker.register('/sw.js');
const { active } = await serviceWorker.ready;
active.postMessage({ msg_type: 'addColl', name: 'seen', type: 'archive', file: { sourceUrl: location.origin + location.search.slice(1) } });
</script>`;

export interface ReplayTool {
  /** The page at an address as the archive has it. */
  show(url: string): Promise<FrameLocator>;
  close(): Promise<void>;
}

/** Serves the archive on loopback and has the tool load it. */
export async function openReplayTool(page: Page, archive: string): Promise<ReplayTool> {
  const name = `/archive/${archive.split('/').at(-1) ?? ''}`;
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://host');
    const [type, body] =
      pathname === '/sw.js'
        ? ['text/javascript', worker]
        : pathname === name
          ? ['application/octet-stream', readFileSync(archive)]
          : pathname === '/'
            ? ['text/html', HOST_PAGE]
            : [undefined, ''];
    response.writeHead(type === undefined ? 404 : 200, {
      ...(type !== undefined && { 'content-type': type }),
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?${name}`);
  await page.waitForFunction(`document.title !== 'loading'`);
  if ((await page.title()) !== 'ready') throw new Error(await page.title());
  return {
    show: async (url) => {
      await page.evaluate(`document.querySelector('iframe').src = ${JSON.stringify(`/w/seen/mp_/${url}`)}`);
      return page.frameLocator('iframe');
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
