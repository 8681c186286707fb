import type { TraceEntry } from './trace';

/** Names whose values give access to an account: masked unless the person wants to see them. */
const LONG_NAMES = [
  '(?:access|refresh|id|auth|oauth|session|bearer|user|pasted)[_-]?[tT]oken(?:[_-]?[sS]ecret)?',
  '(?:client|consumer|app|api|shared)[_-]?[sS]ecret',
  '(?:x[_-])?[aA](?:pi|PI|ccess)[_-]?[kK]ey',
  '(?:client[_-]?)?[aA]ssertion',
  'device[_-]?[cC]ode',
  'code[_-]?[vV]erifier',
  '[pP]ass(?:word|wd|phrase)',
].join('|');
const SECRET_NAMES = `${LONG_NAMES}|verifier|token|secret|jwt|pairing`;
const MASK = '••••';

const IN_JSON = inJson(SECRET_NAMES, '(?:[^"\\\\]|\\\\(?!"))+');
/** A result code, such as `ok` or `too_many_requests`, is none of a sign-in: that is long and random. */
const WORDS = '(?:[a-z]+[_.-])+[a-z]+|(?:[A-Z]+[_.-])+[A-Z]+';
const RANDOM = '(?:[^\\s"\\\\]|\\\\(?!")){16,}';
const CODE_IN_JSON = inJson('code', `(?!(?:${WORDS})\\\\*")${RANDOM}`);
const RANDOM_CODE = new RegExp(`^(?!(?:${WORDS})$)\\S{16,}$`);
/** Of the request that exchanges a code: there it may be short. */
const TOKEN_REQUEST_NAMES = ['grant_type', 'code_verifier'];
const TOKEN_REQUEST = inJson(TOKEN_REQUEST_NAMES.join('|'), '');
const CODE_IN_TOKEN_REQUEST = inJson('code', '(?:[^"\\\\]|\\\\(?!"))+');
const IN_FORM = new RegExp(
  `((?:^|[?&#])(?:${SECRET_NAMES})=|[?&#]code=|(?:^|")code=(?=[^&#\\s"\\\\]+&|[^&#\\s"\\\\]{16}))([^&#\\s"'\\\\]+)`,
  'gm',
);
/** Within a sentence. `code=410` there is no secret. */
const IN_TEXT = new RegExp(`(\\b(?:${LONG_NAMES})\\b\\s*[=:]\\s*)([^&#\\s"',;\\\\]+)`, 'g');
const IN_HEADER = /((?:Bearer|Basic)\s+)[^\s"',\\]+/gi;
const AUTHORIZATION = /(\bauthorization\s*:\s*)(?!Bearer\s|Basic\s)[^\s"',\\]+/gi;
const COOKIE = /(\bcookie\s*:\s*)[^\r\n"]+/gi;
/** JSON Web Tokens, and what Google's tokens and secrets begin with. */
const BY_SHAPE = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|\b(?:ya29\.|GOCSPX-|1\/\/0)[\w-]{6,}/g;

/** A text without one of them has nothing that `patternsOf` finds. */
const ANY_NAME = new RegExp(`${SECRET_NAMES}|code`);

/** Settings that hold secrets, in any form. */
const SECRET_KEYS =
  /^(?:pairing|oauth|jwt)$|secret|token|password|passphrase|credential|verifier|api_?-?key/i;

const MIN_SECRET_LENGTH = 8;
const MAX_KNOWN_SECRETS = 500;
/** The name of a member. */
const SECRET_NAME = new RegExp(`^(?:${SECRET_NAMES})$`);
/** Headers whose values may be secrets in any form. */
const SECRET_HEADER = /^(?:authorization|(?:set-)?cookie)$/i;

/** Covers what gives access to an account, by its name, by its form, and where it was seen under a secret name before. */
export class SecretMask {
  private readonly known = new Set<string>();

  /** The text with dots in place of tokens, codes and secrets; works on addresses, forms, headers and JSON alike. */
  mask(text: string): string {
    let masked = text;
    for (const secret of this.known) masked = masked.replaceAll(secret, MASK);
    for (const pattern of [...patternsOf(text), IN_TEXT, IN_HEADER, AUTHORIZATION, COOKIE])
      masked = masked.replace(pattern, `$1${MASK}`);
    return masked.replace(BY_SHAPE, MASK);
  }

  /** A setting's value as it is shown: all of it masked where the key is that of a secret. */
  maskSetting(key: string | null, value: string): string {
    return isSecretKey(key) && value !== '' ? MASK : this.mask(value);
  }

  /** A copy of a JSON value with every text in it masked, and all of it under a secret name. */
  maskAll<T>(value: T): T {
    return this.maskValue(false, value) as T;
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
    for (const text of [entry.url, entry.requestBody, entry.responseBody]) {
      if (text === undefined || !ANY_NAME.test(text)) continue;
      for (const pattern of patternsOf(text)) {
        for (const match of text.matchAll(pattern)) this.add(match[2] ?? '');
      }
    }
  }

  /** Remembers the secrets in a stored setting. */
  rememberSetting(key: string | null, value: string): void {
    if (isSecretKey(key)) for (const leaf of readLeaves(value)) this.add(leaf);
  }

  private add(value: string): void {
    if (value.length < MIN_SECRET_LENGTH || this.known.has(value)) return;
    const [oldest] = this.known;
    if (this.known.size >= MAX_KNOWN_SECRETS && oldest !== undefined) this.known.delete(oldest);
    this.known.add(value);
  }

  private maskValue(isSecret: boolean, value: unknown): unknown {
    if (typeof value === 'string') return isSecret && value !== '' ? MASK : this.mask(value);
    if (Array.isArray(value)) return value.map((item) => this.maskValue(isSecret, item));
    if (typeof value !== 'object' || value === null) return value;
    const isTokenRequest = TOKEN_REQUEST_NAMES.some((name) => Object.hasOwn(value, name));
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const isCode =
          name === 'code' && (isTokenRequest || (typeof member === 'string' && RANDOM_CODE.test(member)));
        if (typeof member === 'string' && SECRET_HEADER.test(name))
          return [name, this.mask(`${name}: ${member}`).slice(name.length + 2)];
        return [name, this.maskValue(isCode || SECRET_NAME.test(name), member)];
      }),
    );
  }
}

/** Members of these names in JSON, also in JSON within JSON: what is before the value, and the value. */
function inJson(names: string, value: string): RegExp {
  return new RegExp(`(\\\\*"(?:${names})\\\\*"\\s*:\\s*\\\\*")(${value})`, 'g');
}

/** Where secrets have names in a text. */
function patternsOf(text: string): readonly RegExp[] {
  const code = text.search(TOKEN_REQUEST) < 0 ? CODE_IN_JSON : CODE_IN_TOKEN_REQUEST;
  return [IN_JSON, code, IN_FORM];
}

function isSecretKey(key: string | null): boolean {
  return key !== null && SECRET_KEYS.test(key);
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
