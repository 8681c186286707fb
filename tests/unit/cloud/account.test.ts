import { createPersona } from '../../../simulator/persona/create-persona';
import { HOUR_MS } from '../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient, readFitbitError, START } from './fitbit-test-client';

const mara = createPersona('mara');

describe('devices', () => {
  const list = (persona: string) =>
    createSignedInClient(new FitbitTestClient(persona)).body('/1/user/-/devices.json');

  test('are the watch, the scale and the phone’s step counter', () => {
    const [watch, scale, phone] = list('mara');
    const { level } = mara.battery(Date.UTC(2026, 6, 14, 12, 30));
    expect(watch).toMatchObject({
      deviceVersion: 'Sense',
      type: 'TRACKER',
      batteryLevel: level,
      lastSyncTime: '2026-07-14T14:30:00.000',
    });
    expect(scale).toMatchObject({ deviceVersion: 'Aria Air', type: 'SCALE' });
    const weighed = mara.latestWeighing(START)?.at ?? 0;
    expect(scale.lastSyncTime).toBe(mara.calendar.formatWallTime(weighed));
    expect(phone).toMatchObject({ deviceVersion: 'MobileTrack', batteryLevel: 0 });
    expect(phone).not.toHaveProperty('battery');
  });

  test('are only those that the persona has', () => {
    const names = (persona: string) =>
      list(persona).map(({ deviceVersion }: { deviceVersion: string }) => deviceVersion);
    expect(names('noor')).toEqual(['Versa 3']);
    expect(names('idle')).toEqual(['Versa 3']);
  });

  test('have the battery as a word too', () => {
    const client = new FitbitTestClient();
    const words = Array.from({ length: 40 }, () => {
      client.now += 5 * HOUR_MS;
      const [{ battery, batteryLevel }] = createSignedInClient(client).body('/1/user/-/devices.json');
      return [battery, batteryLevel > 60 ? 'High' : batteryLevel > 25 ? 'Medium' : 'Low'];
    });
    expect(words.filter(([actual, expected]) => actual !== expected)).toEqual([]);
    expect(new Set(words.map(([actual]) => actual))).toEqual(new Set(['High', 'Medium', 'Low']));
  });
});

describe('the friends', () => {
  const { body } = createSignedInClient();
  const friends = body('/1.1/user/-/friends.json').data;
  const { data, included } = body('/1.1/user/-/leaderboard/friends.json');
  const ranked = data.filter(({ type }: { type: string }) => type === 'ranked-user');

  test('lists the friends by name', () => {
    expect(friends).toHaveLength(8);
    expect(friends[0]).toMatchObject({ type: 'person', attributes: { child: false, friend: true } });
    expect(new Set(friends.map(({ id }: { id: string }) => id)).size).toBe(8);
  });

  test('ranks everybody with synced steps, the account’s owner included', () => {
    const sums = ranked.map(
      (row: { attributes: { 'step-summary': number } }) => row.attributes['step-summary'],
    );
    expect([...sums].sort((a, b) => b - a)).toEqual(sums);
    const ranks = ranked.map((row: { attributes: { 'step-rank': number } }) => row.attributes['step-rank']);
    expect(ranks).toEqual(ranks.map((_: number, i: number) => i + 1));
    const own = ranked.find(({ id }: { id: string }) => id === 'B7LM4K');
    const week: { value: string }[] = body('/1/user/-/activities/steps/date/today/7d.json')[
      'activities-steps'
    ];
    expect(own.attributes['step-summary']).toBe(week.reduce((sum, { value }) => sum + Number(value), 0));
  });

  test('lists inactive users last, without a rank', () => {
    const inactive = data.slice(ranked.length);
    expect(inactive.length).toBeGreaterThan(0);
    for (const row of inactive) {
      expect(row.type).toBe('inactive-user');
      expect(row).not.toHaveProperty('attributes');
    }
  });

  test('includes everybody’s name once', () => {
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    expect(ids(included)).toEqual(ids(data));
    const own = included.find(({ id }: { id: string }) => id === 'B7LM4K');
    expect(own.attributes).toMatchObject({ name: 'Mara L.', friend: false });
  });

  test('of a persona without friends and steps is one inactive user', () => {
    const idle = createSignedInClient(new FitbitTestClient('idle'));
    expect(idle.body('/1.1/user/-/friends.json')).toEqual({ data: [] });
    const rows = idle.body('/1.1/user/-/leaderboard/friends.json').data;
    expect(rows.map(({ type, id }: { type: string; id: string }) => [type, id])).toEqual([
      ['inactive-user', 'D5ID2Q'],
    ]);
  });
});

