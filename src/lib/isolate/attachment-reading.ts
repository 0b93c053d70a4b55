/** What a file turned out to be, told by its bytes and never by its name. `compound`: an OLE file of no known program. */
export type FileFormat =
  | 'pdf'
  | 'ofd'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'doc'
  | 'xls'
  | 'ppt'
  | 'odf'
  | 'rtf'
  | 'html'
  | 'mht'
  | 'word-xml'
  | 'sheet-xml'
  | 'text'
  | 'zip'
  | 'compound'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'jpg'
  | 'png'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'webp'
  | 'unknown';

/** Every cell of a table at its row and column; a spanned cell stands at each place it covers. */
export type Rows = readonly (readonly string[])[];

/** What a file says: its text, one line a paragraph or table row (cells joined by tabs), and its tables. */
export interface AttachmentContent {
  readonly text: string;
  readonly grids: readonly Rows[];
  /** Pictures in it, and pages that are nothing else: what they show was not read. Left out where there are none. */
  readonly pictures?: number;
  /** Text of sheets that are hidden and that whoever has the file can show. Left out where there are none. */
  readonly hidden?: string;
}

/**
 * Why nothing was read. The file's doing, whoever opens it: `empty` no bytes · `truncated` its end is missing ·
 * `damaged` it contradicts its own format. Nothing against the file: `no-text` it is a picture of text or bears none ·
 * `encrypted` · `unsupported` a format that we do not read · `too-large`, `timeout` beyond our limits ·
 * `reader-failed` our reader gave up on it.
 */
export type AttachmentFailure =
  | 'empty'
  | 'truncated'
  | 'damaged'
  | 'no-text'
  | 'encrypted'
  | 'unsupported'
  | 'too-large'
  | 'timeout'
  | 'reader-failed';

/** What a file is, and what it says or why it says nothing. */
export type AttachmentReading = { readonly format: FileFormat } & (
  AttachmentContent | { readonly failure: AttachmentFailure }
);

/** What is to be read, and what it may cost. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly format: FileFormat;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** What the reading process says: first what the file is, from where on what goes wrong is the file's doing; then the rest. */
export type ReadingMessage = { readonly told: FileFormat } | { readonly reading: AttachmentReading };

/** Thrown by readers that know why they stop. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  constructor(readonly failure: AttachmentFailure) {
    super(failure);
  }
}
