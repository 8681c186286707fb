import { createCborModule } from '../peer/cbor-module';
import { createCryptoModule } from '../peer/crypto-module';
import { createFileTransferModule } from '../peer/file-transfer-module';
import type { Link } from '../peer/link';
import { createMessagingModule } from '../peer/messaging-module';
import type { Screen } from '../screen/screen';
import type { Trace } from '../world/trace';
import type { AppContext } from './app-context';
import type { AppDisk } from './app-disk';
import { DeviceModules } from './device-modules';
import { type AppbitModule, createAppbitModule } from './modules/appbit';
import { createDisplayModule } from './modules/display';
import { createI18nModule, type Gettext } from './modules/i18n';

interface AppModulesOptions {
  disk: AppDisk;
  screen: Screen;
  link: Link;
  trace: Trace;
  gettext: Gettext;
}

/**
 * The modules of one run of an app. Messaging and file transfer exist from the start, even if the app does not require
 * them, so that the peer finds a running app. `display` comes first, so that its `change` precedes the clock's tick.
 */
export function createAppModules(
  context: AppContext,
  { disk, screen, link, trace, gettext }: AppModulesOptions,
): { modules: DeviceModules; appbit: AppbitModule } {
  const { realm, clock, warn } = context;
  const display = createDisplayModule(context);
  const appbit = createAppbitModule(context);
  const messaging = createMessagingModule({ realm, link, side: 'watch', trace });
  const fileTransfer = createFileTransferModule({
    realm,
    link,
    side: 'watch',
    trace,
    saveToDisk: (name, bytes) => disk.write(name, bytes, clock.now()),
    readFromDisk: (path) => context.files.read(path),
  });
  context.onEnd(() => messaging.close());
  context.onEnd(() => fileTransfer.close());
  const modules = new DeviceModules(context, {
    appbit: appbit.module,
    cbor: createCborModule(realm, warn),
    crypto: createCryptoModule(realm, { subtle: true, warn }),
    display,
    document: screen.documentModule,
    'file-transfer': fileTransfer.module,
    i18n: createI18nModule(context, gettext),
    messaging: messaging.module,
  });
  return { modules, appbit };
}
