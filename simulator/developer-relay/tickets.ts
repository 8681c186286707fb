import { randomBytes } from 'node:crypto';

/** A tool connects at once. */
const LIFETIME_MS = 30_000;

/** Addresses that nobody can guess and that work once, soon after they were given out. */
export class Tickets<T> {
  private readonly valid = new Map<string, { value: T; expiresAt: number }>();

  constructor(private readonly now: () => number) {}

  /** A path for `value`. */
  issue(value: T): string {
    const now = this.now();
    for (const [path, { expiresAt }] of this.valid) if (expiresAt <= now) this.valid.delete(path);
    const path = `/connect/${randomBytes(32).toString('base64url')}`;
    this.valid.set(path, { value, expiresAt: now + LIFETIME_MS });
    return path;
  }

  /** The value of a path; undefined if it is not valid, or not any more. */
  redeem(path: string): T | undefined {
    const ticket = this.valid.get(path);
    this.valid.delete(path);
    return ticket && ticket.expiresAt > this.now() ? ticket.value : undefined;
  }
}
