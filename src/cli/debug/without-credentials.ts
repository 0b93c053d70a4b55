/** The text with user names and passwords taken out of the addresses in it. */
export const withoutCredentialsIn = (text: string): string => text.replace(/(https?:\/\/)[^\s/@]*@/gi, '$1');
