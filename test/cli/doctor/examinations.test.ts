import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'dns-packet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineBrowser, launchRemedy } from '../../../src/cli/doctor/examine-browser.js';
import { examineClock } from '../../../src/cli/doctor/examine-clock.js';
import { examineDns } from '../../../src/cli/doctor/examine-network.js';
import { examineInstallation } from '../../../src/cli/doctor/examine-installation.js';
import { examineFiles, examineMachine } from '../../../src/cli/doctor/examine-machine.js';
import { examineNode } from '../../../src/cli/doctor/examine-node.js';
import { examineOutFolder } from '../../../src/cli/doctor/examine-out-folder.js';
import { examineWithin } from '../../../src/cli/doctor/examine-within.js';
import type { Examination } from '../../../src/cli/doctor/examination.js';
import { browserRemedy, installationOf, reinstallRemedy } from '../../../src/cli/doctor/installation.js';
import { tellExaminations, verdictOf } from '../../../src/cli/doctor/tell-examinations.js';
import { displayWidth } from '../../../src/lib/text/display-width.js';
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
    expect(examineNode({ say }, { version: '18.19.0', heapBytes: 4e9 })).toMatchObject({
      condition: 'fault',
      message: '18.19.0 is too old',
      remedy: 'install Node 20 or newer',
    });
  });

  it('that may use little memory is told so, and by which variable it gets more', () => {
    const { condition, remedy } = examineNode({ say }, { version: '20.19.0', heapBytes: 512 * 1024 ** 2 });
    expect(condition).toBe('limited');
    expect(remedy).toContain('NODE_OPTIONS=--max-old-space-size');
  });
});

describe('the machine', () => {
  it('with little memory is told to audit fewer sites at once', () => {
    const small = { cores: 1, memoryBytes: 700 * 1024 ** 2, freeBytes: 1e8 };
    expect(examineMachine({ say }, small)).toMatchObject({
      condition: 'limited',
      message: '1 cores, but only 0.7 GiB of memory',
      data: { memoryMebibytes: 700 },
    });
  });

  it('that lets few files be open says how to have more; one that does not tell is passed over', () => {
    const limits = (count: string): string =>
      `Limit  Soft Limit\nMax open files            ${count}   1048576  files\n`;
    expect(examineFiles({ say }, limits('256'))).toMatchObject([{ condition: 'limited', data: { limit: 256 } }]);
    expect(examineFiles({ say }, limits('unlimited'))).toMatchObject([{ condition: 'ok', data: { limit: null } }]);
    expect(examineFiles({ say }, '')).toEqual([]);
  });
});

describe('the installation', () => {
  const packageAt = (...path: string[]): string => {
    const place = join(folder, ...path);
    mkdirSync(place, { recursive: true });
    return place;
  };

  it('tells a repository from a package of one project and from one of the whole machine', () => {
    const repository = packageAt('gongkai', 'scripts');
    writeFileSync(join(repository, 'setup.mjs'), '');
    expect(installationOf(join(folder, 'gongkai'))).toBe('repository');
    expect(installationOf(packageAt('lib', 'node_modules', 'gongkai'))).toBe('global');
    writeFileSync(join(packageAt('project'), 'package.json'), '{}');
    expect(installationOf(packageAt('project', 'node_modules', 'gongkai'))).toBe('dependency');
  });

  it('names npm run setup in the repository only', () => {
    expect(browserRemedy('repository', say)).toContain('npm run setup');
    expect(browserRemedy('global', say)).not.toContain('npm run');
    expect(reinstallRemedy('dependency', say)).toContain('npm install');
  });

  it('whose sources are newer than what runs wants to be built', () => {
    const old = new Date('2026-03-01T00:00:00Z');
    for (const path of [
      ['scripts', 'setup.mjs'],
      ['dist', 'main.js'],
      ['src', 'cli', 'doctor.ts'],
    ] as const) {
      const file = join(packageAt('gongkai', ...path.slice(0, -1)), path.at(-1) ?? '');
      writeFileSync(file, '');
      if (path[0] === 'dist') utimesSync(file, old, old);
    }
    const at = join(folder, 'gongkai');
    expect(examineInstallation({ say, version: '1.0.0', isBuilt: true }, at).remedy).toBe('run npm run build');
    expect(examineInstallation({ say, version: '1.0.0', isBuilt: false }, at).condition).toBe('ok');
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

describe('what is told', () => {
  const found: readonly Examination[] = [
    { id: 'node', condition: 'ok', message: '20.19.0' },
    { id: 'fonts', condition: 'limited', message: '没有浏览器，看不出汉字能否正常显示', remedy: '装一个浏览器' },
    { id: 'config', condition: 'fault', message: 'gongkai.yaml:1:1 没有 maxPage 这一项\u001b[2J\n是不是 maxPages？' },
  ];
  const zh = speaker('zh');

  it('stands in groups, what to do below, whatever a message holds', () => {
    expect(tellExaminations(found, { say: zh, hasColour: false, width: undefined }).split('\n')).toEqual([
      '程序',
      '  ✓ Node      20.19.0',
      '  ✗ 配置      gongkai.yaml:1:1 没有 maxPage 这一项 [2J',
      '              是不是 maxPages？',
      '',
      '浏览器',
      '  ! 中文字体  没有浏览器，看不出汉字能否正常显示',
      '              → 装一个浏览器',
      '',
      '',
    ]);
    expect(verdictOf(found, zh)).toBe('有 1 处必须先解决（✗），才能检查。');
  });

  it('keeps to the width of a terminal, in colours where these are welcome', () => {
    const lines = tellExaminations(found, { say: zh, hasColour: true, width: 44 }).split('\n');
    expect(lines.filter((line) => displayWidth(line) > 44)).toEqual([]);
    expect(lines[1]).toBe('  \u001b[32m✓\u001b[0m Node      20.19.0');
  });

  it('goes on where one of them hangs or breaks', async () => {
    const hanging = await examineWithin('dns', say, () => new Promise<never>(() => undefined), 1);
    expect(hanging).toMatchObject([{ id: 'dns', condition: 'limited' }]);
    const broken = await examineWithin('rules', say, () => {
      throw new TypeError('no such thing');
    });
    expect(broken).toMatchObject([{ id: 'rules', message: 'cannot be told: TypeError: no such thing' }]);
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

  it('that gives an address to names that do not exist is told of', async () => {
    const madeUp = ({ id, questions = [] }: ReturnType<typeof decode>) =>
      encode({
        type: 'response',
        id: id ?? 0,
        questions,
        answers: questions.map(({ name }) => ({ type: 'A', name, ttl: 60, data: '127.0.0.53' })),
      });
    await withServer(madeUp, async (resolver) => {
      const found = await examineDns({ say, resolver });
      expect(found).toMatchObject({ condition: 'limited', data: { madeUp: ['127.0.0.53'] } });
      expect(found.message).toContain('gives addresses to names that do not exist');
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
    expect(browser?.message).toContain(`does not start: ${path} 131.0.0.0`);
  });

  it('that lacks a library or a sandbox gets a remedy of its own', () => {
    expect(launchRemedy('chrome: error while loading shared libraries: libnss3.so: cannot open', say)).toContain(
      'the system lacks libnss3.so',
    );
    expect(launchRemedy('FATAL: No usable sandbox! Update your kernel', say)).toContain('user namespaces');
    expect(launchRemedy('Timeout 30000ms exceeded', say)).toBeUndefined();
  });
});
