/** The address to link to: http and https without user name, as the URL parser writes it; else undefined. */
export function webAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
