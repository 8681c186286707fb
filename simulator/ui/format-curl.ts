import { hasControls } from '../client/clean-text';
import { isHttpUrl } from '../world/guards';
import { isMethod } from '../world/http';
import type { RequestEvent } from '../world/trace';
import type { MaskText } from './details-blocks';

/** A name that begins with @ would name a file that curl reads, and one without a letter an option. */
const HEADER_NAME = /^[\w!#$%&*+.^`|~][\w!#$%&*+.^`|~-]*$/;

/**
 * The request as a command for bash, zsh and others of their kind; undefined where it cannot be one. All of it is a
 * stranger's text: no character of it may end its quotes, name a file, or be obeyed by the terminal it is pasted into.
 */
export function formatCurl(entry: RequestEvent, maskText: MaskText): string | undefined {
  const { method, url, requestHeaders, requestBody } = entry;
  if (!isMethod(method) || !isHttpUrl(url)) return undefined;
  const headers = Object.entries(requestHeaders);
  // What would begin another header, and what no argument can hold.
  if (headers.some(([name, value]) => !HEADER_NAME.test(name) || /[\0\r\n]/.test(value))) return undefined;
  if (requestBody?.includes('\0')) return undefined;
  const texts = [
    // In an address curl makes many of [1-9] and {a,b}.
    `curl --globoff -X ${quote(method)} ${quote(maskText(url))}`,
    ...headers.map(([name, value]) => `-H ${quote(maskText(`${name}: ${value}`))}`),
    // `--data` would read the file that follows an @.
    ...(requestBody ? [`--data-raw ${quote(maskText(requestBody))}`] : []),
  ];
  return texts.join(' ');
}

/** The text as one word of a shell. */
function quote(text: string): string {
  // A backslash within quotes is one of fish's escapes, so that it stands outside of them.
  if (!hasControls(text)) return `'${text.replace(/['\\]/g, "'\\$&'")}'`;
  // Pasted, a control character works even within quotes. `!` recalls a command where a shell reads these as double.
  const bytes = new TextEncoder().encode(text);
  return `$'${Array.from(bytes, formatByte).join('')}'`;
}

function formatByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w ./:;,?&=+@#%*()<>{}[\]|~^$"-]/.test(character)
    ? character
    : `\\x${byte.toString(16).padStart(2, '0')}`;
}
