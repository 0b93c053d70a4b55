import { maskPersonalNumbers } from '../../lib/text/mask.js';

/** The same stream, but personal numbers in the texts written to it are masked. A text is written whole, never in the middle of a number. */
export const maskedStream = <S extends NodeJS.WritableStream>(stream: S): S =>
  new Proxy(stream, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'write' && name !== 'end') return value.bind(target) as unknown;
      return (chunk: unknown, ...rest: unknown[]): unknown =>
        Reflect.apply(value, target, [typeof chunk === 'string' ? maskPersonalNumbers(chunk) : chunk, ...rest]);
    },
  });
