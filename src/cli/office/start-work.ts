import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { freemem, hostname } from 'node:os';
import { takeIn } from '../../intake.js';
import type { NoticeWishes } from '../../report/notice/notice-wishes.js';
import { QueueAway } from '../../schedule/queue/audit-queue.js';
import { openBullQueue } from '../../schedule/queue/bullmq-queue.js';
import { openLocalQueue } from '../../schedule/queue/local-queue.js';
import { startCoordinator, startDelivery } from '../../schedule/start-coordinator.js';
import { startWorker, type WorkerEvent } from '../../schedule/work/start-worker.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import type { Store } from '../../store/open-store.js';
import type { CommandSettings } from '../options/command-settings.js';
import { openDebug } from '../debug/open-debug.js';
import { openFormatMeans } from '../options/format-means.js';
import { openJudges } from '../../library/judge-pool.js';
import type { Say } from '../language.js';
import type { Log } from '../log.js';
import { messageOf } from '../errors/message-of.js';
import type { RunContext } from '../runs/run-context.js';
import type { SiteSecrets } from '../site-list/site-secrets.js';
import { takeStrays } from '../errors/stray-errors.js';
import { auditOneSite } from './audit-one-site.js';
import type { OfficePlaces } from './office-places.js';
import { openProfiles } from './open-profiles.js';
import { troubleOf } from './trouble-of.js';
import { sealOfficeRun } from './seal-run.js';

/** What a process of an office needs for its share of the audits. */
export interface WorkOrder {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly places: OfficePlaces;
  readonly settings: Pick<CommandSettings, 'flags' | 'settings' | 'config' | 'say' | 'lang'>;
  readonly secrets: ReadonlyMap<string, SiteSecrets>;
  /** What stands in letters that are written with a report. */
  readonly notice: NoticeWishes;
  /** Audits at once; 0: this process only coordinates. */
  readonly atOnce: number;
  /** Also plans what is due and ends runs, as `gongkai serve` does. Of several that do, one does it at a time. */
  readonly coordinates: boolean;
  /** How runs are sealed by who coordinates; left out, in this process. */
  readonly seal?: (run: string) => Promise<void>;
  readonly key?: RunContext['key'];
  readonly version: string;
  readonly now: () => Date;
  readonly log: Log;
  /** A plain line on what happens. */
  readonly tell: (line: string) => void;
}

