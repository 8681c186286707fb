import { parseIsoDate } from '../../../persona/calendar';
import { invalid, today } from '../../date-parameters';
import { FitbitError, json, noContent } from '../../fitbit-error';
import type { ResourceCall, WriteRoute } from '../../route';
import { volumeUnits } from '../../units';
import { dayOfOwnLog, knownWater } from './water-log';

/** `POST /1/user/-/foods/log/water.json` with `date`, `amount` and perhaps `unit` (ml, fl oz, cup). */
export const addWater: WriteRoute = {
  method: 'POST',
  path: '/1/user/{user}/foods/log/water.json',
  scopes: ['nutrition'],
  answer(call) {
    const day = parseIsoDate(call.field('date') ?? '');
    if (day === undefined) throw invalid('date', `Invalid date: ${call.field('date') ?? ''}`);
    const amount = Number(call.field('amount'));
    if (!(amount > 0)) throw invalid('amount', `Invalid amount: ${call.field('amount') ?? ''}`);
    const unit = call.field('unit') ?? call.units.volumeUnit;
    if (!isVolumeUnit(unit)) throw invalid('unit', `Invalid unit: ${unit}`);
    const water = { logId: call.written.nextId(), day, millilitres: amount * volumeUnits[unit] };
    call.written.waters.push(water);
    return json(201, { waterLog: { amount, logId: water.logId } });
  },
};

/** `DELETE /1/user/-/foods/log/water/{log}.json` */
export const deleteWater: WriteRoute = {
  method: 'DELETE',
  path: '/1/user/{user}/foods/log/water/{log}.json',
  scopes: ['nutrition'],
  answer(call) {
    const logId = Number(call.param('log'));
    if (!isKnown(call, logId)) {
      throw new FitbitError(404, 'not_found', `There is no water log ${call.param('log')}.`);
    }
    call.written.deletedWaters.add(logId);
    return noContent;
  },
};

function isKnown(call: ResourceCall, logId: number): boolean {
  const day = call.written.waters.find((water) => water.logId === logId)?.day ?? dayOfOwnLog(logId);
  return day <= today(call) && knownWater(call, day).some((water) => water.logId === logId);
}

function isVolumeUnit(unit: string): unit is keyof typeof volumeUnits {
  return Object.hasOwn(volumeUnits, unit);
}
