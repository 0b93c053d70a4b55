/** Keeps the program loaded and does the command lines that it is sent, one after the other: loading it for each takes longer than most of them. */
import { Writable } from 'node:stream';

const [, , program, version] = process.argv;
const { run } = await import(program);

process.on('message', async ({ words, cwd }) => {
  if (cwd !== undefined) process.chdir(cwd);
  const said = [];
  const stream = (name) =>
    new Writable({
      write(chunk, _encoding, done) {
        said.push([name, Buffer.from(chunk).toString('base64')]);
        done();
      },
    });
  const interruptible = () => new globalThis.AbortController().signal;
  const status = await run(words, version, { stdout: stream('stdout'), stderr: stream('stderr'), interruptible });
  process.send({ status, said });
});
process.on('disconnect', () => process.exit());
