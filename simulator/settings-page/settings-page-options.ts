import type { ConsentDecision } from '../cloud/oauth/consent';
import type { SettingsStore } from '../phone/settings-store';
import type { Clock } from '../world/clock';
import type { Network } from '../world/network';
import type { Trace } from '../world/trace';
import type { CodeExchange } from './oauth';

/** What a settings page is made from. */
export interface SettingsPageOptions {
  /** The bundle, `settings.js`. */
  script: string;
  settings: SettingsStore;
  clock: Clock;
  trace: Trace;
  network: Network;
  /** The time of the phone's clock; by default the true time. */
  dateNow?: () => number;
  /** IANA zone, read at each use. */
  zone: () => string;
  /** Language tag of the phone, `en-US`. */
  language: string;
  random: () => number;
  /** Whether `<Oauth>` exchanges the code by itself. */
  codeExchange?: CodeExchange;
}

/** What the person does at a sign-in. */
export interface SignInChoice {
  /** `allow` by default; `close`: the person closes the consent page. */
  consent?: ConsentDecision | 'close';
  /** Scopes that the person unticks. */
  withoutScopes?: readonly string[];
  /** Only a button whose address contains this text. */
  service?: string;
}
