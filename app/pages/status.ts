import { me as device } from 'device';
import type { DeviceRow } from '../../common/snapshot';
import { createChangeDetector } from '../change-detector';
import { ALERT, ASH, DIM, getTextColour, LOW_BATTERY_SHARE } from '../colours';
import { getBox, setFill, setProperty, setVisible, showIcon, writeText, writeTruncated } from '../elements';
import { formatAgo } from '../format-age';
import { formatMoment, formatUntil } from '../format-time';
import { translate, UNKNOWN } from '../i18n';
import { isSectionStale } from '../staleness';
import type { View } from '../view';
import type { SectionData } from './page-entry';

const BAR_WIDTH = 276;
const NAME_LEFT = 66;
const GAP = 8;
/** The service tells a charge in a word; how full each looks. */
const CHARGE_SHARES: readonly (number | undefined)[] = [0, 0.12, 0.55, 1];

const hasChanged = createChangeDetector();

/** How things stand with the service, the last sync, this watch and another device. */
export function drawStatus(view: View, { service, nextSync }: SectionData<'account'>): void {
  const { condition, snapshot, checkedAt, now, battery, isSyncing } = view;
  const isAhead = nextSync && nextSync > now && !isSyncing;
  writeText('next-sync', isAhead ? translate('nextSync', formatMoment(nextSync, view)) : '');
  writeText('service', translate('service.' + service));
  writeText('service-state', translate(condition + '.status', formatUntil(view)));
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
    const share = CHARGE_SHARES[level as number];
    drawCharge('device', share === undefined ? UNKNOWN : translate('battery.' + level), share, isStale);
    setFill('device', getTextColour(!isStale));
    writeTruncated('device', name, getBox('device-charge').left - GAP - NAME_LEFT);
  }
}

function isOtherDevice(row: DeviceRow | undefined): boolean {
  return !!row && row.name !== device.modelName;
}

/** `share`: of a full charge; unknown: the rail alone. */
function drawCharge(id: string, text: string, share: number | undefined, isStale?: boolean): void {
  const isLow = !isStale && share !== undefined && share <= LOW_BATTERY_SHARE;
  writeText(id + '-charge', text, isLow ? ALERT : getTextColour(!isStale && share !== undefined));
  setProperty(id + '-bar', 'width', BAR_WIDTH * (share || 0));
  setFill(id + '-bar', isLow ? ALERT : isStale ? DIM : ASH);
}
