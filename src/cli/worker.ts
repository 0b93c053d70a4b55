import { Option, type Command } from 'commander';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { openCommandLog, readSettings } from './options/command-settings.js';
import { debugOption } from './debug/debug-option.js';
import { EXIT, UsageError } from './errors.js';
import { readSigningKey } from './verify/chain-keys.js';
import { speaker } from './language.js';
import { openFormatMeans } from './options/format-means.js';
import { readPlaces } from './office/office-places.js';
import { readSecretsOfList } from './office/read-secrets-of-list.js';
import { sealOfficeRun } from './office/seal-run.js';
import { startWork } from './office/start-work.js';
import { wholeNumber } from './options/option-values.js';
import { readNotice } from './notice/read-notice.js';
import { valued } from './options/valued-option.js';

/** Each waits for its own host most of the time: so many keep two cores busy, and no more. */
const AT_ONCE = 8;
/** What ends soon may end; the rest is stopped and left to others. A container is given ten seconds at least. */
const DRAIN_SECONDS = 8;
/** Clocks of machines that share a store may differ by less than this: leases are compared by them. */
const MOST_SKEW_MS = 10_000;

/** `gongkai worker`: audits what is planned in a shared store until it is told to stop. */
const worker: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command
      .option(
        `--data <${say('目录', 'folder')}>`,
        say('数据目录（默认：GONGKAI_DATA，或 office）', 'data folder (default: GONGKAI_DATA, or office)'),
      )
      .addOption(
        valued(
          new Option(
            `--at-once <${say('数量', 'count')}>`,
            say(`同时检查几个网站（默认：${AT_ONCE}）`, `sites at once (default: ${AT_ONCE})`),
          ),
          { read: wholeNumber(1, 64) },
          say,
        ),
      )
      .addOption(
        valued(
          new Option(
            `--drain <${say('秒', 'seconds')}>`,
            say(
              `收到停止信号后，最多再做多久（默认：${DRAIN_SECONDS}）`,
              `seconds that audits may go on when told to stop (default: ${DRAIN_SECONDS})`,
            ),
          ),
          { read: wholeNumber(0, 86_400) },
          say,
        ),
      )
      .option(
        `--config <${say('文件', 'file')}>`,
        say('配置文件（默认：当前目录的 gongkai.yaml）', 'config (default: gongkai.yaml here)'),
      )
      .option(
        `--sites <${say('文件', 'file')}>`,
        say('网站名单，只取其中的 headers 和 auth', 'site list, for its headers and auth only'),
      )
      .option(
        '--allow-private',
        say('允许检查内网和本机地址（只限网站本身）', 'allow private addresses (of the sites only)'),
      )
      .addOption(debugOption(say))
      // For `gongkai serve`, which must go on answering meanwhile.
      .addOption(new Option('--seal <run>').hideHelp())
      .option('--quiet', say('只在停止时说明', 'says nothing but at its end'))
      .action(() => work(command, context));
    addHelpPage(command, HELP, say);
  },
};
export default worker;

const HELP: HelpPage = {
  about: {
    zh: '数据库用 GONGKAI_DATABASE_URL 指定，队列用 GONGKAI_REDIS_URL，证据用 GONGKAI_S3_…；看板（gongkai serve）和各工作进程要设成一样的。',
    en: 'GONGKAI_DATABASE_URL names the database, GONGKAI_REDIS_URL the queue, GONGKAI_S3_… the place of evidence: the same for gongkai serve and every worker.',
  },
  examples: [
    {
      line: 'worker --data /srv/gongkai',
      note: { zh: '和同一台机器上的看板一起', en: 'beside the office of this machine' },
    },
    {
      line: 'worker --at-once 16',
      note: { zh: '另一台机器，设好环境变量以后', en: 'on another machine, once its environment is set' },
    },
  ],
  statuses: [
    [0, { zh: '按要求停止', en: 'stopped as told' }],
    [2, { zh: '用法或配置有误', en: 'usage or config' }],
    [70, { zh: '程序出错', en: 'a bug' }],
  ],
  seeAlso: ['serve', 'store copy'],
};

