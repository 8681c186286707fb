import { createGeolocationModule } from '../../peer/geolocation-module';
import { WATCH_POSITIONING } from '../../peer/position-receiver';
import type { AppContext } from '../app-context';

/** `geolocation` of the watch, which sees the sky wherever the wearer is. */
export function createWatchGeolocation(context: AppContext): Record<string, unknown> {
  const { module, close } = createGeolocationModule({ ...context, positioning: WATCH_POSITIONING });
  context.onEnd(close);
  return module;
}
