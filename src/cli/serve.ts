import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Store } from '../store/open-store.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { readSettings, type CommandSettings } from './options/command-settings.js';
import { debugOption } from './debug/debug-option.js';
import { EXIT } from './errors.js';
import { speaker, type Say } from './language.js';
import { readPlaces } from './office/office-places.js';
import { readListening, readPlace, serveValues, type Listening, type ServeFlags } from './office/serve-options.js';
import { wholeNumber } from './options/option-values.js';
import { valued } from './options/valued-option.js';

type Flags = ServeFlags & {
  readonly sites?: string;
  readonly schedule?: boolean;
  readonly adminLink?: boolean;
  readonly atOnce?: number;
};

/** `gongkai serve`: the office: pages, API, schedules, availability, notifications, in one process. */
const serve: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    for (const [zhFlags, enFlags, zh, en] of OPTIONS) {
      const option = new Option(say(zhFlags, enFlags), say(zh, en));
      const value = serveValues.get(option.attributeName());
      command.addOption(value === undefined ? option : valued(option, value, say));
    }
    command
      .addOption(
        valued(
          new Option(
            say('--at-once <数量>', '--at-once <count>'),
            say(`同时检查几个网站（默认：${AT_ONCE}）`, `sites audited at once (default: ${AT_ONCE})`),
          ),
          { read: wholeNumber(1, 64) },
          say,
        ),
      )
      .addOption(
        new Option(
          '--allow-private',
          say('允许检查内网和本机地址（只限网站本身）', 'allow private addresses (of the sites only)'),
        ),
      );
    command.addOption(debugOption(say));
    addHelpPage(command, HELP, say).action(async (flags: Flags) => {
      await serveOffice(flags, await readSettings(command, context), context);
    });
  },
};
export default serve;

/** Beside the pages, which must stay quick. More are `gongkai worker`'s. */
const AT_ONCE = 4;

const OPTIONS: readonly (readonly [string, string, string, string])[] = [
  [
    '--data <目录>',
    '--data <folder>',
    '数据目录（默认：GONGKAI_DATA，否则 office/）',
    'data folder (default: GONGKAI_DATA, else office/)',
  ],
  [
    '--host <地址>',
    '--host <address>',
    '监听的地址（默认：127.0.0.1，只有本机能访问）',
    'address to listen at (default: 127.0.0.1, this machine only)',
  ],
  ['--port <端口>', '--port <port>', '监听的端口（默认：8080）', 'port to listen at (default: 8080)'],
  [
    '--public-url <地址>',
    '--public-url <url>',
    '从外面访问的地址，例如 https://gongkai.example.gov.cn',
    'where it is reached from outside',
  ],
  [
    '--trusted-proxy <网段>',
    '--trusted-proxy <ranges>',
    '前置代理的地址或网段，逗号分开',
    'addresses of proxies in front, comma separated',
  ],
  [
    '--trust-header <名称>',
    '--trust-header <name>',
    '统一身份认证的代理用来给出账号的请求头，如 X-Forwarded-User',
    'header in which that proxy names who has signed in',
  ],
  [
    '--admit-unknown',
    '--admit-unknown',
    '代理认证过的陌生账号自动成为“查看人员”',
    'unknown names from that proxy become viewers',
  ],
  ['--tls-cert <文件>', '--tls-cert <file>', 'TLS 证书（PEM）', 'TLS certificate (PEM)'],
  ['--tls-key <文件>', '--tls-key <file>', 'TLS 私钥（PEM）', 'TLS key (PEM)'],
  ['--sites <文件>', '--sites <file>', '启动时载入的网站名单', 'site list to be taken in at the start'],
  ['--config <文件>', '--config <file>', '配置文件', 'config file'],
  [
    '--no-schedule',
    '--no-schedule',
    '只提供页面和接口，不检查、不探测、不发通知',
    'pages and API only: no audits, probes, messages',
  ],
  [
    '--admin-link',
    '--admin-link',
    '管理员都无法登录时，输出一个重设密码的链接',
    'print a link to set an administrator’s password anew',
  ],
];

