import type { ServiceName } from '../../common/services';
import type { Exchange } from '../../simulator/run/exchanges';
import type { CloudRequest } from '../../simulator/world/http';
import { requestKind, serviceOfUrl } from './request-kind';

/** What gives access to an account, and the service that may have it. */
export interface Secret {
  kind: SecretKind;
  value: string;
  service: ServiceName | undefined;
}
type SecretKind = 'access token' | 'refresh token' | 'code' | 'verifier' | 'client secret' | 'secret';

const FORM_FIELDS: Readonly<Record<string, SecretKind>> = {
  code: 'code',
  code_verifier: 'verifier',
  client_secret: 'client secret',
  refresh_token: 'refresh token',
};
const RESPONSE_FIELDS: Readonly<Record<string, SecretKind>> = {
  access_token: 'access token',
  refresh_token: 'refresh token',
};

/** Length of a part that is looked for, characters. Any 24 characters of a secret contain one. */
const PART_LENGTH = 16;
const STEP = PART_LENGTH / 2;

/** The secrets of a run. They are found whole, and in parts of 24 characters or more. */
export class KnownSecrets {
  private readonly values = new Set<string>();
  private readonly parts = new Map<string, Secret>();
  /** The character codes that occur in a part. A text has few places with as many of them in a row. */
  private readonly codes = new Set<number>();

  add(value: string, service: ServiceName | undefined, kind: SecretKind = 'secret'): void {
    if (this.values.has(value)) return;
    this.values.add(value);
    const secret: Secret = { kind, value, service };
    const last = Math.max(0, value.length - PART_LENGTH);
    for (let from = 0; from < last; from += STEP) this.addPart(value.slice(from, from + PART_LENGTH), secret);
    this.addPart(value.slice(last), secret);
  }

  /** What a sign-in or a refresh sends. */
  addFromRequest(request: CloudRequest, service: ServiceName | undefined): void {
    const kind = requestKind(request);
    if (kind !== 'exchange' && kind !== 'refresh') return;
    for (const [name, value] of new URLSearchParams(request.body)) {
      const secretKind = FORM_FIELDS[name];
      if (secretKind) this.add(value, service, secretKind);
    }
  }

  /** The tokens that the service issued. */
  addFromResponse({ request, handled }: Exchange): void {
    const kind = requestKind(request);
    if (!handled || (kind !== 'exchange' && kind !== 'refresh')) return;
    for (const [name, value] of Object.entries(readObject(handled.body))) {
      const secretKind = RESPONSE_FIELDS[name];
      if (secretKind && typeof value === 'string') this.add(value, serviceOfUrl(request.url), secretKind);
    }
  }

  /** The first secret that the text has, whole or in part. */
  find(text: string): Secret | undefined {
    let inARow = 0;
    for (let i = 0; i < text.length; i++) {
      inARow = this.codes.has(text.charCodeAt(i)) ? inARow + 1 : 0;
      const secret =
        inARow < PART_LENGTH ? undefined : this.parts.get(text.slice(i + 1 - PART_LENGTH, i + 1));
      if (secret) return secret;
    }
    return undefined;
  }

  private addPart(part: string, secret: Secret): void {
    if (part.length !== PART_LENGTH || this.parts.has(part)) return;
    this.parts.set(part, secret);
    for (let i = 0; i < part.length; i++) this.codes.add(part.charCodeAt(i));
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
