/** The address with some parameters of its query set; undefined or '' removes one. Stays on this server. */
export function withQuery(here: string, changes: Readonly<Record<string, string | undefined>>): string {
  const [path = '/', query = ''] = here.split('?', 2);
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes))
    if (value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
