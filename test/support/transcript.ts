/** Runs one command line in this process and keeps what it printed, as a reader would see it. */
import { Writable } from 'node:stream';
import { run, type RunSurroundings } from '../../src/cli/run.js';

export interface Transcript {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const sink = (heard: (text: string) => void = () => undefined): { stream: Writable; text: () => string } => {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      heard(chunk.toString('utf8'));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
};

/** `gongkai` with these words, in `cwd`; never ends the process. */
export const gongkai = async (
  words: readonly string[],
  {
    onStderr,
    ...surroundings
  }: Pick<RunSurroundings, 'cwd' | 'env' | 'interruptible'> & { readonly onStderr?: (text: string) => void } = {},
): Promise<Transcript> => {
  const [out, err] = [sink(), sink(onStderr)];
  const status = await run(words, '0.0.0-test', {
    stdout: out.stream,
    stderr: err.stream,
    interruptible: () => new AbortController().signal,
    ...surroundings,
  });
  return { status, stdout: out.text(), stderr: err.text() };
};
