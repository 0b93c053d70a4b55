/** Whether JSON that stands in a snapshot has the shape that readers rely on: a file may come from anywhere. */
import type { AttachmentReading } from '../lib/isolate/attachment-reading.js';
import type { CrawlInfo, Exchange, Probe, SnapshotHead, Unanswered } from '../model/snapshot.js';
import type { Resumption } from './resumption.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasTexts = (value: unknown, ...names: readonly string[]): value is Fields =>
  isFields(value) && names.every((name) => typeof value[name] === 'string');

const hasNumbers = (value: Fields, ...names: readonly string[]): boolean =>
  names.every((name) => Number.isFinite(value[name]));

const isAddress = (value: unknown): boolean => typeof value === 'string' && URL.canParse(value);

const isPlainOrAbsent = (value: unknown): boolean => value === undefined || typeof value === 'string';

export const isExchange = (value: unknown): value is Exchange =>
  hasTexts(value, 'record', 'method', 'capturedAt', 'sha256', 'purpose') &&
  hasNumbers(value, 'status', 'bodyBytes', 'elapsedMs') &&
  isAddress(value['url']) &&
  (value['via'] === 'fetch' || value['via'] === 'render') &&
  isFields(value['headers']) &&
  ['location', 'contentType', 'requestBody', 'remoteAddress'].every((name) => isPlainOrAbsent(value[name]));

export const isHead = (value: unknown): value is SnapshotHead =>
  hasTexts(value, 'asOf', 'startedAt') &&
  hasTexts(value['site'], 'id', 'name', 'url', 'kind') &&
  isAddress(value['site']['url']) &&
  hasTexts(value['profile'], 'id', 'digest', 'resolved') &&
  isEnvironment(value['environment']);

const isEnvironment = (value: unknown): boolean =>
  hasTexts(value, 'tool', 'userAgent', 'robots') && isFields(value['browser']);

export const isUnanswered = (value: unknown): value is Unanswered => hasTexts(value, 'url', 'at', 'why', 'purpose');

const PROBES: ReadonlySet<unknown> = new Set<Probe['kind']>([
  'dns',
  'reach',
  'ipv6',
  'host',
  'tls',
  'scheme',
  'axe',
  'search',
]);

export const isProbe = (value: unknown): value is Probe =>
  hasTexts(value, 'kind', 'at') &&
  PROBES.has(value['kind']) &&
  (value['kind'] !== 'dns' || Array.isArray(value['answers'])) &&
  (value['kind'] !== 'axe' || AXE_LISTS.every((name) => Array.isArray(value[name])));

const AXE_LISTS = ['faults', 'undecided', 'leftOut', 'lost', 'controls', 'nameless'];

export const isCrawlInfo = (value: unknown): value is CrawlInfo =>
  hasTexts(value, 'startedAt', 'finishedAt', 'stoppedBecause') &&
  hasNumbers(value, 'requests', 'pages', 'rendered', 'bytes');

export const isResumption = (value: unknown): value is Resumption =>
  isFields(value) && isEnvironment(value['environment']) && Array.isArray(value['asksAgain']);

/** Of a file that said nothing. Files of earlier versions do not say what format it is. */
export const isFailure = (value: unknown): value is Failed => hasTexts(value, 'failure');

type Failed = Extract<AttachmentReading, { failure: unknown }>;

/** What stands beside the text of a file. */
export type StoredTables = Pick<
  Extract<AttachmentReading, { text: unknown }>,
  'format' | 'grids' | 'pictures' | 'hidden'
>;

export const isTables = (value: unknown): value is StoredTables =>
  hasTexts(value, 'format') &&
  (value['pictures'] === undefined || Number.isInteger(value['pictures'])) &&
  (value['hidden'] === undefined || typeof value['hidden'] === 'string') &&
  Array.isArray(value['grids']) &&
  value['grids'].every(
    (grid: unknown) =>
      Array.isArray(grid) &&
      grid.every((row: unknown) => Array.isArray(row) && row.every((cell: unknown) => typeof cell === 'string')),
  );