export interface OfficeWork {
  /** There may be work: look now. */
  readonly wake: () => void;
  readonly busy: () => number;
  /** Begins nothing more; what is not done within `graceMs` is stopped at a safe point and left to others. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** A site's pages, its judge and a browser fit; less, and the machine would begin to swap. */
const LEAST_MEMORY_BYTES = 300 * 1024 * 1024;
/** A site's snapshot and what is written beside it, for a few sites at once. */
const LEAST_DISK_BYTES = 500 * 1024 * 1024;

/** Begins to audit what is planned, and, where wanted, to plan what is due. */
export function startWork(order: WorkOrder): OfficeWork {
  const { store, blobs, places, settings, now, log, version, tell } = order;
  const { say } = settings;
  const id = `${hostname()
    .replace(/[^A-Za-z0-9.-]/g, '')
    .slice(0, 60)}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const once = sayOnce(tell, now);
  const onError = (error: unknown): void => {
    if (error instanceof QueueAway) return onQueueTrouble(error);
    log('work-trouble', { message: messageOf(error) });
    const why = troubleOf(error, store, say);
    once(say(`暂时做不下去，会再试：${why}`, `cannot go on just now, will try again: ${why}`));
  };
  const onQueueTrouble = (error: unknown): void => {
    log('queue-trouble', { message: messageOf(error) });
    once(
      say(
        'Redis（GONGKAI_REDIS_URL）连接不上，等它恢复后接着分派；没做的检查都记在数据库里，不会丢',
        'Redis (GONGKAI_REDIS_URL) does not answer: audits are handed out again when it does; what waits is in the database',
      ),
    );
  };
  const stopTaking = takeStrays(onError);
  const queue =
    places.redisUrl === undefined ? openLocalQueue() : openBullQueue(places.redisUrl, { onTrouble: onQueueTrouble });
  const judges = openJudges(version);
  const formats = openFormatMeans(settings.settings, settings.lang, order.notice);
  // A queue of its own without a worker of its own brings nothing to anybody.
  const delivery =
    places.redisUrl === undefined && order.atOnce === 0
      ? undefined
      : startDelivery({ store, queue, now, onError, ...(places.redisUrl === undefined && { slots: order.atOnce }) });
  const seal =
    order.seal ??
    sealOfficeRun({
      ...{ store, blobs, folder: places.folder, version, say, formats },
      ...(order.key && { key: order.key }),
    });
  const coordinator = order.coordinates
    ? startCoordinator({ store, queue, holder: id, now, seal, onError, onChange: () => delivery?.wake() })
    : undefined;
  const wake = (): void => {
    coordinator?.wake();
    delivery?.wake();
  };
  const worker =
    order.atOnce > 0
      ? startWorker({
          store,
          queue,
          facts: {
            id,
            host: hostname(),
            pid: process.pid,
            version,
            slots: order.atOnce,
            startedAt: now().toISOString(),
          },
          audit: auditOneSite({
            ...{ folder: places.folder, blobs, settings, judges, formats, version, log, now },
            debug: openDebug(settings.settings.debug, tell),
            secretsOf: (site) => order.secrets.get(site) ?? {},
            profileOf: openProfiles(now),
            ...(order.key && { key: order.key }),
          }),
          publish: (audited) => takeIn({ store, blobs }, audited),
          onEnded: wake,
          shortage: () => shortageOf(places.folder, say),
          now,
          tell: (event) => {
            if (event.what !== 'trouble') log('work', { ...event });
            const line = describe(event, say);
            if (event.what === 'trouble') onError(event.error);
            else if (line !== undefined) tell(line);
          },
        })
      : undefined;
  return {
    wake,
    busy: () => worker?.busy() ?? 0,
    stop: async (graceMs) => {
      await coordinator?.stop();
      await delivery?.stop();
      await worker?.stop(graceMs);
      await queue.close();
      judges.close();
      await formats.close();
      stopTaking();
    },
  };
}

/** Why no more sites should be begun. */
const shortageOf = async (folder: string, say: Say): Promise<string | undefined> => {
  if (freemem() < LEAST_MEMORY_BYTES) return say('内存不足', 'memory is short');
  const disk = await statfs(folder).catch(() => undefined);
  if (disk && disk.bavail * disk.bsize < LEAST_DISK_BYTES) return say('磁盘空间不足', 'the disk is nearly full');
  return undefined;
};

const describe = (event: WorkerEvent, say: Say): string | undefined => {
  const name = 'audit' in event ? `${event.audit.site}（${event.audit.run}）` : '';
  switch (event.what) {
    case 'begun':
      return say(`开始检查 ${name}`, `begins ${name}`);
    case 'published':
      return say(`检查完成 ${name}：${verdicts[event.verdict]?.zh ?? event.verdict}`, `done ${name}: ${event.verdict}`);
    case 'put-off':
      return say(`${name} 推迟再做：${event.why}`, `${name} put off: ${event.why}`);
    case 'given-back':
      return say(`${name} 停在安全处，交给别的进程接着做`, `${name} stopped, others go on with it`);
    case 'lost':
      return say(`${name} 不再由本进程检查（已取消，或被别的进程接手）`, `${name} is not ours any more`);
    case 'superseded':
      return say(`${name} 已由别的进程接手，本次结果不用`, `${name} was taken over, these results are dropped`);
    case 'crashed':
      return say(`${name} 没有做完，稍后再试：${event.why}`, `${name} not finished, to be tried again: ${event.why}`);
    case 'failed':
      return say(`${name} 几次都没有做完，不再试`, `${name} failed for good`);
    case 'full':
      return say(`暂不接新的检查：${event.why}`, `takes nothing new: ${event.why}`);
    case 'room':
      return say('恢复接新的检查', 'takes new audits again');
    case 'trouble':
      return undefined;
  }
};

const verdicts: Readonly<Record<string, { readonly zh: string } | undefined>> = {
  qualified: { zh: '合格' },
  unqualified: { zh: '不合格' },
  undetermined: { zh: '未能判定' },
};

const AGAIN_MS = 60_000;

/** The same trouble is told once a minute, not at every round. */
const sayOnce = (tell: (line: string) => void, now: () => Date): ((line: string) => void) => {
  const said = new Map<string, number>();
  return (line) => {
    const at = now().getTime();
    if (at - (said.get(line) ?? -Infinity) < AGAIN_MS) return;
    if (said.size > 100) said.clear();
    said.set(line, at);
    tell(line);
  };
};
