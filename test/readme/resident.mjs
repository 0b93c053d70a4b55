/** Keeps the program loaded and does the command lines that it is sent, one after the other: loading it for each takes longer than most of them. */
import { Writable } from 'node:stream';

const [, , program, version] = process.argv;
const { run } = await import(program);

process.on('message', async (words) => {
  const said = [];
  const stream = () =>
    new Writable({
      write(chunk, _encoding, done) {
        said.push(Buffer.from(chunk));
        done();
      },
    });
  const interruptible = () => new globalThis.AbortController().signal;
  const status = await run(words, version, { stdout: stream(), stderr: stream(), interruptible });
  process.send({ status, said: Buffer.concat(said).toString('utf8') });
});
process.on('disconnect', () => process.exit());