const HELP: HelpPage = {
  about: {
    zh: `第一次启动时会在终端里输出一个一次性的链接，用它设置管理员的密码（24 小时内有效）。
数据默认存在数据目录的 office.sqlite；多台机器共用时设 GONGKAI_DATABASE_URL、GONGKAI_REDIS_URL、GONGKAI_S3_*。
按 Ctrl-C 停止：正在进行的检查停在可以续做的地方。
检查时的礼貌、联系方式、内网地址、DNS、截图等在 gongkai.yaml 里写，与 gongkai audit 相同。
忘记密码由管理员在“用户”页面给一个新链接；管理员自己忘记了，用 --admin-link 再启动一次。`,
    en: `The first start prints a link that works once, to set the administrator's password (good for 24 hours).
Data is kept in office.sqlite of the data folder; several machines share by GONGKAI_DATABASE_URL, GONGKAI_REDIS_URL, GONGKAI_S3_*.
Ctrl-C stops: audits under way end where they can be gone on with.
Manners, contact, private addresses, DNS, screenshots of audits stand in gongkai.yaml, as for gongkai audit.
Who forgot a password gets a new link from an administrator (page Users); for the last administrator, start once with --admin-link.`,
  },
  examples: [
    {
      line: 'serve',
      note: { zh: '在本机试用：http://127.0.0.1:8080/', en: 'to try it on this machine: http://127.0.0.1:8080/' },
    },
    {
      line: { zh: 'serve --data /srv/gongkai --sites 名单.xlsx', en: 'serve --data /srv/gongkai --sites list.xlsx' },
      note: { zh: '载入网站名单', en: 'with a site list to begin with' },
    },
    {
      line: 'serve --host 0.0.0.0 --public-url https://gongkai.example.gov.cn --trusted-proxy 10.0.0.5',
      note: { zh: '放在反向代理后面', en: 'behind a reverse proxy' },
    },
  ],
  statuses: [
    [0, { zh: '按要求停止', en: 'stopped as told' }],
    [2, { zh: '用法、配置或存储有误，没有启动', en: 'usage, config or store is wrong: not started' }],
    [70, { zh: '程序出错', en: 'a bug' }],
  ],
  seeAlso: ['worker', 'store import', 'verify'],
};

async function serveOffice(flags: Flags, asked: CommandSettings, context: CliContext): Promise<void> {
  const { say } = asked;
  const tell = (line: string): void => void context.stderr.write(`${line}\n`);
  const places = readPlaces(flags.data, context, say);
  const listening = readListening(flags, context.cwd, say);
  const stopping = context.interruptible();
  const [{ listen }, { openStore }, { openBlobs }] = await Promise.all([
    import('./office/listen.js'),
    import('../store/open-store.js'),
    import('../store/blobs/open-blobs.js'),
  ]);
  // The port first: who cannot listen must not touch the store of a server that does.
  const server = await listen(listening, say);
  let store: Store | undefined;
  try {
    // And whatever else can be wrong, before a store is made.
    const place = readPlace(flags, listening, server.port, say);
    const list = flags.sites === undefined ? undefined : await readListOf(flags.sites, context.cwd, say);
    store = await openStore({ folder: places.folder, url: places.databaseUrl });
    if (list !== undefined) tell(await list.takeInto(store));
    const { startOffice } = await import('./office/start-office.js');
    const office = await startOffice({
      store,
      blobs: openBlobs(places),
      places,
      server: place,
      asked,
      context,
      atOnce: flags.schedule === false ? undefined : (flags.atOnce ?? AT_ONCE),
      tell,
    });
    server.answerBy(office.fetch);
    const base = listening.publicUrl?.origin ?? originOf(listening, server.port);
    tell(say(`看板：${base}/    （Ctrl-C 停止）`, `Dashboard: ${base}/    (Ctrl-C stops)`));
    warnOfPlainText(listening, say, tell);
    await tellAdminLink(store, base, flags.adminLink === true, say, tell);
    if (!stopping.aborted) await new Promise((end) => stopping.addEventListener('abort', end, { once: true }));
    tell(say('正在停止……（再按一次 Ctrl-C 立即结束）', 'Stopping … (Ctrl-C again ends at once)'));
    await Promise.all([server.close(), office.stop()]);
    context.finish(EXIT.ok);
  } finally {
    await server.close();
    await store?.close();
  }
}

const readListOf = async (file: string, cwd: string, say: Say) => {
  const { readSites, takeSites } = await import('./office/take-sites.js');
  const path = resolve(cwd, file);
  const sites = await readSites(path, say);
  return { takeInto: (store: Store) => takeSites(store, path, sites, say) };
};

const originOf = ({ host, tls }: Listening, port: number): string => {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${shown}:${port}`;
};

/** Beyond this machine passwords must not travel in the clear. */
function warnOfPlainText({ isLoopback, tls, hasProxy }: Listening, say: Say, tell: (line: string) => void): void {
  if (isLoopback || tls || hasProxy) return;
  tell(
    say(
      '警告：正在对其他机器开放，却没有 TLS，密码会以明文传输。请用 --tls-cert/--tls-key，或放在 TLS 代理之后（--public-url、--trusted-proxy）。',
      'Warning: open to other machines without TLS: passwords travel in the clear. Use --tls-cert/--tls-key, or a TLS proxy (--public-url, --trusted-proxy).',
    ),
  );
}

async function tellAdminLink(
  store: Store,
  base: string,
  isLost: boolean,
  say: Say,
  tell: (line: string) => void,
): Promise<void> {
  const { firstAdmin } = await import('../access/first-admin.js');
  const link = await firstAdmin(store, new Date(), isLost);
  if (link === undefined) return;
  tell(
    say(
      `用下面的链接为管理员账号“${link.login}”设置密码（只能用一次，24 小时内有效）：`,
      `Set the password of the administrator "${link.login}" by this link (once, within 24 hours):`,
    ),
  );
  tell(`  ${base}/set-password?key=${link.secret}`);
}
