import { InteractionError } from '../settings-page/interactions';
import { OauthError } from '../settings-page/oauth';
import type { SettingsNode, SettingsPage } from '../settings-page/settings-page';
import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { World } from './world';

/** How long a settings page may take until its sign-in button can be pressed. */
const GIVE_UP_AFTER_MS = MINUTE_MS;
/** How often the wearer looks for the button. */
const RETRY_INTERVAL_MS = 100;

/**
 * A wearer who opens the settings page and presses its sign-in button as soon as it is there; the one of `service`,
 * where one is named: if the page's leads elsewhere, they first press a button that has this name in its label.
 */
export class AutoSignIn {
  /** Why the sign-in has not begun; undefined once it has. */
  problem: string | undefined = 'this app has no settings page';
  private readonly page: SettingsPage | undefined;
  private hasChosenService = false;

  constructor(
    private readonly world: Pick<World, 'clock' | 'openSettings'>,
    private readonly service = '',
  ) {
    this.page = world.openSettings();
    if (this.page) this.pressWhenPossible(this.page, world.clock.now() + GIVE_UP_AFTER_MS);
  }

  /** What the page shows; it stays open. */
  tree(): SettingsNode | undefined {
    return this.page?.tree();
  }

  private pressWhenPossible(page: SettingsPage, deadline: Instant): void {
    const { clock } = this.world;
    const which = this.service && ` of ${this.service}`;
    this.problem = `the settings page shows no sign-in button${which} that can be pressed`;
    if (page.canSignIn(this.service)) {
      this.startSignIn(page);
    } else if (clock.now() < deadline) {
      // Once: pressed again, the button might take the choice back.
      if (!this.hasChosenService) this.hasChosenService = page.chooseService(this.service);
      clock.after(RETRY_INTERVAL_MS, () => this.pressWhenPossible(page, deadline));
    }
  }

  private startSignIn(page: SettingsPage): void {
    try {
      page.signIn({ service: this.service });
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof OauthError || error instanceof InteractionError)) throw error;
      this.problem = error.message;
    }
  }
}
