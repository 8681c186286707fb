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

// Whatever it was launched for: what is due is done, and what waits in storage is read.
companion.wake();
