import { me } from 'companion';
import { peerSocket } from 'messaging';
import { settingsStorage } from 'settings';
import { WAKE_INTERVAL_MS } from '../common/wake-interval';
import { createCompanion } from './companion';
import { fitbitPlatform } from './fitbit-platform';

const companion = createCompanion(fitbitPlatform);

me.wakeInterval = WAKE_INTERVAL_MS;
me.addEventListener('wakeinterval', companion.wake);
settingsStorage.addEventListener('change', companion.wake);
peerSocket.addEventListener('message', (event) => companion.receive(event.data));

// Whatever launched the companion, it syncs what is due and reads the requests in storage.
companion.wake();
