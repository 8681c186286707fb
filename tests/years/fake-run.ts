import { SERVICES, type ServiceName } from '../../common/services';
import { SettingsKey, type Status } from '../../common/settings-keys';
import { SNAPSHOT_FILE } from '../../common/snapshot';
import type { ServiceSession } from '../../simulator/cloud/service-session';
import { WatchDisk } from '../../simulator/device/watch-disk';
import { encodeCbor } from '../../simulator/peer/cbor';
import { createPersona } from '../../simulator/persona/create-persona';
import { PersonaSensors } from '../../simulator/persona/persona-sensors';
import { LocalStore } from '../../simulator/phone/local-store';
import { SettingsStore } from '../../simulator/phone/settings-store';
import { type Exchange, Exchanges } from '../../simulator/run/exchanges';
import { PhoneSystem } from '../../simulator/run/phone-system';
import type { World } from '../../simulator/run/world';
import type { SettingsNode } from '../../simulator/settings-page/rendered-tree';
import { NO_ACTIVITY } from '../../simulator/world/app-activity';
import { VirtualClock } from '../../simulator/world/clock';
import { SECOND_MS } from '../../simulator/world/duration';
import type { CloudResponse } from '../../simulator/world/http';
import { Moments } from '../../simulator/world/moments';
import type { NetworkFailure } from '../../simulator/world/network';
import { Trace } from '../../simulator/world/trace';
import type { Checker, Invariant, Run } from './invariant';

const START = Date.parse('2026-07-14T12:00:00Z');

const ADDRESSES: Readonly<Record<ServiceName, { data: string; token: string; revoke: string }>> = {
  fitbit: {
    data: 'https://api.fitbit.com/1/user/-/profile.json',
    token: 'https://api.fitbit.com/oauth2/token',
    revoke: 'https://api.fitbit.com/oauth2/revoke',
  },
  google: {
    data: 'https://health.googleapis.com/v4/users/me/settings',
    token: 'https://oauth2.googleapis.com/token',
    revoke: 'https://oauth2.googleapis.com/revoke',
  },
};

/** What becomes of a request: after how long, what the service answers and what the phone gets. */
export interface Outcome {
  afterMs?: number;
  /** It never leaves the phone. */
  isUnsent?: boolean;
  handled?: CloudResponse;
  delivered?: CloudResponse | NetworkFailure;
}

export const LOST: NetworkFailure = { failure: 'the response was lost' };
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): CloudResponse => ({
  status,
  headers,
  body: JSON.stringify(body),
});

/**
 * A run without an app: a test lets happen what companion and service would do, and reads what an invariant reports.
 */
export class FakeRun {
  readonly clock = new VirtualClock(START);
  readonly trace = new Trace(this.clock);
  readonly moments = new Moments();
  readonly exchanges = new Exchanges(this.clock);
  readonly localStore = new LocalStore();
  readonly settings = new SettingsStore({ trace: this.trace });
  readonly disk = new WatchDisk();
  readonly persona = createPersona('mara', 1);
  /** What the watch shows, has drawn and has under way. */
  readonly watch = {
    isRunning: true,
    counts: { writes: 0 },
    activity: NO_ACTIVITY,
    texts: () => Object.entries(this.shown).map(([id, text]) => ({ id, text, isVisible: true })),
  };
  /** The texts of the settings page. */
  settingsTexts: string[] = [];
  /** The visible texts by the ids of their elements. */
  shown: Record<string, string> = {};
  readonly reports: string[] = [];
  readonly checker: Checker;
  /** IANA, of watch and phone. */
  zone = this.persona.zone;
  readonly phoneSystem = new PhoneSystem(this.clock, () => undefined);
  /** The refresh tokens that the services accept. */
  accepted: string[] = [];
  /** The person whom they belong to. */
  owner = 'mara';

  constructor(invariant: Invariant) {
    const { clock, trace, moments, localStore, settings, disk, exchanges } = this;
    const world = {
      seed: 1,
      clock,
      trace,
      moments,
      localStore,
      settings,
      disk,
      network: { exchanges, failures: { list: () => [] } },
      cloud: { sessions: () => this.sessions() },
      phoneSystem: this.phoneSystem,
      persona: this.persona,
      sensors: new PersonaSensors(this.persona),
      watch: this.watch,
      zone: () => this.zone,
      activity: () => this.watch.activity,
      link: { files: { staged: () => [] } },
      openSettings: () => ({ tree: () => this.settingsPage, close: () => undefined }),
    };
    // Only what invariants look at is there.
    const run = { world: world as unknown as World, calmFrom: clock.now(), signIns: [] } as unknown as Run;
    this.checker = invariant.watch(run, (text) => this.reports.push(text));
  }

