/*
 * The texts are those of strangers' apps. No pattern may take more than linear time: where it fails after a repetition,
 * it cannot begin again within what was repeated, or the repetition has a limit.
 */

/** What stands in place of a secret. */
export const MASK = '••••';

/**
 * The ends of names whose values give access to an account, in any style: `access_token`, `X-Auth-Token`,
 * `clientSecret`.
 */
const SECRET_ENDS = [
  // A list's token of its next page gives access to nothing.
  '(?<!page[_-]?|sync[_-]?)tokens?(?:[_-]?secret)?',
  'secrets?',
  'passw(?:or)?d|passphrase|passcode|pwd',
  '(?:api|access|private|secret|signing|subscription|user)[_ -]?key',
  'credentials?',
  'assertion',
  'device[_-]?code',
  'verifier',
  'session[_-]?id',
  'signature',
  'jwt',
].join('|');
/** Secret only as whole names: other names may end so. */
const SECRET_WORDS = 'pairing|pass|otp|sid|sig';
const ENDS = `(?:${SECRET_ENDS}|\\b(?:${SECRET_WORDS}))`;

/** Of whole names: members of objects, headers, keys of settings. */
export const SECRET_NAME = new RegExp(`(?:${SECRET_ENDS})$|^(?:${SECRET_WORDS})$`, 'i');
/** Headers whose values may be secrets in any form. */
export const SECRET_HEADER = /^(?:(?:proxy-)?authorization|(?:set-)?cookie)$/i;
/** Settings that hold secrets, in any form. */
export const SECRET_KEY =
  /^(?:pairing|oauth|jwt)$|secret|token|passw|passphrase|credential|verifier|api_?-?key/i;

/** A result code, such as `ok` or `too_many_requests`, is none of a sign-in: that is long and random. */
const WORDS = '(?:[a-z]+[_.-])+[a-z]+|(?:[A-Z]+[_.-])+[A-Z]+';
export const RANDOM_CODE = new RegExp(`^(?!(?:${WORDS})$)\\S{16,}$`);
/** Letters and figures, and no date. A random text has both soon. */
const RANDOM = '(?!\\d{4}-\\d\\d)(?=[\\w.~+/-]{0,200}\\d)(?=[\\w.~+/-]{0,200}[a-z])[\\w.~+/-]{12,}=*';

/** Of the request that exchanges a code: there it may be short. */
export const TOKEN_REQUEST_NAMES = ['grant_type', 'code_verifier'];
const TOKEN_REQUEST = new RegExp(`"(?:${TOKEN_REQUEST_NAMES.join('|')})\\\\*"\\s*:`);

/**
 * Up to the quote that ends it, which has as many backslashes before it as the one that begins it (JSON within JSON).
 */
const ANY_VALUE = '(?:[^"\\\\]|\\\\+(?!["\\\\])|(?!\\2")\\\\+")+';
const IN_JSON = inJson(ENDS, ANY_VALUE);
const HEADER_IN_JSON = inJson('(?:authorization|cookie)', `(?!(?:Bearer|Basic)\\s)${ANY_VALUE}`);
const CODE_IN_JSON = inJson('\\bcode', `(?!(?:${WORDS})\\\\*")(?:[^\\s"\\\\]|\\\\(?!")){16,}`);
const OTHER_IN_JSON = inJson('\\b(?:access|auth|bearer|refresh)', RANDOM);
const CODE_IN_TOKEN_REQUEST = inJson('\\bcode', ANY_VALUE);
/** Lists, objects and numbers under a secret name. A body may have been cut off within one. */
const NESTED_IN_JSON = new RegExp(
  `(${ENDS}(\\\\*)"\\s*:\\s*)(\\[(?!\\])[^\\]]*(?:\\]|$)|\\{(?!\\})[^}]*(?:\\}|$)|\\d{6,})`,
  'gi',
);

/** Also percent-encoded, as an address within an address. */
const FORM_VALUE = '(?!(?:true|false|null|undefined)\\b)(?:(?!%2[26]|[,;](?:\\s|$))[^&#\\s"\'\\\\<>])+';
const IN_FORM = new RegExp(
  `(${ENDS}(?:\\[\\w*\\]|%5B\\w*%5D)?(?:=|%3D|\\\\u003d)|(?:[?&#]|%3F|%26)(?:code|key)(?:=|%3D)|(?:^|")code=(?=[^&#\\s"\\\\]+&|[^&#\\s"\\\\]{16}))(${FORM_VALUE})`,
  'gim',
);
/** JSON that is percent-encoded. */
const ENCODED_JSON = new RegExp(`(${ENDS}%22(?:%3A|:)(?:%20)?%22)((?:(?!%22)[^&#\\s"])+)`, 'gi');
const IN_XML = new RegExp(`(<[\\w:-]*(?:${SECRET_ENDS})>)([^<]+)`, 'gi');

