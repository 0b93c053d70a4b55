import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A module of the product as it is built: what tsx makes of the sources is slower. */
export const built = async <Module>(path: string): Promise<Module> =>
  (await import(pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'dist', path)).href)) as Module;
