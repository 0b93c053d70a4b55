import type { Static, TObject, TSchema } from '@sinclair/typebox';
import type { Words } from '../../model/words.js';
import type { Call, Route } from '../route.js';

/** What a caller sent, checked by the schemas of the endpoint. */
export interface Input<Q = unknown, B = unknown> {
  /** Of the path. Without control characters, and short; whether there is such a thing is for the handler to say. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  /** Of `If-Match`: the version that the caller has seen. */
  readonly version: number | undefined;
}

/** One address of the API: a row of the server's table that says of itself what it takes and answers. */
export interface Endpoint {
  readonly method: Route['method'];
  /** Below `/api/v1`. A parameter named `:site` is held to what the caller sees. */
  readonly path: string;
  readonly right: Route['right'];
  readonly sight: Route['sight'];
  readonly title: Words;
  /** What is to be known beyond the title, for whoever calls it. */
  readonly about?: string;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** A body that is taken, as it stands in the document. */
  readonly example?: unknown;
  /** Undefined: nothing is answered (204). */
  readonly answer?: TSchema;
  readonly status?: 200 | 201;
  /** The version of what a write is about; with it `If-Match` is understood. */
  readonly versionNow?: (call: Call, params: Input['params']) => Promise<number>;
  readonly handle: (call: Call, input: Input) => unknown;
}

type Typed<Q extends TObject, B extends TSchema> = Omit<Endpoint, 'query' | 'body' | 'handle'> & {
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (call: Call, input: Input<Static<Q>, Static<B>>) => unknown;
};

/** A row, typed: the handler gets what its schemas say. */
export const endpoint = <Q extends TObject, B extends TSchema>(row: Typed<Q, B>): Endpoint =>
  row as unknown as Endpoint;
