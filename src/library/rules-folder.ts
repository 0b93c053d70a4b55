import { fileURLToPath } from 'node:url';

/** The rule sets that come with the program. */
export const rulesFolder = fileURLToPath(new URL('../../rules/', import.meta.url));
