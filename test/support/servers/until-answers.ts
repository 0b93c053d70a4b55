import { connect } from 'node:net';

const TRIES = 600;
const BETWEEN_MS = 50;

/** Resolves once somebody listens on the port of 127.0.0.1; rejects after half a minute. */
export async function untilAnswers(port: number): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  throw new Error(`nobody listens on port ${port}`);
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isUp: boolean) => () => {
      socket.destroy();
      resolve(isUp);
    };
    socket.on('connect', end(true));
    socket.on('error', end(false));
  });
