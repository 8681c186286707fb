import child_process from 'node:child_process';
import dns from 'node:dns';
import fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import traceEvents from 'node:trace_events';
import v8 from 'node:v8';
import { closeHandles } from './close-handles';

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
  'execve',
  'report',
  'getBuiltinModule',
  'loadEnvFile',
  'mainModule',
  'ppid',
  'setSourceMapsEnabled',
  'setuid',
  'setgid',
  'seteuid',
  'setegid',
  'setgroups',
  'initgroups',
] as const;

/** Takes from this process what could harm others. Called before any foreign byte is read; cannot be undone. */
export function lockDown(): void {
  // Made when it is first used, which needs what is taken away.
  const { stderr } = process;
  // Messages leave by descriptor 1: nothing else may be written there.
  Object.defineProperty(process, 'stdout', { value: stderr });
  closeHandles();
  removeAll(process, PROCESS_MEMBERS);
  removeAll(os, ['setPriority']);
  removeAll(child_process, ['ChildProcess']);
  // Names that are looked up leave the computer.
  removeAll(dns, ['lookup', 'lookupService']);
  removeAll(dns.promises, ['lookup', 'lookupService']);
  // They say of any path whether it exists, and where its links lead.
  removeAll(fs, ['realpath', 'realpathSync']);
  removeAll(fs.promises, ['realpath']);
  // They write a file into the current folder.
  removeAll(traceEvents, ['createTracing']);
  removeAll(v8, ['setHeapSnapshotNearHeapLimit', 'startCpuProfile', 'takeCoverage', 'setFlagsFromString']);
  removeOptionalModules();
  syncBuiltinESMExports();
}

/** Modules that open files by themselves, and are not in every Node. */
function removeOptionalModules(): void {
  const require = createRequire(__filename);
  for (const [name, members] of [
    ['node:sqlite', ['DatabaseSync', 'backup']],
    ['node:wasi', ['WASI']],
  ] as const) {
    let module: object;
    try {
      module = require(name) as object;
    } catch {
      continue;
    }
    removeAll(module, members);
  }
}

function removeAll(owner: object, names: readonly string[]): void {
  for (const name of names) {
    // Some are accessors or members of the prototype: a value of their own hides all of these.
    Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
  }
}
