/** The page and the server refuse a larger file alike: the page before it sends it. */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;

export function describeTooLarge(fileName: string): string {
  return `${fileName} is too large for an .fba`;
}
