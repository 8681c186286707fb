import { FITBIT } from '../../../common/services';
import type { HttpRequest } from '../../platform';

/** A request for the wearer's own data; `path` stands after `/user/-/`, without `.json`. */
export function userRequest(version: '1' | '1.1' | '1.2', path: string): HttpRequest {
  return {
    method: 'GET',
    url: `${FITBIT.apiUrl}/${version}/user/-/${path}.json`,
    headers: {
      Accept: 'application/json',
      // Neither en_US nor en_GB: the service answers in km, kg and ml, whatever the profile says.
      'Accept-Language': 'metric',
    },
  };
}
