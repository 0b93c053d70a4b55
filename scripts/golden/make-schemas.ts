/** Writes again each JSON Schema that is committed under schema/, as `gongkai schema NAME` prints it. */
import { readdirSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { run } from '../../src/cli/run.js';

const folder = new URL('../../schema/', import.meta.url);
for (const file of readdirSync(folder)) {
  const texts: string[] = [];
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      texts.push(chunk.toString());
      done();
    },
  });
  const status = await run(['schema', file.replace('.schema.json', '')], '', { stdout, env: {} });
  if (status === 0) writeFileSync(new URL(file, folder), texts.join(''));
}
