/**
 * Errors that no promise carries to whoever waits: an error event of a socket nobody listens to, a promise of a library
 * that nobody awaits. Each is laid to the site in whose work it arose, so that it ends that site and no other.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Take = (error: unknown) => void;

const sites = new AsyncLocalStorage<Take>();
let ofRun: Take | undefined;

/** Does work of one site; `onStray` is told what goes astray in it, then and later. */
export const withStraysOf = <T>(onStray: Take, work: () => Promise<T>): Promise<T> => sites.run(onStray, work);

/** From here until the function returned is called, strays of no site are told to `onStray`, and nothing ends the process. */
export const takeStrays = (onStray: Take): (() => void) => {
  const before = ofRun;
  ofRun = onStray;
  return () => {
    ofRun = before;
  };
};

/** For the process's last resort: true if a run has taken the error as its own. */
export const isTaken = (error: unknown): boolean => {
  const take = ofRun === undefined ? undefined : (sites.getStore() ?? ofRun);
  take?.(error);
  return take !== undefined;
};
