import { expect, test } from 'vitest';
import { unifyRadicals } from '../../../src/lib/isolate/unify-radicals.js';

test('radicals that fonts give for characters become the characters of the mainland', () => {
  expect(unifyRadicals('⻔⼾⽹站、⾭年⼈、⻅义勇为')).toBe('门户网站、青年人、见义勇为');
});
