import { InteractionError } from '../settings-page/interactions';
import { OauthError } from '../settings-page/oauth';
import type { SettingsNode, SettingsPage } from '../settings-page/settings-page';
import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { World } from './world';

/** Time that a settings page has to show its sign-in button. */
const GIVE_UP_AFTER_MS = MINUTE_MS;

const RETRY_INTERVAL_MS = 100;

/**
 * Opens the settings page and presses its sign-in button as soon as there is one. If `service` is given and the
 * button belongs to another service, first presses a button with that name in its label. Unticks `withoutScopes`.
 */
export class AutoSignIn {
  /** Why the sign-in has not begun; undefined once it has. */
  problem: string | undefined = 'this app has no settings page';
  private readonly page: SettingsPage | undefined;
  private hasChosenService = false;

  constructor(
    private readonly world: Pick<World, 'clock' | 'openSettings'>,
    private readonly service = '',
    private readonly withoutScopes: readonly string[] = [],
  ) {
    this.page = world.openSettings();
    if (this.page) this.pressWhenPossible(this.page, world.clock.now() + GIVE_UP_AFTER_MS);
  }

  /** The content of the page, which stays open. */
  tree(): SettingsNode | undefined {
    return this.page?.tree();
  }

  close(): void {
    this.page?.close();
  }

  private pressWhenPossible(page: SettingsPage, deadline: Instant): void {
    const { clock } = this.world;
    const which = this.service && ` of ${this.service}`;
    this.problem = `the settings page has no enabled sign-in button${which}`;
    if (page.canSignIn(this.service)) {
      this.startSignIn(page);
    } else if (clock.now() < deadline) {
      // Once: a second press might undo the choice.
      if (!this.hasChosenService) this.hasChosenService = page.chooseService(this.service);
      clock.after(RETRY_INTERVAL_MS, () => this.pressWhenPossible(page, deadline));
    }
  }

  private startSignIn(page: SettingsPage): void {
    try {
      page.signIn({ service: this.service, withoutScopes: this.withoutScopes });
      this.problem = undefined;
    } catch (error) {
      if (!(error instanceof OauthError || error instanceof InteractionError)) throw error;
      this.problem = error.message;
    }
  }
}
