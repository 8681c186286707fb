import type { GoogleAddress } from '../table/contract-table';
import type { GoogleSpecification } from './harden-google';

const USER = '/v4/users/{user}';
const POINTS = `${USER}/dataTypes/{dataType}/dataPoints`;
const LIST = 'filter? pageSize?:integer pageToken?';

/** The methods that read, as the reference has them; the specification gives no parameter of some. */
export const GOOGLE_ADDRESSES: Readonly<Record<string, GoogleAddress>> = {
  [`GET ${USER}/identity`]: { returns: 'Identity' },
  [`GET ${USER}/profile`]: { returns: 'Profile' },
  [`GET ${USER}/settings`]: { returns: 'Settings' },
  [`GET ${USER}/irnProfile`]: { returns: 'IrnProfile' },
  [`GET ${USER}/pairedDevices`]: {
    query: 'pageSize?:integer pageToken?',
    returns: 'ListPairedDevicesResponse',
  },
  [`GET ${USER}/pairedDevices/{device}`]: { returns: 'PairedDevice' },
  [`GET ${POINTS}`]: { query: LIST, returns: 'ListDataPointsResponse' },
  [`GET ${POINTS}/{dataPoint}`]: { returns: 'DataPoint' },
  [`GET ${POINTS}:reconcile`]: { query: `${LIST} dataSourceFamily?`, returns: 'ReconcileDataPointsResponse' },
  [`POST ${POINTS}:rollUp`]: { sends: 'RollUpDataPointsRequest', returns: 'RollUpDataPointsResponse' },
  [`POST ${POINTS}:dailyRollUp`]: {
    sends: 'DailyRollUpDataPointsRequest',
    returns: 'DailyRollUpDataPointsResponse',
  },
};

/** The addresses that match no method of the specification. */
export function unknownAddresses({ methods }: GoogleSpecification): string[] {
  const isKnown = ([address, { sends, returns }]: [string, GoogleAddress]) =>
    methods.some(
      ({ method, body, response }) =>
        address.startsWith(`${method} `) && body === (sends !== undefined) && response === returns,
    );
  return Object.entries(GOOGLE_ADDRESSES)
    .filter((entry) => !isKnown(entry))
    .map(([address]) => address);
}
