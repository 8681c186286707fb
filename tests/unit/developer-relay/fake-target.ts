import { strToU8, zipSync } from 'fflate';
import type { DeveloperTarget } from '../../../simulator/developer-relay/developer-target';
import { type ConsoleLine, TargetError } from '../../../simulator/simulation/developer-tools';

export const APP = { uuid: '5f1d0c1a-7b1e-4c57-9d2b-0c9f3c4a1e77', buildId: '0x00112233445566aa' };

/** A watch that records what it gets. */
export class FakeTarget implements DeveloperTarget {
  readonly installed: Uint8Array[] = [];
  launches = 0;
  /** Why installs are refused. */
  refusal: string | undefined;
  failure: Error | undefined;
  private readonly listeners = new Set<(line: ConsoleLine) => void>();

  get listenerCount(): number {
    return this.listeners.size;
  }

  async describe() {
    return { model: 'atlas' as const, app: APP };
  }

  async install(fba: Uint8Array) {
    if (this.refusal !== undefined) throw new TargetError(this.refusal);
    this.installed.push(fba);
  }

  async launch() {
    this.launches++;
  }

  async screenshot() {
    if (this.failure) throw this.failure;
    return { width: 100, height: 100, rgb: new Uint8Array(30_000).map((_, index) => index % 251) };
  }

  async evaluate(source: string) {
    if (source === '') return undefined;
    return source.startsWith('throw') ? { error: source } : { text: source };
  }

  listen(onLine: (line: ConsoleLine) => void): () => void {
    this.listeners.add(onLine);
    return () => this.listeners.delete(onLine);
  }

  write(line: Partial<ConsoleLine>): void {
    for (const listen of this.listeners)
      listen({ component: 'app', kind: 'log', text: '', frames: [], ...line });
  }
}

/** An archive of a package, with this manifest. */
export function zipPart(manifest: unknown, files: Record<string, string> = {}): Uint8Array {
  const texts: Record<string, string> = { ...files, 'manifest.json': JSON.stringify(manifest) };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
}
