import { me as device } from 'device';
import type { DeviceRow } from '../../common/snapshot';
import { ago } from '../age';
import { createChanged } from '../changed';
import { ALERT, ASH, BATTERY_LOW, DIM, ink } from '../colours';
import { say, UNKNOWN } from '../copy';
import { boxOf, picture, set, show, write, writeCut } from '../elements';
import { DAY_STALE_AFTER, isStale } from '../staleness';
import { timeOf, untilTime } from '../time-of-day';
import type { View } from '../view';
import { drawFrame } from './list-frame';

const BAR = 276;
const NAME_LEFT = 66;
const GAP = 8;
/** The service tells a charge in a word; how full each looks. */
const SHARES = [0, 0.12, 0.55, 1];

const hasDeviceChanged = createChanged();

/** How things stand with the service, the last sync, this watch and another device. */
export function drawStatus(view: View): void {
  const { condition, snapshot, checked, now, battery } = view;
  const { service, nextSync } = snapshot.account;
  const next = nextSync && nextSync > now ? say('nextSync', timeOf(nextSync, view)) : '';
  drawFrame(view, 'status', false, next);
  write('service', say('service.' + service));
  write('service-state', say(condition + '.status', untilTime(view)));
  write('synced', say('synced'));
  write('synced-age', checked ? ago(now - checked) : UNKNOWN, ink(checked > 0));
  write('watch', device.modelName || '');
  drawCharge('watch', say('percent', String(battery)), battery / 100);
  const { devices } = snapshot;
  const other = otherDevice(devices ? devices.list : []);
  const stale = isStale(devices, DAY_STALE_AFTER, now);
  show('device-row', other !== undefined);
  if (other && hasDeviceChanged([other, stale])) {
    const { name, kind, level } = other;
    picture('device-icon', kind === 'scale' ? 'scale_24' : 'watch_24', ASH);
    drawCharge(
      'device',
      level === undefined ? UNKNOWN : say('charge.' + level),
      level === undefined ? undefined : SHARES[level],
      stale,
    );
    set('device', 'fill', ink(!stale));
    writeCut('device', name, NAME_LEFT, boxOf('device-charge').left - GAP);
  }
}

function otherDevice(devices: DeviceRow[]): DeviceRow | undefined {
  for (let i = 0; i < devices.length; i++) {
    if (devices[i] && devices[i].name !== device.modelName) return devices[i];
  }
  return undefined;
}

/** `share`: of a full charge; unknown: the rail alone. */
function drawCharge(id: string, text: string, share: number | undefined, stale?: boolean): void {
  const isLow = !stale && share !== undefined && share <= BATTERY_LOW;
  write(id + '-charge', text, isLow ? ALERT : ink(!stale && share !== undefined));
  set(id + '-bar', 'width', BAR * (share || 0));
  set(id + '-bar', 'fill', isLow ? ALERT : stale ? DIM : ASH);
}
