import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/**
 * What reaches other processes, which Node's permissions do not stop: signals (a child could end its parent), the
 * debugger's signal, priorities, and what could bring them back.
 */
const PROCESS_MEMBERS = [
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  'binding',
  '_linkedBinding',
  'dlopen',
  'report',
  'getBuiltinModule',
  'mainModule',
  'ppid',
  'setuid',
  'setgid',
  'seteuid',
  'setegid',
  'setgroups',
  'initgroups',
] as const;

/** Takes from this process what could harm others. Called before any foreign byte is read; cannot be undone. */
export function lockDown(): void {
  for (const name of PROCESS_MEMBERS) remove(process, name);
  remove(os, 'setPriority');
  syncBuiltinESMExports();
}

function remove(owner: object, name: string): void {
  // Some are accessors or members of the prototype: a value of their own hides all of these.
  Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
}
