import { createCborModule } from '../../../simulator/peer/cbor-module';
import { createCryptoModule } from '../../../simulator/peer/crypto-module';
import { createFileTransferModule } from '../../../simulator/peer/file-transfer-module';
import { Link } from '../../../simulator/peer/link';
import { createMessagingModule } from '../../../simulator/peer/messaging-module';
import type { Side } from '../../../simulator/peer/side';
import { createRealm } from '../../../simulator/realm/create-realm';
import { createRandom } from '../../../simulator/realm/random';
import type { Realm } from '../../../simulator/realm/realm';
import { VirtualClock } from '../../../simulator/world/clock';
import { Trace } from '../../../simulator/world/trace';

/** An app that runs on one side of the link. */
export interface RunningSide {
  realm: Realm;
  lines: string[];
  errors: string[];
  /** Of crypto. */
  warnings: string[];
  /** Runs code that may `require` messaging, file-transfer, cbor and crypto; its variables stay. */
  run(code: string): void;
  stop(): void;
}

/** A link between two sides without apps, and a disk for the watch. */
export class TwoSides {
  readonly clock = new VirtualClock(0);
  readonly trace = new Trace(this.clock);
  readonly link = new Link({ clock: this.clock, trace: this.trace });
  readonly disk = new Map<string, Uint8Array>();
  diskFull = false;

  start(side: Side): RunningSide {
    const { clock, trace, link, disk } = this;
    const lines: string[] = [];
    const errors: string[] = [];
    const warnings: string[] = [];
    const realm = createRealm({
      profile: side === 'watch' ? 'device' : 'companion',
      clock,
      zone: () => 'UTC',
      random: createRandom(1),
      onConsole: (_level, text) => lines.push(text),
      onError: (text) => errors.push(text),
    });
    const onWatch = {
      saveToDisk: (name: string, bytes: Uint8Array) => {
        if (this.diskFull) throw new Error('no space left');
        disk.set(name, bytes);
      },
      readFromDisk: (path: string) => disk.get(path),
    };
    const messaging = createMessagingModule({ realm, link, side, trace });
    const files = createFileTransferModule({ realm, link, side, trace, ...(side === 'watch' && onWatch) });
    const modules: Record<string, unknown> = {
      messaging: messaging.module,
      'file-transfer': files.module,
      cbor: createCborModule(realm),
      crypto: createCryptoModule(realm, { subtle: side === 'watch', warn: (text) => warnings.push(text) }),
    };
    realm.globals.require = realm.createFunction((id: string) => modules[id], 'require');
    return {
      realm,
      lines,
      errors,
      warnings,
      run: (code) => realm.load(`(0, eval)(${JSON.stringify(code)})`, 'app.js', () => undefined),
      stop: () => {
        messaging.close();
        files.close();
        realm.dispose();
      },
    };
  }

  advance(ms: number): void {
    this.clock.runUntil(this.clock.now() + ms);
  }
}
