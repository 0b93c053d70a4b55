/** Text that a SARIF viewer shows as it stands: neither an embedded link `[text](target)` nor a placeholder `{0}` (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export const literal = (text: string): string => text.replace(/\](?=\()/g, '] ').replace(/\{(?=\d+\})/g, '{ ');
