import { type DevicesSection, MAX_DEVICE_NAME_LENGTH } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { RecordCache } from '../record-cache';
import { toWireFields, truncateName } from './section';

/** The one that the watch draws, and the watch itself, which knows its own charge. Two of a name are told as one. */
const MAX_DEVICES = 2;

/** The wearer's devices, the last to sync first. */
export const buildDevicesSection = ({ devices }: RecordCache): DevicesSection | undefined =>
  devices && {
    at: toSeconds(devices.fetchedAt),
    list: devices.value
      .filter(({ name }, i, all) => all.findIndex((device) => device.name === name) === i)
      .slice(0, MAX_DEVICES)
      .map(({ name, kind, battery }) =>
        toWireFields({ name: truncateName(name, MAX_DEVICE_NAME_LENGTH), kind, battery }),
      ),
  };
