import { type Alarm, WEEK_DAYS, type WeekDay } from '../../account-edits';
import { invalidParameter } from '../../date-parameters';
import { createJsonResponse, FitbitError, NO_CONTENT } from '../../fitbit-error';
import { watchId } from '../../paired-devices';
import type { ReadRoute, ResourceCall, WriteRoute } from '../../route';

const LIST_PATH = '/1/user/{user}/devices/tracker/{tracker}/alarms.json';
const ALARM_PATH = '/1/user/{user}/devices/tracker/{tracker}/alarms/{alarm}.json';
const TIME_PATTERN = /^([01]\d|2[0-3]):[0-5]\d[+-]\d\d:\d\d$/;

/** `GET …/devices/tracker/{tracker}/alarms.json` */
export const alarmsRoute: ReadRoute = {
  method: 'GET',
  path: LIST_PATH,
  scopes: ['settings'],
  handle: (call) => ({ trackerAlarms: alarmsOf(call) }),
};

/** `POST …/devices/tracker/{tracker}/alarms.json` */
export const addAlarmRoute: WriteRoute = {
  method: 'POST',
  path: LIST_PATH,
  scopes: ['settings'],
  handle(call) {
    const alarm: Alarm = {
      alarmId: call.edits.nextId(),
      deleted: false,
      ...readAlarm(call),
      snoozeCount: 3,
      snoozeLength: 9,
      syncedToDevice: false,
      vibe: 'DEFAULT',
    };
    alarmsOf(call).push(alarm);
    return createJsonResponse(201, { trackerAlarm: alarm });
  },
};

/** `POST …/devices/tracker/{tracker}/alarms/{alarm}.json` */
export const updateAlarmRoute: WriteRoute = {
  method: 'POST',
  path: ALARM_PATH,
  scopes: ['settings'],
  handle(call) {
    const alarm = findAlarm(call);
    const snooze = {
      snoozeLength: readInteger(call, 'snoozeLength'),
      snoozeCount: readInteger(call, 'snoozeCount'),
    };
    Object.assign(alarm, readAlarm(call), snooze, { syncedToDevice: false });
    return createJsonResponse(200, { trackerAlarm: alarm });
  },
};

/** `DELETE …/devices/tracker/{tracker}/alarms/{alarm}.json` */
export const deleteAlarmRoute: WriteRoute = {
  method: 'DELETE',
  path: ALARM_PATH,
  scopes: ['settings'],
  handle(call) {
    const list = alarmsOf(call);
    list.splice(list.indexOf(findAlarm(call)), 1);
    return NO_CONTENT;
  },
};

function alarmsOf(call: ResourceCall): Alarm[] {
  if (call.pathParameter('tracker') !== watchId(call.persona)) {
    throw new FitbitError(404, 'not_found', `There is no tracker ${call.pathParameter('tracker')}.`);
  }
  return call.edits.alarms(call.persona.calendar.offsetMinutes(call.now));
}

function findAlarm(call: ResourceCall): Alarm {
  const found = alarmsOf(call).find(({ alarmId }) => String(alarmId) === call.pathParameter('alarm'));
  if (found) return found;
  throw new FitbitError(404, 'not_found', `There is no alarm ${call.pathParameter('alarm')}.`);
}

function readAlarm(call: ResourceCall): Pick<Alarm, 'enabled' | 'recurring' | 'time' | 'weekDays'> {
  const time = call.field('time') ?? '';
  if (!TIME_PATTERN.test(time)) throw invalidParameter('time', `Invalid time: ${time}`);
  return {
    enabled: readFlag(call, 'enabled'),
    recurring: readFlag(call, 'recurring'),
    time,
    weekDays: readWeekDays(call),
  };
}

function readFlag(call: ResourceCall, name: string): boolean {
  const text = call.field(name);
  if (text !== 'true' && text !== 'false') throw invalidParameter(name, `Invalid ${name}: ${text ?? ''}`);
  return text === 'true';
}

function readWeekDays(call: ResourceCall): WeekDay[] {
  const names = (call.field('weekDays') ?? '').split(',').map((name) => name.trim().toUpperCase());
  const unknown = names.find((name) => name !== '' && !WEEK_DAYS.some((day) => day === name));
  if (unknown !== undefined) throw invalidParameter('weekDays', `Invalid week day: ${unknown}`);
  return WEEK_DAYS.filter((day) => names.includes(day));
}

function readInteger(call: ResourceCall, name: string): number {
  const text = call.field(name) ?? '';
  if (!/^\d{1,3}$/.test(text)) throw invalidParameter(name, `Invalid ${name}: ${text}`);
  return Number(text);
}
