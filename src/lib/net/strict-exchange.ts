/** One exchange through undici: the whole of it within the time, the body within the size, or an error with a code. */
import type { Dispatcher } from 'undici';
import { NetworkError } from './fault.js';
import { decodeHeaders } from './headers.js';
import type { HeaderList } from './headers.js';
import type { RawAnswer, WireLimits, WireRequest } from './wire.js';

export function strictExchange(dispatcher: Dispatcher, request: WireRequest, limits: WireLimits): Promise<RawAnswer> {
  const { url, method, headers, body } = request;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let isOver = false;
    const chunks: Buffer[] = [];
    let bytes = 0;
    let status = 0;
    let statusText = '';
    let answered: HeaderList = decodeHeaders([]);

    const settle = (done: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      done();
    };
    const fail = (error: Error): void => {
      settle(() => {
        reject(error);
      });
      controller?.abort(error);
    };
    // The clock covers the whole exchange: name, connection, headers and a body that drips.
    const timer = setTimeout(() => {
      fail(new NetworkError('ERR_EXCHANGE_TIMEOUT'));
    }, limits.timeoutMs);

    dispatcher.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body: body ?? null },
      {
        onRequestStart(started) {
          controller = started;
          if (isOver) started.abort(new NetworkError('ERR_EXCHANGE_TIMEOUT'));
        },
        onResponseStart(started, statusCode, _headers, message) {
          if (statusCode < 200) return;
          status = statusCode;
          statusText = message ?? '';
          answered = decodeHeaders((started as { rawHeaders?: Buffer[] }).rawHeaders ?? []);
          if (method !== 'HEAD' && Number(answered.get('content-length')) > limits.bodyBytes) {
            fail(new NetworkError('ERR_BODY_TOO_LARGE'));
          }
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
          if (bytes > limits.bodyBytes) fail(new NetworkError('ERR_BODY_TOO_LARGE'));
          else if (!isOver) chunks.push(chunk);
        },
        onResponseEnd() {
          settle(() => {
            resolve({ status, statusText, headers: answered, body: Buffer.concat(chunks) });
          });
        },
        onResponseError(_controller, error) {
          fail(isUnparsed(error, status > 0) ? new NetworkError('ERR_HTTP_PARSE') : error);
        },
      },
    );
  });
}

/**
 * Headers that only a lenient parser takes. undici names a parser's error after the length it had read by then, so
 * before the headers ended that name means the parser; after them it means a body that came short.
 */
function isUnparsed(error: Error, hasHeaders: boolean): boolean {
  const { code } = error as { code?: string };
  if (error.name === 'HTTPParserError') return code !== 'HPE_HEADER_OVERFLOW';
  return code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !hasHeaders;
}
