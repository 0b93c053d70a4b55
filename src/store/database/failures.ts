import { StoreProblem, type StoreTrouble } from '../store-problem.js';

/** Primary codes of SQLite (sqlite.org/rescode.html). */
const SQLITE = { PERM: 3, BUSY: 5, LOCKED: 6, READONLY: 8, IOERR: 10, CORRUPT: 11, FULL: 13, CANTOPEN: 14, NOTADB: 26 };
/** PostgreSQL, appendix A: serialization failure, deadlock, and a server that stops, starts or is crashing. */
const REPEATABLE = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '53300']);
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** pg says so only in words when a connection ends under it. */
const BROKEN =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|Client was closed|Connection ended/;

const codeOf = (error: unknown): string | undefined => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
};

const sqliteCodeOf = (error: unknown): number | undefined => {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
};

/** Another process holds the file, two transactions stood in each other's way: the same again may well work. */
export const isContention = (error: unknown): boolean =>
  [SQLITE.BUSY, SQLITE.LOCKED].includes(sqliteCodeOf(error) ?? -1) || ['40001', '40P01'].includes(codeOf(error) ?? '');

/** The connection went, or the server is going or coming. */
export const isDisconnection = (error: unknown): boolean => {
  const code = codeOf(error) ?? '';
  if (REPEATABLE.has(code) || NETWORK.has(code) || code.startsWith('08')) return true;
  if (error instanceof AggregateError) return error.errors.some(isDisconnection);
  return error instanceof Error && BROKEN.test(error.message);
};

const SQLITE_TROUBLE: Readonly<Record<number, readonly [StoreTrouble, zh: string, en: string]>> = {
  [SQLITE.BUSY]: ['busy', '被另一个进程占用太久', 'another process has kept it locked for too long'],
  [SQLITE.LOCKED]: ['busy', '被另一个进程占用太久', 'another process has kept it locked for too long'],
  [SQLITE.PERM]: ['place', '没有权限', 'permission denied'],
  [SQLITE.READONLY]: ['place', '只读，不能写入', 'it is read-only'],
  [SQLITE.CANTOPEN]: [
    'place',
    '打不开（目录不存在、没有权限或只读）',
    'it cannot be opened (no such folder, no right to it, or read-only)',
  ],
  [SQLITE.FULL]: ['full', '磁盘已满', 'the disk is full'],
  [SQLITE.IOERR]: ['damaged', '磁盘读写出错', 'the disk fails to read or write'],
  [SQLITE.CORRUPT]: ['damaged', '数据库文件已损坏', 'the database file is damaged'],
  [SQLITE.NOTADB]: ['foreign', '不是数据库文件', 'it is no database file'],
};

/** What an error of SQLite or of the disk means for the keeper of that file; undefined for a bug of ours. */
export function sqliteProblem(error: unknown, file: string): StoreProblem | undefined {
  const known = SQLITE_TROUBLE[sqliteCodeOf(error) ?? -1];
  if (known === undefined) return undefined;
  const [trouble, zh, en] = known;
  return new StoreProblem(
    trouble,
    { zh: `存储 ${file} 用不了：${zh}`, en: `the store ${file} cannot be used: ${en}` },
    error,
  );
}

const POSTGRES_TROUBLE: Readonly<Record<string, readonly [StoreTrouble, zh: string, en: string]>> = {
  '3D000': ['no-database', '没有这个数据库，请先建立（CREATE DATABASE）', 'there is no such database: create it first'],
  '28P01': ['rights', '用户名或密码不对', 'user or password is wrong'],
  '28000': ['rights', '服务器不让这个用户登录', 'the server lets this user not in'],
  '42501': ['rights', '这个用户没有建表或读写的权限', 'this user has no right to make tables, to read or to write'],
  '53100': ['full', '服务器磁盘已满', 'the disk of the server is full'],
  '53300': ['busy', '服务器的连接数已满', 'the server has no connection left'],
  '25006': ['place', '服务器是只读的', 'the server is read-only'],
};

/** What an error of PostgreSQL or of the network means; undefined for a bug of ours. The address is told without its password. */
export function postgresProblem(error: unknown, url: string): StoreProblem | undefined {
  const known = POSTGRES_TROUBLE[codeOf(error) ?? ''] ?? (isDisconnection(error) ? UNREACHABLE : undefined);
  if (known === undefined) return undefined;
  const [trouble, zh, en] = known;
  const place = openAddress(url);
  return new StoreProblem(
    trouble,
    { zh: `数据库 ${place} 用不了：${zh}`, en: `the database ${place} cannot be used: ${en}` },
    error,
  );
}

const UNREACHABLE = ['unreachable', '连接不上服务器', 'the server does not answer'] as const;

/** Host, port and name of a database, without user and password. */
export const openAddress = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};
