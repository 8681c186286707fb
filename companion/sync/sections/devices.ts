import { DEVICE_NAME_LENGTH, type DevicesSection } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { RecordCache } from '../record-cache';
import { cut, present } from './section';

const MOST = 3;

/** The wearer's devices. Their clock is the wearer's, so without profile nobody knows when they were synced. */
export const devicesSection = ({ devices, profile }: RecordCache): DevicesSection | undefined => {
  if (!devices) return undefined;
  const offset = profile && profile.value.zoneOffset;
  return {
    at: toSeconds(devices.at),
    list: devices.value.slice(0, MOST).map(({ name, kind, level, synced }) =>
      present({
        name: cut(name, DEVICE_NAME_LENGTH),
        kind,
        level,
        at: synced && offset !== undefined ? toSeconds(synced - offset) : undefined,
      }),
    ),
  };
};
