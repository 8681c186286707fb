import { DEVICE_NAME_LENGTH, type DevicesSection } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { RecordCache } from '../record-cache';
import { cut, present } from './section';

/** The one that the watch draws, and the watch itself, which knows its own charge. Two of a name are told as one. */
const MOST = 2;

/** The wearer's devices, the last to sync first. */
export const devicesSection = ({ devices }: RecordCache): DevicesSection | undefined =>
  devices && {
    at: toSeconds(devices.at),
    list: devices.value
      .filter(({ name }, i, all) => all.findIndex((device) => device.name === name) === i)
      .slice(0, MOST)
      .map(({ name, kind, level }) => present({ name: cut(name, DEVICE_NAME_LENGTH), kind, level })),
  };
