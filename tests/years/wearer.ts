import {
  ACCENT_KEY,
  CHECKUPS_KEY,
  goalKey,
  MOTION_KEY,
  PAGE_ORDER_KEY,
  pageKey,
  unitKey,
} from '../../common/preferences';
import { SERVICES, type ServiceName } from '../../common/services';
import { SettingsKey } from '../../common/settings-keys';
import { PAGES } from '../../common/snapshot';
import { AutoSignIn } from '../../simulator/run/auto-sign-in';
import type { World } from '../../simulator/run/world';
import { serializeTextInput } from '../../simulator/settings-page/stored-values';
import { HOUR_MS, SECOND_MS } from '../../simulator/world/duration';
import type { Act } from './test-case';

/** The words of the watch where the wearer has to sign in. */
const SIGN_IN_WORDS = /Sign in|Reconnect|Connect on phone|Finish on phone/;
/** Time after which a wearer who failed to sign in tries again, ms. */
export const SIGN_IN_PAUSE_MS = 6 * HOUR_MS;

const GLANCE_MS = 6 * SECOND_MS;
/** Time until a wrist that turned turns back, ms. The Rim is still growing then. */
const FLICK_MS = 200;
const PAGE_VISIT_MS = 20 * SECOND_MS;
const MIDDLE_PX = 168;

/** What else the wearer can change on the settings page, as its components store it. */
const PREFERENCES: readonly (readonly [key: string, value: string])[] = [
  [ACCENT_KEY, '"rose"'],
  [MOTION_KEY, 'false'],
  [PAGE_ORDER_KEY, 'week,sleep'],
  [unitKey('weight'), '{"values":[{"name":"Stone","value":"st"}]}'],
  [CHECKUPS_KEY, 'true'],
  [goalKey('steps'), 'false'],
  [unitKey('water'), '{"values":[{"name":"fl oz","value":"floz"}]}'],
  [CHECKUPS_KEY, 'false'],
  [ACCENT_KEY, '"sea"'],
];

/**
 * An application of the wearer's own at Fitbit, which needs no secret. A secret is not changed: one that is typed while
 * somebody is signed in counts for that session, too, and with the secret of another application the service refuses
 * it.
 */
const OWN_CLIENT_ID = 'WEARER1';

/** An action of a scenario, by its name there. */
export type ScenarioAction = Readonly<Record<string, unknown>>;

/**
 * Somebody who wears the watch, looks at it and opens the settings page. What was done is kept as a scenario has it.
 */
export class Wearer {
  readonly done: { at: number; action: ScenarioAction }[] = [];
  readonly signIns: { at: number; service: ServiceName }[] = [];
  private readonly start: number;
  private toggles = 0;
  private changes = 0;
  private hasOwnClient = false;
  private isSigningIn = false;

  constructor(
    private readonly world: World,
    private service: ServiceName,
  ) {
    this.start = world.clock.now();
    // A scenario opens the settings page for a sign-in only. What the page writes otherwise is a step of its own.
    world.settings.listen(({ by, key, newValue }) => {
      if (by !== 'settings' || this.isSigningIn || key === null) return;
      this.keep(newValue === null ? { remove: key } : { set: { [key]: newValue } });
    });
  }

  /** Each act takes seconds of virtual time. */
  async perform(act: Act): Promise<void> {
    const { world } = this;
    const now = world.clock.now();
    switch (act) {
      case 'glance':
        return this.glance();
      case 'flick':
        return this.look(FLICK_MS);
      case 'browse':
        return this.browse();
      case 'open-settings':
        return this.visitSettings(() => {});
      case 'sync-now':
        return this.visitSettings(() =>
          this.set(SettingsKey.command, JSON.stringify({ type: 'syncNow', at: now })),
        );
      case 'toggle-page': {
        const page = PAGES[this.toggles++ % PAGES.length] ?? 'sleep';
        const key = pageKey(page);
        return this.visitSettings(() =>
          this.set(key, world.settings.get(key) === 'false' ? 'true' : 'false'),
        );
      }
      case 'change-preference': {
        const [key, value] = PREFERENCES[this.changes++ % PREFERENCES.length] ?? [MOTION_KEY, 'true'];
        return this.visitSettings(() => this.set(key, value));
      }
      case 'change-client': {
        this.hasOwnClient = !this.hasOwnClient;
        const id = this.hasOwnClient ? OWN_CLIENT_ID : '';
        return this.visitSettings(() =>
          this.set(SettingsKey.clientId, serializeTextInput(id, { isSimple: false })),
        );
      }
      case 'diagnose':
        return this.visitSettings(() => {
          this.set(CHECKUPS_KEY, 'true');
          this.set(SettingsKey.command, JSON.stringify({ type: 'diagnose', at: now }));
        });
      case 'sign-out':
        return this.visitSettings(() => this.set(SettingsKey.signOut, String(now)));
      case 'switch-service':
        this.service = SERVICES.find((each) => each !== this.service) ?? this.service;
        await this.visitSettings(() => this.set(SettingsKey.service, this.service));
        return this.signIn();
    }
  }

  async signIn(): Promise<void> {
    const at = this.world.clock.now();
    this.signIns.push({ at, service: this.service });
    this.keep({ 'sign-in': this.service });
    this.isSigningIn = true;
    const attempt = new AutoSignIn(this.world, this.service);
    await this.pass(PAGE_VISIT_MS);
    attempt.close();
    this.isSigningIn = false;
  }

  private async glance(): Promise<void> {
    this.display(true);
    await this.pass(GLANCE_MS);
    const mustSignIn = this.world.watch
      .texts()
      .some(({ isVisible, text }) => isVisible && SIGN_IN_WORDS.test(text));
    this.display(false);
    const last = this.signIns.at(-1);
    if (mustSignIn && (!last || this.world.clock.now() - last.at > SIGN_IN_PAUSE_MS)) await this.signIn();
  }

  private async look(ms: number): Promise<void> {
    this.display(true);
    await this.pass(ms);
    this.display(false);
  }

  /** Through every page, and home. */
  private async browse(): Promise<void> {
    this.display(true);
    for (let i = 0; i <= PAGES.length; i++) {
      await this.pass(2 * SECOND_MS);
      this.keep({ tap: [MIDDLE_PX, MIDDLE_PX] });
      this.world.watch.tap(MIDDLE_PX, MIDDLE_PX);
    }
    await this.pass(GLANCE_MS);
    this.display(false);
  }

  private async visitSettings(work: () => void): Promise<void> {
    const page = this.world.openSettings();
    await this.pass(2 * SECOND_MS);
    work();
    await this.pass(PAGE_VISIT_MS);
    page?.close();
  }

  private display(isOn: boolean): void {
    this.keep({ display: isOn ? 'on' : 'off' });
    this.world.watch.setDisplay(isOn);
  }

  private set(key: string, value: string): void {
    this.world.settings.set('settings', key, value);
  }

  private keep(action: ScenarioAction): void {
    this.done.push({ at: this.world.clock.now() - this.start, action });
  }

  private pass(ms: number): Promise<void> {
    return this.world.run(this.world.clock.now() + ms);
  }
}
