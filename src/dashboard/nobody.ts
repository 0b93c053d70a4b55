import type { Actor } from '../model/actor.js';

/** Who has not come in: may nothing and sees nothing. */
export const NOBODY: Actor = { id: '', name: '', role: 'viewer', sight: new Map(), scopes: new Set() };
