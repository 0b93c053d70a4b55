import { createHash } from 'node:crypto';
import { Invalid } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import { tellUpload, UPLOAD_TYPES, type UploadFault, type UploadType } from './tell-upload.js';

/** One file at most; a scan of twenty pages, a photograph. */
const FILE_BYTES = 20_000_000;
/** Files of one form at most. */
const FILES = 10;
/** `bodyBytes` of a route that takes uploads: held in memory while it is checked. */
export const UPLOAD_FORM_BYTES = 40_000_000;

/** A file that was handed in, as whoever refers to it keeps it. */
export interface Upload {
  readonly sha256: string;
  /** As it was called, made harmless, with the ending of what it is. */
  readonly name: string;
  readonly type: UploadType;
  readonly bytes: number;
}

/** Key among the blobs. */
export const uploadKey = (sha256: string): string => `uploads/${sha256}`;

/**
 * Checks all files of a field, then keeps them as `uploads/<sha256>`: all or none. What they are is told by their bytes. Throws
 * `Invalid` naming the field. `only`: types that are taken here. To be called outside of transactions.
 */
export async function keepUploads(
  blobs: Blobs,
  files: readonly File[],
  { field, only }: { field: string; only?: readonly UploadType[] },
): Promise<readonly Upload[]> {
  if (files.length > FILES)
    refuse(field, { zh: `一次最多上传 ${FILES} 个文件。`, en: `At most ${FILES} files at once.` });
  const checked: { upload: Upload; bytes: Uint8Array }[] = [];
  for (const file of files) {
    if (file.size > FILE_BYTES)
      refuse(field, { zh: `“${nameIn(file)}”超过 20 MB。`, en: `“${nameIn(file)}” is larger than 20 MB.` });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const told = await tellUpload(bytes);
    if (!isType(told)) return refuse(field, faultWords(told, nameIn(file)));
    if (only !== undefined && !only.includes(told)) refuse(field, faultWords('unknown', nameIn(file), only));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    checked.push({ bytes, upload: { sha256, name: uploadName(file.name, told), type: told, bytes: bytes.length } });
  }
  for (const { upload, bytes } of checked)
    if (!(await blobs.has(uploadKey(upload.sha256)))) await blobs.put(uploadKey(upload.sha256), bytes);
  return checked.map(({ upload }) => upload);
}

const isType = (told: UploadType | UploadFault): told is UploadType => Object.hasOwn(UPLOAD_TYPES, told);

/** The last part of a name without anything that a file system, a header or a reader could take for something else. */
export function uploadName(given: string, type: UploadType): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // eslint-disable-next-line no-control-regex -- these are what must go
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f\p{Cf}\p{Surrogate}:*?"<>|]+/gu, '').trim();
  const stem = plain.replace(/\.[^.]*$/, '').replace(/^\.+/, '');
  return `${[...stem].slice(0, 80).join('') || 'file'}.${type}`;
}

const nameIn = (file: File): string => uploadName(file.name, 'pdf').slice(0, -4);

const faultWords = (fault: UploadFault, name: string, only: readonly string[] = Object.keys(UPLOAD_TYPES)): Words => {
  const types = only.map((type) => type.toUpperCase()).join('、');
  const words: Readonly<Record<UploadFault, Words>> = {
    unknown: {
      zh: `“${name}”不是可以上传的文件。可以上传：${types}（按文件内容判断，与扩展名无关）。`,
      en: `“${name}” cannot be taken. What can (told by content, not by name): ${types}.`,
    },
    macros: { zh: `“${name}”含有宏或内嵌程序，不能上传。`, en: `“${name}” holds macros or programs.` },
    bomb: { zh: `“${name}”解压后过大，不能上传。`, en: `“${name}” unpacks to too much.` },
    damaged: { zh: `“${name}”已损坏或不完整。`, en: `“${name}” is damaged or not whole.` },
  };
  return words[fault];
};

const refuse = (field: string, words: Words): never => {
  throw new Invalid({ zh: '上传的文件不能接受。', en: 'An uploaded file cannot be taken.' }, { [field]: words });
};
