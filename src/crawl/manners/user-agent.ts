/**
 * How the tool names itself, to servers and in the browser alike: `gongkai/0.1.0 (+https://…)`. The browser bears the
 * same words and not those of Chromium: a site sees one visitor who says what it is, and the cookie of a challenge that
 * the browser passed, which shields bind to the name, is good for plain requests. Pages that serve known browsers only
 * are the price.
 */
export function userAgentOf(tool: string, contact?: string): string {
  const name = tool.replace(' ', '/');
  if (contact === undefined) return `${name} (website disclosure checker)`;
  return `${name} (+${contact.includes('@') && !contact.includes('/') ? `mailto:${contact}` : contact})`;
}
