import { MODELS } from '../app-package/models';
import type { AppInfo } from '../simulation/protocol';
import { isRecord } from '../world/guards';
import { cleanText } from './clean-text';
import { WorldError } from './world-connection';

/** What a world says of its app, with the types that it must have and texts that can be shown. Throws a WorldError. */
export function checkApp(app: unknown): AppInfo {
  const given: Partial<Record<keyof AppInfo, unknown>> = isRecord(app) ? app : {};
  const { models: named } = given;
  const models = Array.isArray(named) ? MODELS.filter((model) => named.includes(model)) : [];
  if (models.length === 0) throw new WorldError('Error', 'the simulated world did not say what the app is');
  return {
    fileName: cleanText(given.fileName),
    name: cleanText(given.name),
    uuid: cleanText(given.uuid),
    buildId: cleanText(given.buildId),
    size: toNumber(given.size),
    models,
    hasSettings: given.hasSettings === true,
    language: cleanText(given.language),
    openCount: toNumber(given.openCount),
    permissions: Array.isArray(given.permissions) ? given.permissions.map(cleanText) : [],
  };
}

function toNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
