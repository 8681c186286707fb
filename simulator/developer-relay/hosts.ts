import { MODEL_INFO, type Model } from '../app-package/models';
import type { Component } from '../simulation/developer-tools';
import type { Bundle } from './installation';

/** What the tool can connect to. */
export const RELAY_HOSTS = ['watch', 'phone'] as const;
export type RelayHost = (typeof RELAY_HOSTS)[number];

/** The largest message that a host takes, in bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

/** The one format of pictures: a PPM file with colours in sRGB. */
export const SCREENSHOT_FORMAT = 'P6.sRGB';

/** The APIs of SDK 6.1, the last one for these watches. A package for a later API is refused by the tool. */
const DEVICE_API = '8.2.0';
const COMPANION_API = '3.3.0';

interface HostInfo {
  /** The relay's name for what the host can run. */
  role: 'APP_HOST' | 'COMPANION_HOST';
  /** The kind of host in the protocol. */
  kind: 'device' | 'companion';
  /** What can be installed on it. */
  bundle: Bundle;
  /** Whose lines it sends. */
  components: readonly Component[];
}

export const HOST_INFO: Readonly<Record<RelayHost, HostInfo>> = {
  watch: { role: 'APP_HOST', kind: 'device', bundle: 'app', components: ['app'] },
  phone: {
    role: 'COMPANION_HOST',
    kind: 'companion',
    bundle: 'companion',
    components: ['companion', 'settings'],
  },
};

/** The name that the tool shows. */
export function describeHost(host: RelayHost, model: Model): string {
  return `${host === 'watch' ? MODEL_INFO[model].modelName : 'Phone'} (simulator)`;
}

/** What the host says that it can do, in the words of the protocol. */
export function describeCapabilities(host: RelayHost, model: Model): Record<string, unknown> {
  const appHost = host === 'watch' ? watchCapabilities(model) : PHONE_CAPABILITIES;
  return { protocol: { maxMessageSize: MAX_MESSAGE_BYTES }, io: { write: true }, appHost };
}

const PHONE_CAPABILITIES = {
  install: {
    sideloadStream: true,
    companionBundle: true,
    companionCompatibility: { maxAPIVersion: COMPANION_API },
  },
};

function watchCapabilities(model: Model): Record<string, unknown> {
  return {
    install: {
      sideloadStream: true,
      appBundle: true,
      appCompatibility: [
        { family: model, version: MODEL_INFO[model].firmwareVersion, maxAPIVersion: DEVICE_API },
      ],
    },
    launch: { appComponent: { canLaunch: true } },
    screenshot: { stream: true, imageFormats: [SCREENSHOT_FORMAT] },
    debug: {
      app: { evalToString: { supported: true }, heapSnapshot: { supported: false, formats: [] } },
    },
  };
}
