import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { maskedStream } from '../../../src/cli/text/masked-stream.js';

// Numbers made up for this test; none is anybody's.
test('what is written is masked; the stream stays what it is', () => {
  const stream = new PassThrough();
  const masked = maskedStream(stream);
  masked.write('申请人张三 110101199003074514\n');
  masked.write(Buffer.from('手机 '));
  masked.end('13800001234');
  expect(String(stream.read())).toBe('申请人张三 11*************514\n手机 138****1234');
  expect(masked.writableEnded).toBe(true);
  expect(masked.on('error', () => undefined)).toBe(stream);
});
