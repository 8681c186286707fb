import { Companion, type CompanionOptions } from './companion';

export type PhoneOptions = CompanionOptions;

/** The phone beside the watch, with one app's companion on it. */
export class Phone {
  readonly companion: Companion;

  constructor(options: PhoneOptions) {
    this.companion = new Companion(options);
  }

  /** The face has started and the link is up. */
  handlePeerAppLaunch(): void {
    this.companion.launch('peerAppLaunched');
  }

  /** The app was taken off the phone: nothing of it happens here any more. */
  dispose(): void {
    this.companion.dispose();
  }
}
