import { expect, test } from 'vitest';
import { whyNodeIsTooOld } from '../../scripts/setup/node-version.mjs';

test.each(['20.19.0', '20.19.2', '20.20.0', '22.0.0', '24.1.0'])('Node %s runs the program', (running) => {
  expect(whyNodeIsTooOld(running, '>=20.19.0')).toBeUndefined();
});

test.each(['18.20.4', '20.9.0', '20.18.9'])('Node %s does not, and the sentence names both versions', (running) => {
  const why = whyNodeIsTooOld(running, '>=20.19.0');
  expect(why).toContain('Node 20.19.0 or newer');
  expect(why).toContain(running);
});
