import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtBucket } from '../../store/blobs/look-at-bucket.js';
import { openAddress } from '../../store/database/failures.js';
import { lookAtStore } from '../../store/look-at-store.js';
import { StoreProblem } from '../../store/store-problem.js';
import { messageOf } from '../errors/message-of.js';
import type { OfficePlaces } from '../office/office-places.js';
import type { Examination, Patient } from './examination.js';
import { gibibytes, roomIn } from './folder-room.js';

/** Whether anything says that this machine keeps an office: the option, the environment, or a store in the usual folder. */
export const hasOffice = (places: OfficePlaces, wasNamed: boolean): boolean =>
  wasNamed ||
  [places.databaseUrl, places.redisUrl, places.s3].some((one) => one !== undefined) ||
  existsSync(join(places.folder, 'office.sqlite'));

/** The database of an office: reached, ours, up to date, writable. Nothing is made or altered by looking. */
export async function examineStore(
  places: OfficePlaces,
  { say, lang }: Pick<Patient, 'say' | 'lang'>,
): Promise<Examination> {
  const { folder, databaseUrl: url } = places;
  const place = url === undefined ? join(folder, 'office.sqlite') : shownAddress(url);
  const about = (condition: Examination['condition'], message: string, remedy?: string, data = {}): Examination => ({
    id: 'store',
    condition,
    message: `${place}: ${message}`,
    ...(remedy !== undefined && { remedy }),
    data: { place, ...data },
  });
  try {
    const look = await lookAtStore({ folder, ...(url !== undefined && { url }) });
    const data = { server: look.server, exists: look.exists, pending: look.pending };
    const room = url === undefined ? roomIn(folder, say) : undefined;
    if (room !== undefined && 'refused' in room)
      return about(
        'fault',
        say(`数据目录不能写：${room.refused}`, `the data folder cannot be written to: ${room.refused}`),
        say('改正目录的权限，或用 --data 另指一个', 'mend its rights, or name another with --data'),
        data,
      );
    if (room?.system !== undefined)
      return about(
        'limited',
        say(
          `在 ${room.system} 一类的网络文件系统上，SQLite 会锁不住，库可能损坏`,
          `lies on a network file system (${room.system}), where SQLite cannot lock: the store may be damaged`,
        ),
        say(
          '放到本机磁盘，或用 PostgreSQL（GONGKAI_DATABASE_URL）',
          'use a local disk, or PostgreSQL (GONGKAI_DATABASE_URL)',
        ),
        { ...data, fileSystem: room.system },
      );
    if (!look.mayAlter)
      return about(
        'fault',
        say(`${look.server}，没有建表或写入的权限`, `${look.server}, no right to make tables or to write`),
        say('请库的管理员授权', 'have the keeper of the database grant it'),
        data,
      );
    const free =
      room === undefined ? '' : say(`，余 ${gibibytes(room.freeBytes)}`, `, ${gibibytes(room.freeBytes)} free`);
    if (!look.exists)
      return about(
        'ok',
        say(`${look.server}，还没有库，serve 会新建${free}`, `${look.server}, no store yet: serve will make it${free}`),
        undefined,
        data,
      );
    if (look.pending.length > 0)
      return about(
        'ok',
        say(
          `${look.server}，库比程序旧，下次打开时自动更新 ${look.pending.length} 步${free}`,
          `${look.server}, older than the program: brought up to date in ${look.pending.length} steps when next opened${free}`,
        ),
        say('更新前先备份：gongkai store copy', 'make a backup first: gongkai store copy'),
        data,
      );
    return about('ok', say(`${look.server}，表是最新的${free}`, `${look.server}, up to date${free}`), undefined, data);
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    return about('fault', error.words[lang], say(...HINT), { trouble: error.trouble });
  }
}

const HINT = [
  '核对 --data、GONGKAI_DATA 或 GONGKAI_DATABASE_URL，以及服务是否开着',
  'check --data, GONGKAI_DATA or GONGKAI_DATABASE_URL, and that the server runs',
] as const;

/** The bucket that evidence goes to. */
export async function examineEvidence(
  s3: NonNullable<OfficePlaces['s3']>,
  { say, lang }: Pick<Patient, 'say' | 'lang'>,
): Promise<Examination> {
  const place = `${s3.endpoint}/${s3.bucket}`;
  try {
    await lookAtBucket(s3);
    return {
      id: 'evidence',
      condition: 'ok',
      message: say(`${place}：能读`, `${place}: can be read`),
      data: { place },
    };
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    return {
      id: 'evidence',
      condition: 'fault',
      message: error.words[lang],
      remedy: say('核对 GONGKAI_S3_…', 'check GONGKAI_S3_…'),
      data: { place, trouble: error.trouble },
    };
  }
}

/** The Redis by which workers are told of work. Without it work waits in the database. */
export async function examineQueue(url: string, { say }: Pick<Patient, 'say'>): Promise<Examination> {
  const place = shownAddress(url);
  const { lookAtQueue } = await import('../../schedule/queue/look-at-queue.js');
  try {
    const { version, evicts } = await lookAtQueue(url);
    if (!evicts)
      return { id: 'queue', condition: 'ok', message: `${place}: Redis ${version}`, data: { place, version } };
    return {
      id: 'queue',
      condition: 'limited',
      message: say(
        `${place}：Redis ${version}，内存不足时会丢掉排队的任务`,
        `${place}: Redis ${version} throws jobs away when its memory runs short`,
      ),
      remedy: say('把 maxmemory-policy 设成 noeviction', 'set maxmemory-policy to noeviction'),
      data: { place, version },
    };
  } catch (error) {
    return {
      id: 'queue',
      condition: 'fault',
      message: say(`${place}：连接不上（${messageOf(error)}）`, `${place}: no connection (${messageOf(error)})`),
      remedy: say('核对 GONGKAI_REDIS_URL，以及 Redis 是否开着', 'check GONGKAI_REDIS_URL, and that Redis runs'),
      data: { place },
    };
  }
}

/** An address without what gets in. */
const shownAddress = (url: string): string => (URL.canParse(url) ? openAddress(url) : '…');