  /** The companion puts a snapshot into its outbox, and the watch takes it. */
  sendSnapshot(content: object, { isKept = true } = {}): void {
    const data = { v: 3, origin: 1, at: Math.floor(this.clock.now() / SECOND_MS), ...content };
    this.trace.add({
      kind: 'file',
      direction: 'toWatch',
      name: SNAPSHOT_FILE,
      bytes: 1,
      state: 'pending',
      data,
    });
    if (isKept) this.keep(data);
  }

  /** The watch keeps a snapshot. */
  keep(snapshot: object): void {
    this.disk.write('kept.cbor', encodeCbor(snapshot), this.clock.now());
  }

  pass(ms: number): void {
    this.clock.runUntil(this.clock.now() + ms);
  }

  launch(): void {
    this.trace.add({ kind: 'wake', reason: 'wokenUp' });
    this.moments.notify('wake', 'wokenUp');
  }

  wake(): void {
    this.moments.notify('wake', 'wokenUp');
  }

  end(cause: 'killed' | 'idle' = 'killed'): void {
    this.trace.add({ kind: 'unload', cause });
  }

  /** The companion writes a value. */
  write(key: string, value: unknown): void {
    this.moments.notify('write', key);
    if (this.localStore.isFull) return;
    this.localStore.set(key, JSON.stringify({ v: 3, value }));
    this.moments.notify('written', key);
  }

  /** The account with a session of this refresh token. */
  hold(refreshToken: string | undefined, more: object = {}): void {
    const tokens = refreshToken && {
      refreshToken,
      accessToken: `access-of-${refreshToken}`,
      clientId: '23QXYZ',
    };
    this.write('account', { origin: 1, ...(tokens && { tokens }), ...more });
  }

  refresh(token: string, outcome: Outcome, service: ServiceName = 'fitbit'): Exchange {
    return this.post(
      ADDRESSES[service].token,
      { grant_type: 'refresh_token', refresh_token: token },
      outcome,
    );
  }

  exchange(code: string, outcome: Outcome, service: ServiceName = 'fitbit'): Exchange {
    return this.post(ADDRESSES[service].token, { grant_type: 'authorization_code', code }, outcome);
  }

  revoke(token: string, outcome: Outcome, service: ServiceName = 'fitbit'): Exchange {
    return this.post(ADDRESSES[service].revoke, { token }, outcome);
  }

  fetch(
    outcome: Outcome = {},
    service: ServiceName = 'fitbit',
    headers: Record<string, string> = {},
  ): Exchange {
    return this.send({ method: 'GET', url: ADDRESSES[service].data, headers }, outcome);
  }

  send(
    request: Exchange['request'],
    { afterMs = 200, isUnsent = false, handled = json(200, {}), delivered = handled }: Outcome,
  ) {
    const exchange = this.exchanges.begin(request);
    if (isUnsent) {
      this.exchanges.deliver(exchange, { failure: 'the phone is offline' });
      return exchange;
    }
    this.exchanges.leave(exchange);
    this.pass(afterMs / 2);
    this.exchanges.handle(exchange, handled);
    this.pass(afterMs / 2);
    this.exchanges.deliver(exchange, delivered);
    return exchange;
  }

  /** What the companion reports to the settings page. */
  report(status: Partial<Status>): void {
    const base = { service: 'fitbit', state: 'ok', results: {}, lastSyncAt: this.clock.now() };
    this.settings.set('companion', SettingsKey.status, JSON.stringify({ ...base, ...status }));
  }

  private get settingsPage(): SettingsNode {
    return { type: 'Page', props: {}, children: this.settingsTexts };
  }

  private post(url: string, fields: Record<string, string>, outcome: Outcome): Exchange {
    return this.send(
      { method: 'POST', url, headers: {}, body: String(new URLSearchParams(fields)) },
      outcome,
    );
  }

  private sessions(): ServiceSession[] {
    return SERVICES.map((service) => ({
      service,
      account: this.owner,
      clientId: '23QXYZ',
      refreshToken: '',
      acceptedRefreshTokens: () => this.accepted,
      scopes: [],
      issuedAt: START,
    }));
  }
}
