import {
  BY_SHAPE,
  MASK,
  maskNested,
  namedPatternsOf,
  RANDOM_CODE,
  SECRET_HEADER,
  SECRET_KEY,
  SECRET_NAME,
  TOKEN_REQUEST_NAMES,
  UNNAMED_PATTERNS,
} from './secret-patterns';
import type { RequestEvent, TraceEntry } from './trace';

const MIN_SECRET_LENGTH = 8;
const MAX_KNOWN_SECRETS = 500;
/** No token is longer. */
const MAX_SECRET_LENGTH = 8_192;
/**
 * Covers what gives access to an account, by its name, by its form, and where it was seen under a secret name before.
 */
export class SecretMask {
  private readonly known = new Set<string>();

  /** The text with dots in place of tokens, codes and secrets; works on addresses, forms, headers and JSON alike. */
  mask(text: string): string {
    let masked = text;
    for (const secret of this.known) masked = masked.replaceAll(secret, MASK);
    masked = maskNested(masked);
    for (const pattern of [...namedPatternsOf(text), ...UNNAMED_PATTERNS])
      masked = masked.replace(pattern, `$1${MASK}`);
    return masked.replace(BY_SHAPE, MASK);
  }

  /** A setting's value as it is shown: all of it masked where the key is that of a secret. */
  maskSetting(key: string | null, value: string): string {
    return isSecretKey(key) && value !== '' ? MASK : this.mask(value);
  }

  /** A copy of a JSON value with every text in it masked, and all of it under a secret name. */
  maskAll<T>(value: T): T {
    // A copy has the form of what it copies.
    return this.maskValue(value) as T;
  }

  /** Whether something of the entry is masked. */
  hasSecret(entry: TraceEntry): boolean {
    if (entry.kind === 'setting' && isSecretKey(entry.key)) return Boolean(entry.value);
    const text = JSON.stringify(entry);
    return this.mask(text) !== text;
  }

  /** Remembers the secrets of an entry, so that rows without names, such as a console line, are masked as well. */
  remember(entry: TraceEntry): void {
    if (entry.kind === 'setting') {
      if (entry.value !== null) this.rememberSetting(entry.key, entry.value);
      return;
    }
    if (entry.kind !== 'request') return;
    for (const text of [entry.url, entry.requestBody, entry.responseBody, entry.responseHeaders?.location])
      this.rememberNamed(text);
    for (const headers of [entry.requestHeaders, entry.responseHeaders ?? {}]) this.rememberHeaders(headers);
  }

  /** Remembers the secrets in a stored setting. */
  rememberSetting(key: string | null, value: string): void {
    if (isSecretKey(key)) for (const leaf of readLeaves(value)) this.add(leaf);
  }

  private rememberNamed(text: string | undefined): void {
    if (text === undefined) return;
    for (const pattern of namedPatternsOf(text)) {
      for (const match of text.matchAll(pattern)) this.addInAllForms(match[match.length - 1] ?? '');
    }
  }

  private rememberHeaders(headers: RequestEvent['requestHeaders']): void {
    for (const [name, value] of Object.entries(headers)) {
      if (!SECRET_HEADER.test(name)) continue;
      for (const part of readHeader(name, value)) this.addInAllForms(part);
      if (/^Basic /i.test(value)) this.addInAllForms(readPassword(value.slice(6)));
    }
  }

  /** As it is, and as it is within an address or a form. */
  private addInAllForms(value: string): void {
    this.add(value);
    for (const convert of [encodeURIComponent, decodeURIComponent]) {
      try {
        this.add(convert(value));
      } catch {
        // It cannot be in that form.
      }
    }
  }

  private add(value: string): void {
    if (value.length < MIN_SECRET_LENGTH || value.length > MAX_SECRET_LENGTH || this.known.has(value)) return;
    const [oldest] = this.known;
    if (this.known.size >= MAX_KNOWN_SECRETS && oldest !== undefined) this.known.delete(oldest);
    this.known.add(value);
  }

  private maskValue(value: unknown, { isSecret } = { isSecret: false }): unknown {
    if (typeof value === 'string') return isSecret && value !== '' ? MASK : this.mask(value);
    if (typeof value === 'number') return isSecret && String(value).length >= 6 ? MASK : value;
    if (Array.isArray(value)) return value.map((item) => this.maskValue(item, { isSecret }));
    if (typeof value !== 'object' || value === null) return value;
    const isTokenRequest = TOKEN_REQUEST_NAMES.some((name) => Object.hasOwn(value, name));
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const isCode =
          name === 'code' && (isTokenRequest || (typeof member === 'string' && RANDOM_CODE.test(member)));
        if (typeof member === 'string' && SECRET_HEADER.test(name))
          return [name, this.mask(`${name}: ${member}`).slice(name.length + 2)];
        return [name, this.maskValue(member, { isSecret: isSecret || isCode || SECRET_NAME.test(name) })];
      }),
    );
  }
}

function isSecretKey(key: string | null): boolean {
  return key !== null && SECRET_KEY.test(key);
}

/** The texts in a setting: itself, or the members of its JSON. */
function readLeaves(text: string): string[] {
  const leaves = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
  };
  try {
    return leaves(JSON.parse(text));
  } catch {
    return [text];
  }
}

/** The values of cookies, or the credentials after the scheme. */
function readHeader(name: string, value: string): string[] {
  // The first pair of set-cookie is the cookie. The rest says where it goes.
  const [cookie = ''] = value.split(';', 1);
  const isCookie = /cookie/i.test(name);
  const parts = isCookie
    ? (/^set/i.test(name) ? cookie : value).split(/;\s*/)
    : value.replace(/^\S+\s+/, '').split(/[\s,]+/);
  return parts.map((part) => part.replace(/^[\w.-]+="?(?=.)|"$/g, ''));
}

/** Of `name:password` in Base64; empty where it is none. */
function readPassword(credentials: string): string {
  try {
    return atob(credentials).split(':').slice(1).join(':');
  } catch {
    return '';
  }
}
