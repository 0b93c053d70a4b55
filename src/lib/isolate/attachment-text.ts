/** The text, one line a paragraph or table row (cells joined by tabs), or why there is none. */
export type AttachmentText = { readonly text: string } | { readonly failure: AttachmentFailure };

/** `no-text`: pictures of text, as scanners make them. */
export type AttachmentFailure = 'timeout' | 'too-large' | 'encrypted' | 'damaged' | 'unsupported' | 'no-text';

/** What is to be read, and what it may cost. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly format: 'pdf' | 'docx';
  readonly timeoutMs: number;
  readonly memoryMb: number;
}
