import { type DevicesSection, MAX_DEVICE_NAME_LENGTH } from '../../../common/snapshot';
import type { RecordCache } from '../record-cache';
import { getFetchTime, toWireFields, truncateName } from './section';

/** The watch draws one device. The other may be the watch itself, which knows its own charge. */
const MAX_DEVICES = 2;

/** The wearer's devices, the last to sync first, one of each name. */
export const buildDevicesSection = ({ devices }: RecordCache): DevicesSection | undefined =>
  devices && {
    at: getFetchTime(devices),
    list: devices.value
      .filter(({ name }, i, all) => all.findIndex((device) => device.name === name) === i)
      .slice(0, MAX_DEVICES)
      .map(({ name, kind, battery }) =>
        toWireFields({ name: truncateName(name, MAX_DEVICE_NAME_LENGTH), kind, battery }),
      ),
  };
