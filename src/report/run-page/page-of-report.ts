/** Folder names that lead nowhere else: no `..`, no scheme, no separator. */
const FOLDER = String.raw`[A-Za-z0-9][A-Za-z0-9._-]*`;
const INSIDE = new RegExp(String.raw`^${FOLDER}/report\.(?:json|html)$`);

/**
 * The page beside a site's `report.json`, as an address; undefined for a path that could leave the folder of the run. Only a
 * ranking over several runs, whose paths the program makes itself, may lead to other folders.
 */
export function pageOfReport(path: string, mayLeave: boolean): string | undefined {
  const isTrusted = mayLeave && /(?:^|\/)report\.(?:json|html)$/.test(path) && !/^[a-z]+:|^\/\/|\\/i.test(path);
  if (!isTrusted && !INSIDE.test(path)) return undefined;
  return path
    .replace(/\.json$/, '.html')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
