/** The text with user names and passwords taken out of the addresses in it. Numbers of persons the stream masks. */
export const withSafeAddresses = (text: string): string => text.replace(/(https?:\/\/)[^\s/?#]*@/gi, '$1');
