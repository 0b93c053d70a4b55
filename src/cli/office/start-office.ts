import { resolve } from 'node:path';
import { createApp } from '../../dashboard/app.js';
import type { ServerPlace } from '../../dashboard/office.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import type { Store } from '../../store/open-store.js';
import { readSigningKey } from '../verify/chain-keys.js';
import type { CliContext } from '../command.js';
import { openCommandLog, type CommandSettings } from '../options/command-settings.js';
import { messageOf } from '../errors/message-of.js';
import type { Say } from '../language.js';
import { readNotice } from '../notice/read-notice.js';
import { openOffice } from './open-office.js';
import { openTakeIn } from './open-take-in.js';
import type { OfficePlaces } from './office-places.js';
import { warmPacks } from './read-packs.js';
import { readSecretsOfList } from './read-secrets-of-list.js';
import { openSealing } from './seal-apart.js';
import { startCrew } from './start-crew.js';
import { startDuties } from './start-duties.js';
import { startWatch } from './start-watch.js';
import { startWork } from './start-work.js';
import { troubleOf } from './trouble-of.js';

interface Means {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly places: OfficePlaces;
  readonly server: ServerPlace;
  readonly asked: CommandSettings;
  readonly context: CliContext;
  /** Audits at once; undefined: this process only serves, others audit, probe and send. */
  readonly atOnce: number | undefined;
  readonly tell: (line: string) => void;
}

/** An office that is at work. */
interface StartedOffice {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
  /** Takes nothing new; audits under way go on for a little, then stop where they can be gone on with. */
  readonly stop: () => Promise<void>;
}

/** What ends soon may end; the rest is stopped and gone on with after the next start. A container is given ten seconds at least. */
const DRAIN_SECONDS = 5;

/** Starts everything that an office does in one process. */
export async function startOffice(means: Means): Promise<StartedOffice> {
  const { store, blobs, server, asked, context, tell } = means;
  const notice = await readNotice(asked, ['docx', 'xlsx'], context.cwd);
  const wakers: (() => void)[] = [];
  const office = openOffice({
    store,
    blobs,
    server,
    version: context.version,
    templates: notice.template,
    takeIn: openTakeIn({
      ...{ store, blobs, version: context.version, onError: (error: unknown) => tell(messageOf(error)) },
      now: () => new Date(),
      reports: { name: asked.settings.out, path: resolve(context.cwd, asked.settings.out) },
    }),
    wake: () => wakers.forEach((wake) => wake()),
    onFault: (error, { id, at }) =>
      tell(faultLine(error, id, at, { store, say: asked.say, isVerbose: context.verbose })),
  });
  const app = createApp(office);
  warmPacks(office).catch((error: unknown) => tell(messageOf(error)));
  const running = means.atOnce === undefined ? undefined : await startRunning(means, means.atOnce, office.wake);
  if (running) wakers.push(running.wake);
  return { fetch: (request, env) => app.fetch(request, env), stop: async () => running?.stop() };

  /** Coordinator, worker, watch and what an office does by itself. */
  async function startRunning({ places }: Means, atOnce: number, wake: () => void) {
    const { log, close } = await openCommandLog(context, asked);
    const secrets = await readSecretsOfList(asked.settings.sites, context, asked.say);
    const key = readSigningKey(asked, context.cwd);
    const options = workerOptions(places, asked);
    const sealing = openSealing({ options, cwd: context.cwd, env: context.env });
    const work = startWork({
      ...{ store, blobs, places, settings: asked, secrets, notice, log, tell, seal: sealing.seal },
      atOnce: 0,
      coordinates: true,
      version: context.version,
      now: office.now,
      ...(key && { key }),
    });
    const crew = startCrew({
      ...{ atOnce, tell, cwd: context.cwd, env: context.env, drainSeconds: DRAIN_SECONDS },
      options,
      onDeath: (why) =>
        tell(asked.say(`检查进程意外结束（${why}），另起一个接着做`, `the worker ended (${why}); another goes on`)),
    });
    const onError = (error: unknown): void => log('office-trouble', { message: messageOf(error) });
    const watch = startWatch({
      ...{ store, settings: asked, env: context.env, secrets, log },
      version: context.version,
      now: office.now,
    });
    const duties = startDuties({ store, blobs, now: office.now, onError, onChange: wake });
    return {
      wake: () => {
        work.wake();
        crew.wake();
        watch.wake();
      },
      stop: async () => {
        const isStopped = Promise.all([duties.stop(), watch.stop(), work.stop(0), crew.stop()]);
        sealing.stop();
        await isStopped;
        close();
      },
    };
  }
}

/** What the worker is to know as this process does; the rest it reads from the same config and environment. */
const workerOptions = ({ folder }: OfficePlaces, { flags, settings, lang }: CommandSettings): readonly string[] => [
  ...['--data', folder, '--lang', lang],
  ...(flags.config === undefined ? [] : ['--config', flags.config]),
  // What the section `serve` of the config says is not read by the worker.
  ...(settings.sites === undefined ? [] : ['--sites', settings.sites]),
  ...(settings.allowPrivate === true ? ['--allow-private'] : []),
  ...(settings.debug === undefined ? [] : ['--debug', settings.debug.join(',')]),
];

const faultLine = (
  error: unknown,
  id: string,
  at: string,
  { store, say, isVerbose }: { store: Store; say: Say; isVerbose: boolean },
): string => {
  const trace = isVerbose && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
  return `[${id}] ${at}: ${troubleOf(error, store, say)}${trace}`;
};
