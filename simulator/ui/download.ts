import { createElement } from './dom';
import { readToken } from './token';

/** Longest time that the browser may take to read what is saved, ms. */
const DOWNLOAD_MS = 10_000;

/** Requests what the server gives to this page alone. Rejects with an Error of the server's words. */
export async function fetchForPage(path: string): Promise<Response> {
  const response = await fetch(path, { headers: { 'x-token': readToken() } });
  if (!response.ok) throw new Error(await response.text());
  return response;
}

/** Hands a file to the browser as a download. */
export function saveFile(name: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content]));
  createElement('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_MS);
}
