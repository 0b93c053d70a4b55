import type { HeaderList } from './headers.js';

/** A request as it goes on the wire, every header settled. */
export interface WireRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The limits of one exchange. */
export interface WireLimits {
  readonly timeoutMs: number;
  /** On the wire, and again after decoding. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
}

/** An answer as it came off the wire, before content decoding. */
export interface RawAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
}
