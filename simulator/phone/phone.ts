import { Companion } from './companion';
import type { CompanionOptions } from './companion-options';

type PhoneOptions = CompanionOptions;

/** The phone beside the watch, with one app's companion on it. */
export class Phone {
  readonly companion: Companion;

  constructor(options: PhoneOptions) {
    this.companion = new Companion(options);
  }

  /** Call when the face has started and the link is up. */
  handlePeerAppLaunch(): void {
    this.companion.launch('peerAppLaunched');
  }

  /** Removes the app from the phone. */
  dispose(): void {
    this.companion.dispose();
  }
}
