import { may, type Actor } from '../model/actor.js';
import type { Route } from './route.js';

/** Whether the table lets somebody use a route at all. What is in the answer is another matter (`sight`). */
export const permits = ({ right, sight }: Pick<Route, 'right' | 'sight'>, actor: Actor): boolean => {
  if (right === 'public') return true;
  if (actor.id === '') return false;
  return (right === 'signed-in' || may(actor, right)) && (sight !== 'all' || actor.sight === 'all');
};
