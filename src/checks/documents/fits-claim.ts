/** Whether what a file is goes with what its name claims: programs open some formats under another's name, others not. */
import type { FileFormat } from '../../lib/isolate/attachment-reading.js';

type Fit = 'fits' | 'doubtful' | 'other';

const PICTURES: readonly FileFormat[] = ['jpg', 'png', 'gif', 'bmp', 'tiff', 'webp'];
const ARCHIVES: readonly FileFormat[] = ['zip', 'rar', '7z', 'gzip'];
/** Word and WPS look into a `.doc` before they open it, and so do Excel and WPS with an `.xls`. */
const WORD: readonly FileFormat[] = ['doc', 'docx', 'rtf', 'html', 'mht', 'word-xml'];
const EXCEL: readonly FileFormat[] = ['xls', 'xlsx', 'html', 'mht', 'sheet-xml'];

interface Claim {
  readonly fits: readonly FileFormat[];
  /** WPS opens it, Word and Excel refuse; or a program older than all we know wrote it. */
  readonly doubtful: readonly FileFormat[];
}

const picture: Claim = { fits: PICTURES, doubtful: ['unknown', 'html'] };
const archive = (own: FileFormat): Claim => ({
  fits: [own],
  doubtful: [...ARCHIVES, 'docx', 'xlsx', 'ofd', 'unknown'],
});
const oldWord: Claim = { fits: WORD, doubtful: ['text', 'compound', 'unknown', 'odf', 'zip'] };
const oldExcel: Claim = { fits: EXCEL, doubtful: ['text', 'compound', 'unknown', 'odf', 'zip'] };

const CLAIMS: Readonly<Record<string, Claim>> = {
  pdf: { fits: ['pdf'], doubtful: [] },
  ofd: { fits: ['ofd'], doubtful: [] },
  docx: { fits: ['docx'], doubtful: ['doc', 'rtf', 'html', 'mht', 'word-xml', 'compound', 'odf'] },
  xlsx: { fits: ['xlsx'], doubtful: ['xls', 'html', 'mht', 'sheet-xml', 'compound', 'odf'] },
  doc: oldWord,
  wps: oldWord,
  xls: oldExcel,
  et: oldExcel,
  zip: archive('zip'),
  rar: archive('rar'),
  '7z': archive('7z'),
  jpg: picture,
  jpeg: picture,
  png: picture,
  gif: picture,
};

/** `other`: no common program opens the file by its name. Types that the table does not know are doubtful. */
export function fitOf(claimed: string, format: FileFormat): Fit {
  const claim = CLAIMS[claimed];
  if (claim?.fits.includes(format)) return 'fits';
  return !claim || claim.doubtful.includes(format) ? 'doubtful' : 'other';
}

/** What a file is, in the reader's words. */
export const FORMAT_NAMES: Readonly<Record<FileFormat, string>> = {
  pdf: 'PDF',
  ofd: 'OFD',
  docx: 'DOCX',
  xlsx: 'XLSX',
  pptx: 'PPTX',
  doc: 'DOC',
  xls: 'XLS',
  ppt: 'PPT',
  odf: 'ODF',
  rtf: 'RTF',
  html: 'HTML',
  mht: 'MHT',
  'word-xml': 'Word XML',
  'sheet-xml': 'Excel XML',
  text: 'TXT',
  zip: 'ZIP',
  compound: 'OLE',
  rar: 'RAR',
  '7z': '7Z',
  gzip: 'GZIP',
  jpg: 'JPG',
  png: 'PNG',
  gif: 'GIF',
  bmp: 'BMP',
  tiff: 'TIFF',
  webp: 'WEBP',
  unknown: '?',
};
