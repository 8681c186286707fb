import { me as device } from 'device';
import type { DeviceRow } from '../../common/snapshot';
import { ALERT, ASH, getTextColour, LOW_BATTERY_SHARE } from '../colours';
import { OLD_AFTER_S } from '../condition';
import { drawBar, getBox, setVisible, showIcon, writeText, writeTruncated } from '../elements';
import { formatUntil } from '../format-time';
import { translate } from '../i18n';
import { CONTENT_WIDTH_PX } from '../screen';
import { isSectionStale } from '../staleness';
import { UNKNOWN } from '../unknown';
import type { View } from '../view';
import type { DrawOutcome } from './page-entry';

const NAME_LEFT = 66;
const GAP = 8;
/** How full the bar is by `BatteryLevel`, as a share. */
const CHARGE_SHARES: readonly (number | undefined)[] = [0, 0.12, 0.55, 1];

/** Draws the state of the service, the charge of this watch and of another device. Its frame draws the last sync. */
export function drawStatus(view: View): DrawOutcome {
  const { condition, snapshot, battery, checkedAt } = view;
  // The phone brings nothing, whatever is linked to it.
  const isOffline = condition === 'offline';
  // The phone is in reach, but neither it nor the service brings anything.
  const isSilent = condition === 'ok' && checkedAt && view.now - checkedAt >= OLD_AFTER_S;
  showIcon('service-icon', (isOffline || isSilent ? 'cloudoff' : 'link') + '_24', ASH);
  writeText('service', translate(isOffline ? 'phone' : 'service.' + snapshot.account.service) || UNKNOWN);
  writeText('service-state', translate((isSilent ? 'offline' : condition) + '.status', formatUntil(view)));
  writeText('watch', device.modelName);
  drawCharge('watch', translate('percent', battery), battery / 100);
  const { devices } = snapshot;
  const list = (devices && devices.list) || [];
  let otherDevice: DeviceRow | undefined = list[0];
  if (otherDevice && otherDevice.name === device.modelName) otherDevice = list[1];
  setVisible('device-row', otherDevice);
  if (otherDevice) {
    const { battery: level } = otherDevice;
    showIcon('device-icon', (otherDevice.kind === 'scale' ? 'scale' : 'watch') + '_24', ASH);
    // An absent level finds no share.
    const share = isSectionStale('devices', view) ? undefined : CHARGE_SHARES[level as number];
    drawCharge('device', share === undefined ? UNKNOWN : translate('battery.' + level), share);
    writeTruncated('device', otherDevice.name, getBox('device-charge').left - (GAP + NAME_LEFT));
  }
  return isOffline && translate('openApp');
}

/** `share`: of a full charge, 0 … 1; undefined: unknown, only the rail is drawn. */
function drawCharge(id: string, text: string, share: number | undefined): void {
  // The cast: what is unknown is not low.
  const isLow = (share as number) <= LOW_BATTERY_SHARE;
  writeText(id + '-charge', text, isLow ? ALERT : getTextColour(share !== undefined));
  drawBar(id + '-bar', CONTENT_WIDTH_PX * (share || 0), isLow ? ALERT : ASH);
}
