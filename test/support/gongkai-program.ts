/** How tests start the command line: as `npm test` has just built it, else from its sources, so that nothing need be built. */
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** `npm test` says so after its build: what runs is what users run, and half a second sooner each time. */
const isBuilt = process.env['GONGKAI_TEST_BUILT'] === '1';

/** Arguments of Node that come before those of the program. */
export const GONGKAI_PROGRAM: readonly string[] = isBuilt
  ? [`${ROOT}dist/main.js`]
  : ['--import', new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href, `${ROOT}src/main.ts`];

/** Of its surroundings: JSX is read as the tsconfig says, wherever the program is started. */
export const GONGKAI_SURROUNDINGS: Readonly<Record<string, string>> = {
  NO_COLOR: '1',
  TSX_TSCONFIG_PATH: `${ROOT}tsconfig.json`,
};
