const DEADLY = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `leave` when the process ends before the view did, by an exit or by a signal that nobody else answers; such a signal still ends
 * it as it would have. The same when it is sent to the background (Ctrl-Z), and `comeBack` when it is fetched from there. Gives the
 * function that ends the watch.
 */
export function guardCursor({
  leave,
  comeBack,
}: {
  readonly leave: () => void;
  readonly comeBack: () => void;
}): () => void {
  const onDeadly = (signal: NodeJS.Signals): void => {
    // We are asked first: whoever else listens lets the run come to its end, and the view with it.
    if (process.listenerCount(signal) > 1) return;
    free();
    leave();
    process.kill(process.pid, signal);
  };
  const onStop = (): void => {
    leave();
    process.kill(process.pid, 'SIGSTOP');
  };
  // Windows knows neither.
  const hasJobs = process.platform !== 'win32';
  const free = (): void => {
    process.off('exit', leave);
    for (const signal of DEADLY) process.off(signal, onDeadly);
    process.off('SIGTSTP', onStop);
    process.off('SIGCONT', comeBack);
  };
  process.on('exit', leave);
  for (const signal of DEADLY) process.prependListener(signal, onDeadly);
  if (hasJobs) process.on('SIGTSTP', onStop).on('SIGCONT', comeBack);
  return free;
}
