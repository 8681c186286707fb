import { SecretMask } from '../world/secret-mask';
import type { TraceEntry } from '../world/trace';

/** What the page has seen. */
const secrets = new SecretMask();

export const maskSecrets = (text: string): string => secrets.mask(text);
export const maskSetting = (key: string | null, value: string): string => secrets.maskSetting(key, value);
export const hasSecret = (entry: TraceEntry): boolean => secrets.hasSecret(entry);
export const rememberSecrets = (entry: TraceEntry): void => secrets.remember(entry);
