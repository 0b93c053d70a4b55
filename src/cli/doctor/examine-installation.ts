import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Examination, Patient } from './examination.js';
import { installationOf } from './installation.js';

/** How the program was installed, and whether what runs was built from the sources beside it. */
export function examineInstallation(
  { say, version, isBuilt }: Pick<Patient, 'say'> & { readonly version: string; readonly isBuilt: boolean },
  packageFolder: string,
): Examination {
  const installation = installationOf(packageFolder);
  const data = { version, installation, folder: packageFolder };
  const how = {
    repository: say('在代码库里运行', 'in its repository'),
    global: say('装在全机（npm install -g）', 'installed for everybody (npm install -g)'),
    dependency: say('装在一个项目里', 'installed within a project'),
  }[installation];
  const message = say(`gongkai ${version}，${how}：${packageFolder}`, `gongkai ${version}, ${how}: ${packageFolder}`);
  const built = join(packageFolder, 'dist', 'main.js');
  const isStale =
    isBuilt &&
    installation === 'repository' &&
    existsSync(built) &&
    newestOf(join(packageFolder, 'src')) > statSync(built).mtimeMs;
  if (!isStale) return { id: 'installation', condition: 'ok', message, data };
  return {
    id: 'installation',
    condition: 'limited',
    message: say(`${message}；src 里的代码比 dist 新`, `${message}; src is newer than dist`),
    remedy: say('运行 npm run build', 'run npm run build'),
    data,
  };
}

/** When anything below the folder was last written. */
function newestOf(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}
