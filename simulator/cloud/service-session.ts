import type { Instant } from '../world/clock';

/** The health services that the pretend cloud stands for. */
export const CLOUD_SERVICES = ['fitbit', 'google'] as const;
export type CloudServiceName = (typeof CLOUD_SERVICES)[number];

/** A sign-in that a service keeps, with its refresh token. */
export interface ServiceSession {
  service: CloudServiceName;
  /** The persona whose account it is. */
  account: string;
  clientId: string;
  refreshToken: string;
  /** The refresh tokens that it would take at a moment: the last one, and for two minutes the one before it. */
  acceptedRefreshTokens(now: Instant): readonly string[];
  scopes: readonly string[];
  /** When `refreshToken` was issued. */
  issuedAt: Instant;
}

/** A session as a service's tokens have it. */
export type TokenSession = Omit<ServiceSession, 'service' | 'account'>;
