import type { ServiceName } from '../../common/services';
import { HOUR_MS, MINUTE_MS } from '../../common/time';
import type { DataSet } from '../../companion/sources/health-source';
import { HOURLY_LIMIT } from '../../simulator/cloud/rate-limit';
import { parseIsoDate } from '../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import { ALL_SCOPES, FitbitTestClient } from '../unit/cloud/fitbit-test-client';
import { ALL_GOOGLE_SCOPES, GoogleTestClient } from '../unit/cloud/google/google-test-client';
import { CHECKUPS, DATA_SETS } from '../unit/companion/data-sets';
import { Wearer } from '../unit/companion/sources/google/wearer';
import type { ExchangeRequest, ExchangeResponse } from './endpoint';
import { FITBIT_READS } from './fitbit-reads';
import { ask, GOOGLE_READS } from './google-reads';

export interface Exchange {
  request: ExchangeRequest;
  response: ExchangeResponse;
}

const API = 'https://api.fitbit.com';

/** All that the pretend cloud returns in Fitbit's dialect, and all that the companion requests of it. */
export const fitbitTraffic = once(() => everybody('fitbit', fitbitClientTraffic));

/** All that the pretend cloud returns in Google's dialect, and all that the companion requests of it. */
export const googleTraffic = once(() => everybody('google', googleClientTraffic));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function everybody(service: ServiceName, client: (name: string) => Exchange[]): Promise<Exchange[]> {
  const companions = await Promise.all(PERSONA_NAMES.map((name) => companionTraffic(name, service)));
  return [...PERSONA_NAMES.flatMap(client), ...companions.flat()];
}

async function companionTraffic(name: string, service: ServiceName): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const wearer = new Wearer(name);
  wearer.onExchange = (request, response) => exchanges.push({ request, response });
  wearer.goTo(parseIsoDate('2026-07-14') ?? 0, 450);
  const { scopeOf } = wearer.service(service);
  for (const dataSet of [...DATA_SETS, ...CHECKUPS].filter((one: DataSet) => scopeOf(one))) {
    // Alarms are of one device, whose id this test does not know.
    if (dataSet !== 'alarms') await wearer.read(service, dataSet);
  }
  return exchanges;
}

function fitbitClientTraffic(name: string): Exchange[] {
  const client = new FitbitTestClient(name, 'PRS123');
  const exchanges: Exchange[] = [];
  let authorization = '';
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const request = {
      method,
      url: API + path,
      headers: { authorization, ...headers },
      ...(body ? { body } : {}),
    };
    const response = client.send(request);
    exchanges.push({ request, response });
    return response.body === '' ? {} : JSON.parse(response.body);
  };
  const nextHour = () => {
    client.now += HOUR_MS - (client.now % HOUR_MS);
    authorization = `Bearer ${client.signIn(ALL_SCOPES).access_token}`;
  };
  for (const [i, path] of FITBIT_READS.entries()) {
    if (i % HOURLY_LIMIT === 0) nextHour();
    send('GET', path);
  }
  nextHour();
  for (const path of FITBIT_READS.slice(0, 60)) send('GET', path, { 'accept-language': 'en_US' });
  nextHour();
  const [watch] = send('GET', '/1/user/-/devices.json');
  const alarms = `/1/user/-/devices/tracker/${watch.id}/alarms`;
  const fields = 'time=06:40%2B02:00&enabled=true&recurring=true&weekDays=MONDAY,FRIDAY';
  const { trackerAlarm } = send('POST', `${alarms}.json?${fields}`);
  send('GET', `${alarms}.json`);
  send('DELETE', `${alarms}/${trackerAlarm.alarmId}.json`);
  send('POST', '/1/user/-/foods/log/water.json?date=2026-07-14&amount=250&unit=ml');
  send('POST', '/1/user/-/apiSubscriptions/1.json');
  send('GET', '/1/user/-/apiSubscriptions.json');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const { refresh_token: token } = client.signIn(ALL_SCOPES);
  send('POST', '/oauth2/token', form, `client_id=PRS123&grant_type=refresh_token&refresh_token=${token}`);
  send('POST', '/1.1/oauth2/introspect', form, `token=${authorization.replace('Bearer ', '')}`);
  return exchanges;
}

function googleClientTraffic(name: string): Exchange[] {
  const client = new GoogleTestClient(name);
  const exchanges: Exchange[] = [];
  const send = (request: ExchangeRequest) => {
    // The quota is not what is tried here.
    client.now += MINUTE_MS;
    const authorization = `Bearer ${client.signIn({ scope: ALL_GOOGLE_SCOPES }).access_token}`;
    const response = client.send({ ...request, headers: { authorization } });
    exchanges.push({ request, response });
    return JSON.parse(response.body);
  };
  for (const request of GOOGLE_READS) send(request);
  const { pairedDevices, nextPageToken: next } = send(ask('pairedDevices?pageSize=1'));
  if (next) send(ask(`pairedDevices?pageSize=1&pageToken=${next}`));
  send(ask(pairedDevices[0].name.replace(/^users\/[^/]+\//, '')));
  const { dataPoints = [] } = send(ask('dataTypes/sleep/dataPoints?pageSize=1'));
  if (dataPoints[0]) send(ask(dataPoints[0].name.replace(/^users\/[^/]+\//, '')));
  // The night goes on: it has no end yet.
  client.now = Date.UTC(2026, 6, 15, 1);
  send(ask('dataTypes/sleep/dataPoints?pageSize=2'));
  const { nextPageToken } = send(ask('dataTypes/steps/dataPoints?pageSize=2'));
  if (nextPageToken) send(ask(`dataTypes/steps/dataPoints?pageSize=2&pageToken=${nextPageToken}`));
  return exchanges;
}
