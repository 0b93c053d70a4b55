import { StoreProblem } from '../../store/store-problem.js';
import type { Store } from '../../store/open-store.js';
import { systemCause } from '../errors/describe-error.js';
import type { Say } from '../language.js';
import { messageOf } from '../errors/message-of.js';

/** An error that an office outlives, in the words of who keeps it: the store is away, the disk is full; else as the error says. */
export const troubleOf = (error: unknown, store: Pick<Store, 'problemOf'>, say: Say): string => {
  const problem = error instanceof StoreProblem ? error : store.problemOf(error);
  if (problem !== undefined) return say(problem.words.zh, problem.words.en);
  const cause = systemCause(error, say);
  if (cause === undefined) return messageOf(error);
  const { path } = error as NodeJS.ErrnoException;
  return path === undefined ? cause : `${path} ${cause}`;
};
