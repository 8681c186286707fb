import { me as device } from 'device';
import type { DeviceRow } from '../../common/snapshot';
import { DAY_S } from '../../common/time';
import { ALERT, ASH, getTextColour, LOW_BATTERY_SHARE } from '../colours';
import { isTransient } from '../condition';
import {
  getBox,
  hasChanged,
  setFill,
  setProperty,
  setVisible,
  showIcon,
  writeText,
  writeTruncated,
} from '../elements';
import { formatAgo } from '../format-age';
import { formatUntil } from '../format-time';
import { translate } from '../i18n';
import { CONTENT_WIDTH_PX } from '../screen';
import { isSectionStale } from '../staleness';
import { UNKNOWN } from '../unknown';
import type { View } from '../view';

const NAME_LEFT = 66;
const GAP = 8;
/** How full the bar is by `BatteryLevel`, as a share. */
const CHARGE_SHARES: readonly (number | undefined)[] = [0, 0.12, 0.55, 1];

/** Draws the state of the service, the last sync, the charge of this watch and of another device. */
export function drawStatus(view: View): unknown {
  const { condition, snapshot, checkedAt, now, battery } = view;
  // The phone brings nothing, whatever is linked to it.
  const isUnheard = isTransient(condition) && checkedAt > 0 && now - checkedAt >= DAY_S;
  showIcon('service-icon', isUnheard ? 'cloudoff_24' : 'link_24', ASH);
  writeText('service', translate(isUnheard ? 'phone' : 'service.' + snapshot.account.service) || UNKNOWN);
  writeText('service-state', translate((isUnheard ? 'offline' : condition) + '.status', formatUntil(view)));
  writeText('synced-age', checkedAt ? formatAgo(now - checkedAt) : UNKNOWN, getTextColour(checkedAt > 0));
  writeText('watch', device.modelName);
  drawCharge('watch', translate('percent', battery), battery / 100);
  const { devices } = snapshot;
  const list = (devices && devices.list) || [];
  const otherDevice = [list[0], list[1]].filter(isOtherDevice)[0];
  const isStale = isSectionStale('devices', view);
  setVisible('device-row', !!otherDevice);
  if (otherDevice && hasChanged([otherDevice, isStale])) {
    const { name, kind, battery: level } = otherDevice;
    showIcon('device-icon', kind === 'scale' ? 'scale_24' : 'watch_24', ASH);
    // An absent level finds no share.
    const share = isStale ? undefined : CHARGE_SHARES[level as number];
    drawCharge('device', share === undefined ? UNKNOWN : translate('battery.' + level), share);
    setFill('device', getTextColour(!isStale));
    writeTruncated('device', name, getBox('device-charge').left - GAP - NAME_LEFT);
  }
  return isUnheard && translate('openApp');
}

function isOtherDevice(row: DeviceRow | undefined): boolean {
  return !!row && row.name !== device.modelName;
}

/** `share`: of a full charge, 0 … 1; undefined: unknown, only the rail is drawn. */
function drawCharge(id: string, text: string, share: number | undefined): void {
  const isKnown = share !== undefined;
  const isLow = isKnown && share <= LOW_BATTERY_SHARE;
  writeText(id + '-charge', text, isLow ? ALERT : getTextColour(isKnown));
  setProperty(id + '-bar', 'width', CONTENT_WIDTH_PX * (share || 0));
  setFill(id + '-bar', isLow ? ALERT : ASH);
}
