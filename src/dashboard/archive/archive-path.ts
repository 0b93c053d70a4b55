/** Address of a record as a page; `at`: evidence of a report whose quote is to be marked, its page opened there. */
export function archivePath(
  { run, site, record }: { readonly run: string; readonly site: string; readonly record: string },
  at?: { readonly rule: string; readonly fingerprint: string },
): string {
  const path = `/archive/${encodeURIComponent(run)}/${encodeURIComponent(site)}/${encodeURIComponent(record)}`;
  return at === undefined ? path : `${path}?${new URLSearchParams({ ...at }).toString()}#gongkai-place-1`;
}

/** Address of the picture of a place; undefined where a report names none of ours. */
export function picturePath(
  { run, site }: { readonly run: string; readonly site: string },
  file: string | undefined,
): string | undefined {
  const name = /^evidence\/([\w-]+\.png)$/.exec(file ?? '')?.[1];
  return name === undefined
    ? undefined
    : `/archive/${encodeURIComponent(run)}/${encodeURIComponent(site)}/evidence/${name}`;
}
