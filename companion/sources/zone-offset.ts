import { HOUR_MS } from '../../common/time';
import { numberInRange } from '../decode';

const MAX_ZONE_OFFSET_MS = 15 * HOUR_MS;

/** How far a zone is ahead of UTC, ms. No zone is more than 15 hours away. */
export const zoneOffsetMs = numberInRange(-MAX_ZONE_OFFSET_MS, MAX_ZONE_OFFSET_MS);
