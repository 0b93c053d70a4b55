import { NotFound } from '../../model/refusal.js';
import { isMarkedTable } from '../../model/marked-table.js';
import { isPictureName } from '../../model/picture-name.js';
import { fileAnswer } from '../layout/file-answer.js';
import { isKey } from '../../store/blobs/assert-key.js';
import { NoSuchBlob } from '../../store/blobs/blobs.js';
import { route, type Call } from '../route.js';
import { mayOpen, readReported } from './read-evidence.js';

/** Shown in a frame of ours or alone; runs nothing, loads nothing, whatever stands in it. */
const ARCHIVE_POLICY =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/** An address has room for so much; evidence of a report is named instead, by rule, fingerprint and number. */
const LONGEST_QUOTE = 400;
const MOST_QUOTES = 20;

const NOT_KEPT = {
  zh: '快照里没有这条记录，或者快照已经不在。',
  en: 'The snapshot has no such record, or is not kept any more.',
};

const placeOf = (params: Readonly<Record<string, string>>) => ({
  run: params['run'] ?? '',
  site: params['site'] ?? '',
  record: params['record'] ?? '',
});

/** Evidence of audits: pages as they were archived, their bytes, pictures of places. */
export const routes = [
  route({
    method: 'GET',
    path: '/archive/:run/:site/:record',
    right: 'read',
    sight: 'site',
    title: { zh: '快照中的网页', en: 'Page as archived' },
    handle: async (c, call) => {
      const place = placeOf(c.req.param());
      await assertOpen(call, place);
      const page = await call.office.archive.show(place, await marksOf(call, place));
      if (!page) throw new NotFound(NOT_KEPT);
      c.header('Content-Security-Policy', ARCHIVE_POLICY);
      c.header('X-Frame-Options', 'SAMEORIGIN');
      c.header('Content-Type', 'text/html; charset=utf-8');
      c.header('Cache-Control', 'private, max-age=600');
      const nothing = {
        zh: '这是一个文件，没有可以显示的文字，请下载原始字节核对。',
        en: 'A file without text to show: download its bytes.',
      };
      return c.body(page.form === 'file' ? `${page.html}<p>${call.say(nothing)}</p>` : page.html);
    },
  }),
  route({
    method: 'GET',
    path: '/archive/:run/:site/:record/raw',
    right: 'read',
    sight: 'site',
    title: { zh: '快照记录的原始字节', en: 'Bytes of an archived record' },
    handle: async (c, call) => {
      const place = placeOf(c.req.param());
      await assertOpen(call, place);
      const raw = await call.office.archive.raw(place);
      if (!raw) throw new NotFound(NOT_KEPT);
      const name = `${place.site}-${place.record.replace(/^urn:uuid:/, '').slice(0, 36)}.${endingOf(raw.facts.contentType)}`;
      return fileAnswer(c, { name, type: 'application/octet-stream', bytes: raw.bytes });
    },
  }),
  route({
    method: 'GET',
    path: '/archive/:run/:site/evidence/:picture',
    right: 'read',
    sight: 'site',
    title: { zh: '问题位置截图', en: 'Picture of a place' },
    handle: async (c, call) => {
      const { run = '', site = '', picture = '' } = c.req.param();
      const file = `evidence/${picture}`;
      const key = `runs/${run}/${site}/${file}`;
      const isOpen = await mayOpen(call.office, call.actor, { run, site }, ({ screenshot }) => screenshot === file);
      if (!isOpen || !isPictureName(file) || !isKey(key)) throw new NotFound();
      try {
        const bytes = await call.office.blobs.read(key);
        c.header('Content-Type', 'image/png');
        c.header('Cache-Control', 'private, max-age=86400');
        return c.body(new Uint8Array(bytes));
      } catch (error) {
        if (error instanceof NoSuchBlob) throw new NotFound();
        throw error;
      }
    },
  }),
];

/** What is to be marked: that of the evidence that the address names, and words that stand in the address. */
async function marksOf({ office, query }: Call, place: { run: string; site: string; record: string }) {
  const words = query.text('quote', LONGEST_QUOTE);
  const [rule, fingerprint] = [query.text('rule'), query.text('fingerprint')];
  const reported = rule === '' ? undefined : await readReported(office, { ...place, rule, fingerprint });
  const marked = (reported?.finding.evidence ?? []).filter(({ record }) => record === place.record);
  const table = reported?.finding.data?.['table'];
  return {
    quotes: [...(words === '' ? [] : [words]), ...marked.flatMap(({ quote }) => quote ?? [])].slice(0, MOST_QUOTES),
    selectors: marked.flatMap(({ selector }) => selector ?? []).slice(0, MOST_QUOTES),
    tables: isMarkedTable(table) ? [table] : [],
  };
}

async function assertOpen(call: Call, place: { run: string; site: string; record: string }): Promise<void> {
  if (!(await mayOpen(call.office, call.actor, place, ({ record }) => record === place.record)))
    throw new NotFound(NOT_KEPT);
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'txt',
  'text/css': 'css',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};
const endingOf = (type = ''): string => ENDINGS[type.split(';', 1)[0]?.trim().toLowerCase() ?? ''] ?? 'bin';
