import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifySite } from '../../src/proof/verify-site.js';
import { sealedRun } from '../support/sealed-run.js';

test.each(['snapshot.warc.gz', 'report.json', 'evidence/home-updated-1.png'])(
  'no byte of %s can be changed without being found',
  async (file) => {
    const { path, site } = await sealedRun();
    const whole = readFileSync(path(file));
    const look = () => verifySite(path('.'), site, { toolVersion: '0.0.0-test' });
    const place = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, flipped) => {
        const changed = Buffer.from(whole);
        changed.writeUInt8((whole[at] ?? 0) ^ flipped, at);
        writeFileSync(path(file), changed);
        expect((await look()).alterations.length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
    writeFileSync(path(file), whole);
    expect((await look()).alterations).toEqual([]);
  },
);
