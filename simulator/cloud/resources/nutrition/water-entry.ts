import { parseIsoDate } from '../../../persona/calendar';
import { invalidParameter, today } from '../../date-parameters';
import { createJsonResponse, FitbitError, NO_CONTENT } from '../../fitbit-error';
import type { ResourceCall, WriteRoute } from '../../route';
import { VOLUME_UNITS_ML } from '../../units';
import { dayOfOwnLog, listWaterLogs } from './water-log';

/** `POST /1/user/-/foods/log/water.json` with `date`, `amount` and an optional `unit` (ml, fl oz, cup). */
export const addWaterRoute: WriteRoute = {
  method: 'POST',
  path: '/1/user/{user}/foods/log/water.json',
  scopes: ['nutrition'],
  handle(call) {
    const day = parseIsoDate(call.field('date') ?? '');
    if (day === undefined) throw invalidParameter('date', `Invalid date: ${call.field('date') ?? ''}`);
    const amount = Number(call.field('amount'));
    if (!(amount > 0)) throw invalidParameter('amount', `Invalid amount: ${call.field('amount') ?? ''}`);
    const unit = call.field('unit') ?? call.units.volumeUnit;
    if (!isVolumeUnit(unit)) throw invalidParameter('unit', `Invalid unit: ${unit}`);
    const water = { logId: call.edits.nextId(), day, millilitres: amount * VOLUME_UNITS_ML[unit] };
    call.edits.loggedWater.push(water);
    return createJsonResponse(201, { waterLog: { amount, logId: water.logId } });
  },
};

/** `DELETE /1/user/-/foods/log/water/{log}.json` */
export const deleteWaterRoute: WriteRoute = {
  method: 'DELETE',
  path: '/1/user/{user}/foods/log/water/{log}.json',
  scopes: ['nutrition'],
  handle(call) {
    const logId = Number(call.pathParameter('log'));
    if (!hasWaterLog(call, logId)) {
      throw new FitbitError(404, 'not_found', `There is no water log ${call.pathParameter('log')}.`);
    }
    call.edits.deletedWaterLogIds.add(logId);
    return NO_CONTENT;
  },
};

function hasWaterLog(call: ResourceCall, logId: number): boolean {
  const day = call.edits.loggedWater.find((water) => water.logId === logId)?.day ?? dayOfOwnLog(logId);
  return day <= today(call) && listWaterLogs(call, day).some((water) => water.logId === logId);
}

function isVolumeUnit(unit: string): unit is keyof typeof VOLUME_UNITS_ML {
  return Object.hasOwn(VOLUME_UNITS_ML, unit);
}
