import { MODELS } from '../app-package/models';
import { createCborModule } from '../peer/cbor-module';
import { createCryptoModule } from '../peer/crypto-module';
import { createFileTransferModule } from '../peer/file-transfer-module';
import { createMessagingModule } from '../peer/messaging-module';
import type { Realm } from '../realm/realm';
import { createWarnUnlessGranted } from '../world/warn-unless-granted';
import type { RunningCompanionOptions } from './companion-environment';
import { createCompanionModule } from './companion-module';
import { createLocalStorageModule } from './local-storage-module';
import { createPeerModule } from './peer-module';
import { createRareModules, RARE_COMPANION_MODULES, type RareCompanionModule } from './rare-modules';
import { createSettingsStorageObject, type SettingsStorageObject } from './settings-storage-object';
import { createUnsupportedCompanionModule } from './unsupported-modules';

/** The modules that are simulated. */
export const COMPANION_MODULES = [
  'cbor',
  'companion',
  'crypto',
  'device',
  'file-transfer',
  'local-storage',
  'messaging',
  'peer',
  'settings',
  'user-settings',
  ...RARE_COMPANION_MODULES,
] as const;
type CompanionModule = (typeof COMPANION_MODULES)[number];

function isRareModule(name: string): name is RareCompanionModule {
  return RARE_COMPANION_MODULES.some((each) => each === name);
}

/** The realms of one run: `observed` reports what enters the app. */
interface CompanionRealms {
  plain: Realm;
  observed: Realm;
  /** Throws in a run that has ended. */
  requireRunning(): void;
}

/** The modules of one run of a companion, and how the phone reaches it. */
interface CompanionModules {
  /** Throws where there is no module of this name. */
  require(id: string): unknown;
  readonly events: Omit<ReturnType<typeof createCompanionModule>, 'module'>;
  readonly settingsStorage: SettingsStorageObject;
  /** Leaves the link, and ends what the modules have under way. */
  close(): void;
}

export function createCompanionModules(
  options: RunningCompanionOptions,
  { plain, observed, requireRunning }: CompanionRealms,
): CompanionModules {
  const { app, trace, link, settings, language, os, warn } = options;
  const companion = createCompanionModule({
    realm: observed,
    app,
    os,
    reasons: options.reasons,
    wakeTimer: options.wakeTimer,
    locationMonitor: options.locationMonitor,
    position: options.position,
    isGranted: (permission) => options.isGranted(permission),
    onYield: () => options.onYield(),
    warn,
  });
  const messaging = createMessagingModule({ realm: observed, link, side: 'phone', trace });
  const fileTransfer = createFileTransferModule({ realm: observed, link, side: 'phone', trace });
  const peer = createPeerModule({
    realm: observed,
    link,
    isPeerRunning: () => options.isPeerRunning(),
    model: options.model?.() ?? MODELS[0],
    watchBattery: () => options.watchBattery?.(),
    warn,
  });
  const cleanups = [messaging.close, fileTransfer.close, peer.close];
  const settingsStorage = createSettingsStorageObject(observed, settings, 'companion');

  const modules: Readonly<Record<Exclude<CompanionModule, RareCompanionModule>, unknown>> = {
    cbor: createCborModule(plain, warn),
    companion: companion.module,
    crypto: createCryptoModule(plain, { subtle: false }),
    device: peer.device,
    'file-transfer': fileTransfer.module,
    'local-storage': createLocalStorageModule(plain, options, requireRunning),
    messaging: messaging.module,
    peer: peer.peer,
    settings: plain.createModule({ settingsStorage: settingsStorage.storage }, 'settingsStorage'),
    'user-settings': plain.createModule({ locale: plain.toRealm({ language }) }),
  };
  const rareModules = createRareModules({
    ...options,
    realm: observed,
    warnUnlessGranted: createWarnUnlessGranted({
      requested: app.companion?.permissions ?? [],
      isGranted: (permission) => options.isGranted(permission),
      warn,
    }),
    onEnd: (work) => cleanups.push(work),
  });
  const createdModules = new Map<string, unknown>(Object.entries(modules));
  const createModule = (id: string): unknown =>
    isRareModule(id) ? rareModules[id]() : createUnsupportedCompanionModule(plain, id, warn);

  return {
    require(id) {
      const module = createdModules.get(id) ?? createModule(id);
      createdModules.set(id, module);
      if (module === undefined) throw new Error(`Cannot find module '${id}'`);
      return module;
    },
    events: companion,
    settingsStorage,
    close() {
      for (const close of cleanups) close();
    },
  };
}
