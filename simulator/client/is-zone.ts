import { isString } from '../world/guards';

/** More than there are: some 600, with the older names. */
const MAX_TRIES = 2_000;
/** The longest name has some 30. */
const MAX_NAME_LENGTH = 100;

/** The names of time zones that this computer knows. A state is sent each second, so they are kept. */
export class ZoneNames {
  /** Without `UTC` and older names, such as `US/Pacific`, which are tried. */
  private readonly known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  private tries = 0;

  /** A try takes long, and each name may be written in thousands of ways: after `maxTries` no new name is known. */
  constructor(private readonly maxTries = MAX_TRIES) {}

  has(name: string): boolean {
    if (this.known.has(name)) return true;
    if (name.length > MAX_NAME_LENGTH || this.tries >= this.maxTries) return false;
    this.tries++;
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
    } catch {
      return false;
    }
    this.known.add(name);
    return true;
  }
}

/** Made when it is first needed: it takes some milliseconds. */
let names: ZoneNames | undefined;

export function isZone(value: unknown): value is string {
  if (!isString(value)) return false;
  names ??= new ZoneNames();
  return names.has(value);
}