interface WorkerFlags {
  readonly data?: string;
  readonly atOnce?: number;
  readonly drain?: number;
  readonly quiet?: boolean;
  readonly seal?: string;
}

const work = async (command: Command, context: CliContext): Promise<void> => {
  const given = await readSettings(command, context);
  const { say } = given;
  const flags = command.opts<WorkerFlags>();
  const places = readPlaces(flags.data, context, say);
  const secrets = await readSecretsOfList(given.settings.sites, context, say);
  const key = readSigningKey(given, context.cwd);
  const notice = await readNotice(given, ['docx', 'xlsx'], context.cwd);
  const atOnce = flags.atOnce ?? AT_ONCE;
  const [{ openStore }, { openBlobs }, { databaseTime }] = await Promise.all([
    import('../store/open-store.js'),
    import('../store/blobs/open-blobs.js'),
    import('../store/database/database-time.js'),
  ]);
  const store = await openStore({ folder: places.folder, url: places.databaseUrl });
  const blobs = openBlobs({ folder: places.folder, s3: places.s3 });
  if (flags.seal !== undefined) {
    // Whoever asked for it is gone, and will ask again.
    process.once('disconnect', () => process.exit());
    const formats = openFormatMeans(given.settings, given.lang, notice);
    const means = { store, blobs, folder: places.folder, version: context.version, say, formats };
    try {
      await sealOfficeRun({ ...means, ...(key && { key }) })(flags.seal);
      context.finish(EXIT.ok);
    } finally {
      await formats.close();
      await store.close();
    }
    return;
  }
  const { log, close } = await openCommandLog(context, given);
  const tell = (line: string): void => {
    context.stderr.write(`${beijingTime(new Date())} ${line}\n`);
  };
  try {
    const skewMs = (await databaseTime(store)).getTime() - Date.now();
    if (Math.abs(skewMs) > MOST_SKEW_MS) {
      throw new UsageError(
        say(
          `本机的钟与数据库的差 ${Math.round(skewMs / 1000)} 秒，会误以为别的进程已经停了`,
          `this machine's clock differs from the database's by ${Math.round(skewMs / 1000)} s: other workers would seem dead`,
        ),
        [say('先校准时间（如启用 NTP）', 'set the clock first, e.g. by NTP')],
      );
    }
    const signal = context.interruptible();
    const running = startWork({
      store,
      blobs,
      places,
      settings: given,
      secrets,
      notice,
      atOnce,
      coordinates: false,
      version: context.version,
      now: () => new Date(),
      log,
      tell: flags.quiet === true ? () => undefined : tell,
      ...(key && { key }),
    });
    tell(say(`开始工作：最多同时检查 ${atOnce} 个网站`, `at work: ${atOnce} sites at once`));
    await told(signal, running.wake);
    const seconds = flags.drain ?? DRAIN_SECONDS;
    if (running.busy() > 0)
      tell(
        say(
          `正在停止：手上 ${running.busy()} 个网站再做最多 ${seconds} 秒，做不完的停在安全处，由别的进程接着做`,
          `stopping: ${running.busy()} sites go on for ${seconds} s at most, then others go on with them`,
        ),
      );
    await running.stop(seconds * 1000);
    tell(say('已停止', 'stopped'));
    // The line to whoever began us would keep this process for as long as that one lives.
    if (process.connected) process.disconnect();
    context.finish(EXIT.ok);
  } finally {
    close();
    await store.close();
  }
};

/** Until it is told to stop. One that `gongkai serve` has begun is woken by it, and ends with it. */
const told = (signal: AbortSignal, wake: () => void): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (process.send === undefined) return;
    process.on('message', (what) => (what === 'stop' ? resolve() : wake()));
    process.once('disconnect', () => resolve());
    // A service manager and a terminal tell both processes, and the server tells us too: that is one order, not two.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });

const beijingTime = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