/**
 * Within a sentence, or an object as consoles write it. `code=410` there is no secret, nor is what a parser did not
 * expect: `Unexpected token: punc`.
 */
const IN_TEXT = new RegExp(
  `((?:\\w(?<!page|sync|unexpected)[ _-]?token|client[ _-]?secret|\\b(?!token|secret)(?:${SECRET_ENDS}))\\b["']?\\s*(?:=>|[=:])\\s*["']?)(?![{[]|(?:true|false|null|undefined)\\b)([^&#\\s"',;\\\\>]+)`,
  'gi',
);
const RANDOM_IN_TEXT = new RegExp(
  `(\\b(?:token|secret|code|password|key)\\b["']?\\s*(?:(?:=>|[=:]|is|was)\\s*)?["']?)(${RANDOM})`,
  'gi',
);
const IN_HEADER = /((?:Bearer|Basic)\s+)([^\s"',\\]+)/gi;
const AUTHORIZATION = /(\bauthorization\s*:\s*)(?![\s•]|Bearer\s|Basic\s)((?:="[^"]*"|\\.|[^\r\n"\\])+)/gi;
const COOKIE = /(\bcookie\s*:\s*)([^\r\n"]+)/gi;
/** The name and password of an address. */
const USER_INFO = /([a-z\d+.-]:\/\/)([^/?#\s"'@\\<>]+)(?=@)/gi;
const IN_PATH = /(\/(?:token|secret|api-?key|webhooks\/\d+|services\/T\w+\/B\w+)s?\/)([^/?#\s"'\\]{8,})/gi;

/** What is a secret wherever it is: JSON Web Tokens, private keys, and what the tokens of known services begin with. */
export const BY_SHAPE = new RegExp(
  [
    // What follows a hyphen could begin again at each one.
    '(?:(?<![\\w-])eyJ[\\w-]{8,}|(?<=-)eyJ[\\w-]{8,512})\\.[\\w-]+(?:\\.[\\w-]*)?',
    '\\b(?:ya29\\.|GOCSPX-|1//0)[\\w-]{6,}',
    '\\bAIza[\\w-]{30,}',
    '\\b(?:gh[opsur]_|github_pat_|xox[a-z]-|[rs]k_(?:live|test)_)[\\w-]{10,}',
    '\\bAKIA[A-Z\\d]{16}\\b',
    '\\bbot\\d+:[\\w-]{20,}',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[^"<]*',
  ].join('|'),
  'g',
);

/** A text without one of them has nothing that `namedPatternsOf` finds. */
const ANY_NAME = new RegExp(
  `${SECRET_ENDS}|\\b(?:${SECRET_WORDS}|code|key|authorization|cookie|access|auth|bearer|refresh)`,
  'i',
);

/** Where secrets have names in forms and JSON: what is before the value is group 1, the value the last one. */
export function namedPatternsOf(text: string): readonly RegExp[] {
  if (!ANY_NAME.test(text)) return [];
  const code = TOKEN_REQUEST.test(text) ? CODE_IN_TOKEN_REQUEST : CODE_IN_JSON;
  return [IN_JSON, HEADER_IN_JSON, code, OTHER_IN_JSON, ENCODED_JSON, IN_FORM, IN_XML];
}

/** Where secrets are in headers, sentences and addresses; groups as above. */
export const UNNAMED_PATTERNS: readonly RegExp[] = [
  AUTHORIZATION,
  IN_TEXT,
  RANDOM_IN_TEXT,
  IN_HEADER,
  COOKIE,
  USER_INFO,
  IN_PATH,
];

/** The text with the lists, objects and numbers of secret names replaced by a text. */
export function maskNested(text: string): string {
  return text.replace(NESTED_IN_JSON, `$1$2"${MASK}$2"`);
}

/** Members of names that end so, also in JSON within JSON. */
function inJson(names: string, value: string): RegExp {
  return new RegExp(`(${names}(\\\\*)"\\s*:\\s*\\2")(${value})`, 'gi');
}
