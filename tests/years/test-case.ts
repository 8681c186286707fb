import type { ServiceName } from '../../common/services';
import type { Model } from '../../simulator/app-package/models';
import type { PersonaName } from '../../simulator/persona/persona-names';

/** What the wearer does at one moment. */
export const ACTS = [
  'glance',
  'flick',
  'browse',
  'open-settings',
  'sync-now',
  'toggle-page',
  'change-preference',
  'change-client',
  'diagnose',
  'sign-out',
  'switch-service',
] as const;
export type Act = (typeof ACTS)[number];

/**
 * A world and all that happens in it, as plain data: the same case always runs the same way. Nothing is random after
 * it was drawn, so taking faults or acts away leaves the others as they are.
 */
export interface TestCase {
  /** Of the world: its person's life, its tokens. */
  seed: number;
  days: number;
  persona: PersonaName;
  model: Model;
  service: ServiceName;
  /** IANA zone; absent: the persona's. */
  zone?: string;
  /** ISO 8601, UTC. */
  start: string;
  /** The phone unloads an idle companion even while the face runs. */
  savesBattery: boolean;
  /** As `--fault` has them. All are over `CALM_MS` before the end. */
  faults: readonly string[];
  /** In order; `at` in ms since the start. */
  acts: readonly { at: number; act: Act }[];
}
