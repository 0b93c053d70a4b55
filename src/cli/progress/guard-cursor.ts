const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `restore` when the process ends before the view did, by an exit or by a signal that nobody else answers; such a signal still ends
 * it as it would have. Gives the function that ends the watch.
 */
export function guardCursor(restore: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    // We are asked first: whoever else listens lets the run come to its end, and the view with it.
    if (process.listenerCount(signal) > 1) return;
    free();
    restore();
    process.kill(process.pid, signal);
  };
  const free = (): void => {
    process.off('exit', restore);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.on('exit', restore);
  for (const signal of SIGNALS) process.prependListener(signal, onSignal);
  return free;
}
