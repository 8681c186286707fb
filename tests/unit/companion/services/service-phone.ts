import { pageKey } from '../../../../common/preferences';
import type { ResultCode } from '../../../../common/result-codes';
import type { ServiceName } from '../../../../common/services';
import { type Diagnostics, SettingsKey } from '../../../../common/settings-keys';
import { PAGES } from '../../../../common/snapshot';
import { MINUTE_MS } from '../../../../common/time';
import type { HttpRequest, HttpResponse } from '../../../../companion/platform';
import type { DataSet } from '../../../../companion/sources/health-source';
import { CloudPhone } from '../cloud-phone';
import { json } from '../fake-service';

const WAKE_MS = 15 * MINUTE_MS;

/** A part of the address of each data set, by service. */
export const ADDRESS: Record<ServiceName, Partial<Record<DataSet, string>> & Record<'profile', string>> = {
  fitbit: {
    profile: '/profile.json',
    sleep: '/sleep/date/',
    activitySummary: '/activities/date/',
    restingHeartRate: '/activities/heart/',
    hrv: '/hrv/',
    breathing: '/br/',
    oxygen: '/spo2/',
    skin: '/temp/skin/',
    weight: '/body/log/weight/',
    dailySteps: '/activities/steps/date/2026-07-08',
    devices: '/devices.json',
  },
  google: {
    profile: '/users/me/settings',
    sleep: 'dataTypes/sleep/',
    restingHeartRate: 'daily-resting-heart-rate',
    hrv: 'daily-heart-rate-variability',
    breathing: 'daily-respiratory-rate',
    oxygen: 'daily-oxygen-saturation',
    skin: 'daily-sleep-temperature-derivations',
    weight: 'dataTypes/weight/',
    devices: '/pairedDevices',
  },
};

export const isTokenRequest = ({ url }: HttpRequest): boolean => url.endsWith('/token');
export const isDataRequest = ({ url }: HttpRequest): boolean =>
  /^https:\/\/(api\.fitbit\.com\/1|health\.googleapis)/.test(url) && !url.includes('introspect');

export const html = (status: number): HttpResponse => json(status, '<html><title>Error</title></html>');
export const error = (status: number, body: unknown, headers?: Record<string, string>): HttpResponse =>
  json(status, JSON.stringify(body), headers);

/** A wearer of one service with every page on. Some requests have responses that the pretend cloud does not give. */
export class ServicePhone extends CloudPhone {
  /** What a request gets in place of the cloud's response. */
  respond: (request: HttpRequest) => HttpResponse | 'silent' | undefined = () => undefined;
  /** When each request was sent. */
  readonly sent: { url: string; at: number; body: string }[] = [];

  constructor(name: ServiceName) {
    super(name);
    for (const pageName of PAGES) this.settings.map.set(pageKey(pageName), 'true');
    const handle = this.service.handle;
    this.service.handle = async (request) => {
      this.sent.push({ url: request.url, at: this.time, body: request.body ?? '' });
      const response = this.respond(request);
      if (response === 'silent') return new Promise(() => undefined);
      return response ?? handle(request);
    };
  }

  /** Signs in and lets the first sync end. */
  async begin(): Promise<this> {
    await this.launch();
    await this.consent();
    await this.pass(2 * MINUTE_MS);
    return this;
  }

  /** Wakes as often as phones do. */
  async live(ms: number): Promise<void> {
    for (const end = this.time + ms; this.time < end; ) {
      await this.pass(Math.min(WAKE_MS, end - this.time));
      await this.wake();
      await this.pass(2 * MINUTE_MS);
    }
  }

  /** What the diagnostics show. */
  get diagnostics(): Partial<Diagnostics> {
    return JSON.parse(this.settings.getItem(SettingsKey.diagnostics) ?? '{}');
  }

  /** How the last request for a data set ended. */
  code(dataSet: DataSet): ResultCode | undefined {
    return this.status.results[dataSet]?.code;
  }

  /** How often addresses with this part were requested since `from`. */
  count(part: string, from = 0): number {
    return this.sent.filter(({ url, at }) => url.includes(part) && at >= from).length;
  }
}
