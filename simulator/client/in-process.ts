import { serveWorld } from '../simulation/serve-world';
import { createPortPair } from '../world/port';
import { WorldConnection } from './world-connection';
import { CLOSED, type ConnectWorld } from './world-link';

/** A world in this process, for code that is one's own: faster to start, and nothing protects from what it runs. */
export const connectInProcess: ConnectWorld = ({ onPageMessage, onConsole, onFetch, onMeasure }) => {
  const [outside, inside] = createPortPair();
  const stopTime = serveWorld(inside, () => 0);
  const connection = new WorldConnection(outside, {
    page: onPageMessage,
    console: onConsole,
    fetch: onFetch,
    measure: onMeasure,
  });
  return {
    connection,
    async close(reason = CLOSED) {
      stopTime();
      connection.end(reason);
    },
  };
};