describe('alarms', () => {
  const watchOf = (persona: string) => {
    const client = createSignedInClient(new FitbitTestClient(persona));
    const [watch] = client.body('/1/user/-/devices.json');
    return { ...client, path: `/1/user/-/devices/tracker/${watch.id}/alarms` };
  };
  const fields = 'time=06:40%2B02:00&enabled=true&recurring=true&weekDays=FRIDAY,%20MONDAY';

  test('are the persona’s own at first', () => {
    const { body, path } = watchOf('mara');
    expect(body(`${path}.json`).trackerAlarms).toEqual([
      expect.objectContaining({
        time: '07:05+02:00',
        enabled: true,
        weekDays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
      }),
    ]);
    const noor = watchOf('noor');
    expect(noor.body(`${noor.path}.json`)).toEqual({ trackerAlarms: [] });
  });

  test('can be added, changed and deleted', () => {
    const { body, send, path } = watchOf('noor');
    const added = send('POST', `${path}.json?${fields}`);
    expect(added.status).toBe(201);
    const { trackerAlarm } = JSON.parse(added.body);
    expect(trackerAlarm).toMatchObject({
      time: '06:40+02:00',
      weekDays: ['MONDAY', 'FRIDAY'],
      deleted: false,
    });
    const one = `${path}/${trackerAlarm.alarmId}.json`;
    const change = `${fields.replace('enabled=true', 'enabled=false')}&snoozeLength=5&snoozeCount=2`;
    expect(send('POST', `${one}?${change}`).status).toBe(200);
    expect(body(`${path}.json`).trackerAlarms).toEqual([
      expect.objectContaining({
        alarmId: trackerAlarm.alarmId,
        enabled: false,
        snoozeLength: 5,
        snoozeCount: 2,
      }),
    ]);
    expect(send('DELETE', one)).toMatchObject({ status: 204, body: '' });
    expect(body(`${path}.json`)).toEqual({ trackerAlarms: [] });
    expect(readFitbitError(send('DELETE', one))).toEqual([404, 'not_found']);
  });

  test.each([
    fields.replace('06:40', '6:40'),
    fields.replace('06:40', '24:40'),
    fields.replace('%2B02:00', ''),
    fields.replace('enabled=true', 'enabled=yes'),
    fields.replace('recurring=true&', ''),
    fields.replace('MONDAY', 'SOMEDAY'),
  ])('reject %s', (wrong) => {
    const { send, path } = watchOf('mara');
    expect(readFitbitError(send('POST', `${path}.json?${wrong}`))).toEqual([400, 'validation']);
  });

  test('exist for the watch only', () => {
    expect(readFitbitError(createSignedInClient().get('/1/user/-/devices/tracker/7/alarms.json'))).toEqual([
      404,
      'not_found',
    ]);
  });
});

describe('subscriptions', () => {
  test('can be made once, listed and ended', () => {
    const { body, send } = createSignedInClient();
    const one = '/1/user/-/sleep/apiSubscriptions/17.json';
    const made = send('POST', one);
    expect(made.status).toBe(201);
    expect(JSON.parse(made.body)).toEqual({
      collectionType: 'sleep',
      ownerId: 'B7LM4K',
      ownerType: 'user',
      subscriberId: '1',
      subscriptionId: '17',
    });
    expect(send('POST', one).status).toBe(200);
    expect(send('POST', '/1/user/-/foods/apiSubscriptions/17.json').status).toBe(409);
    expect(send('POST', '/1/user/-/sleep/apiSubscriptions/18.json').status).toBe(409);
    expect(
      send('POST', '/1/user/-/sleep/apiSubscriptions/18.json', { 'x-fitbit-subscriber-id': '2' }).status,
    ).toBe(201);
    const ids = (path: string) =>
      body(path).apiSubscriptions.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId);
    expect(ids('/1/user/-/sleep/apiSubscriptions.json')).toEqual(['17', '18']);
    expect(ids('/1/user/-/apiSubscriptions.json')).toEqual([]);
    expect(send('DELETE', one).status).toBe(204);
    expect(readFitbitError(send('DELETE', one))).toEqual([404, 'not_found']);
    expect(ids('/1/user/-/sleep/apiSubscriptions.json')).toEqual(['18']);
  });
});

describe('heart checks', () => {
  const list = (what: string, limit = 10) =>
    `/1/user/-/${what}/list.json?afterDate=2023-01-01&sort=asc&offset=0&limit=${limit}`;

  test('the recordings are listed in pages, with thirty seconds of samples each', () => {
    const { body, get } = createSignedInClient();
    const whole = body(list('ecg'));
    expect(whole.ecgReadings).toHaveLength(2);
    const [first] = whole.ecgReadings;
    expect(first.waveformSamples).toHaveLength(7500);
    expect(first).toMatchObject({
      numberOfWaveformSamples: 7500,
      samplingFrequencyHz: 250,
      deviceName: 'Sense',
    });
    const part = body(list('ecg', 1));
    expect(part.ecgReadings).toEqual([first]);
    const rest = body(part.pagination.next.replace('https://api.fitbit.com', ''));
    expect(rest.ecgReadings).toEqual(whole.ecgReadings.slice(1));
    expect(rest.pagination.next).toBe('');
    expect(readFitbitError(get(list('ecg', 11)))).toEqual([400, 'validation']);
  });

  test('rhythm alerts and their profile', () => {
    const noor = createSignedInClient(new FitbitTestClient('noor'));
    const { alerts } = noor.body(list('irn/alerts'));
    expect(alerts).toHaveLength(1);
    expect(alerts[0].windows[0].bpmData[0]).toEqual({
      dataTime: expect.any(String),
      value: expect.any(Number),
    });
    expect(alerts[0].alertTime > alerts[0].detectedTime).toBe(true);
    expect(createSignedInClient().body(list('irn/alerts')).alerts).toEqual([]);
    expect(createSignedInClient().body('/1/user/-/irn/profile.json')).toMatchObject({
      onboarded: true,
      enrolled: true,
    });
    expect(noor.body(list('ecg')).ecgReadings).toEqual([]);
  });

  test('future checks are missing', () => {
    const client = new FitbitTestClient();
    client.now = (mara.electrocardiograms()[1]?.at ?? 0) - 1;
    const early = createSignedInClient(client);
    expect(early.body(list('ecg')).ecgReadings).toHaveLength(1);
  });
});
