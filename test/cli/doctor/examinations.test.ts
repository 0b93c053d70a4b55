import { chmodSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'dns-packet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineBrowser } from '../../../src/cli/doctor/examine-browser.js';
import { examineClock } from '../../../src/cli/doctor/examine-clock.js';
import { examineDns } from '../../../src/cli/doctor/examine-network.js';
import { examineNode } from '../../../src/cli/doctor/examine-node.js';
import { examineOutFolder } from '../../../src/cli/doctor/examine-out-folder.js';
import { speaker } from '../../../src/cli/language.js';

const say = speaker('en');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-doctor-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('Node', () => {
  it('of this machine will do', () => {
    expect(examineNode({ say })).toMatchObject({ condition: 'ok' });
  });

  it('older than 20 is a fault with a remedy', () => {
    expect(examineNode({ say }, '18.19.0')).toMatchObject({
      condition: 'fault',
      message: 'Node 18.19.0 is too old',
      remedy: 'install Node 20 or newer',
    });
  });
});

describe('the clock', () => {
  const built = new Date('2026-03-01T00:00:00Z');
  const examineAt = (now: string) => {
    const file = join(folder, 'main.js');
    writeFileSync(file, '');
    utimesSync(file, built, built);
    return examineClock({ say }, new Date(now), [file, join(folder, 'absent')]);
  };

  it('that is later than the build is plausible, and tells the day in Beijing', () => {
    expect(examineAt('2026-03-09T18:00:00Z')).toMatchObject({ condition: 'ok', data: { today: '2026-03-10' } });
  });

  it('that is earlier than the build is slow', () => {
    expect(examineAt('1970-01-01T08:00:00Z').message).toContain('the clock seems slow: it says 1970-01-01');
  });

  it('may differ by a day, as file times copied from elsewhere do', () => {
    expect(examineAt('2026-02-28T06:00:00Z')).toMatchObject({ condition: 'ok' });
  });

  it('that is many years after the build is fast', () => {
    expect(examineAt('2036-01-01T00:00:00Z').message).toContain('the clock seems fast');
  });
});

describe('the folder for reports', () => {
  it('need not exist yet, and nothing is left behind', () => {
    const outFolder = join(folder, 'reports', '2026');
    expect(examineOutFolder({ say, outFolder })).toMatchObject({ id: 'out', data: { outFolder } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that lies below a file is a fault', () => {
    writeFileSync(join(folder, 'reports'), '');
    expect(examineOutFolder({ say, outFolder: join(folder, 'reports') })).toMatchObject({
      condition: 'fault',
      remedy: 'name a folder you may write to with --out',
    });
  });

  // The superuser may write everywhere.
  it.skipIf(process.getuid?.() === 0)('that is read-only is a fault', () => {
    chmodSync(folder, 0o555);
    expect(examineOutFolder({ say, outFolder: folder })).toMatchObject({ condition: 'fault' });
  });
});

describe('the resolver', () => {
  const withServer = async (
    answer: ((query: ReturnType<typeof decode>) => Buffer) | undefined,
    examine: (resolver: string) => Promise<void>,
  ) => {
    const server = createSocket('udp4');
    server.on('message', (message, from) => {
      if (answer !== undefined) server.send(answer(decode(message)), from.port, from.address);
    });
    await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
    try {
      await examine(`127.0.0.1:${server.address().port}`);
    } finally {
      server.close();
    }
  };

  it('that answers is well, even if it does not know the name', async () => {
    const notFound = ({ id, questions }: ReturnType<typeof decode>) =>
      encode({ type: 'response', id: id ?? 0, flags: 3, questions: questions ?? [] });
    await withServer(notFound, async (resolver) => {
      expect(await examineDns({ say, resolver })).toMatchObject({ condition: 'ok', data: { servers: [resolver] } });
    });
  });

  it('that is silent limits what can be judged', async () => {
    await withServer(undefined, async (resolver) => {
      expect(await examineDns({ say, resolver })).toMatchObject({
        condition: 'limited',
        message: `the resolver ${resolver} does not answer (ETIMEOUT): rules on DNS cannot be judged`,
      });
    });
  });
});

describe('the browser', () => {
  it('that is missing limits what can be judged, and leaves the fonts unknown', async () => {
    const env = { GONGKAI_BROWSER: join(folder, 'gone') };
    const [browser, fonts] = await examineBrowser({ say, env });
    expect(browser).toMatchObject({ id: 'browser', condition: 'limited' });
    expect(browser?.message).toContain('which is not a program');
    expect(fonts).toMatchObject({ id: 'fonts', condition: 'limited' });
  });

  it('that answers --version but does not start is told from a missing one', async () => {
    const path = join(folder, 'chromium');
    writeFileSync(path, '#!/bin/sh\n[ "$1" = --version ] && echo "Chromium 131.0.0.0" && exit\nexit 1\n');
    chmodSync(path, 0o755);
    const [browser] = await examineBrowser({ say, env: { GONGKAI_BROWSER: path } });
    expect(browser?.message).toContain(`the browser does not start: ${path} 131.0.0.0`);
  });
});
