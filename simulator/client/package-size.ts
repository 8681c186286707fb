/**
 * Largest .fba, bytes. The commands, the page and the server refuse a larger one alike, before it is read or sent: in
 * base64 one of 400 MB is longer than any text can be.
 */
export const MAX_PACKAGE_BYTES = 64 * 1024 * 1024;

export function describeTooLarge(fileName: string): string {
  return `${fileName} is too large for an .fba`;
}
