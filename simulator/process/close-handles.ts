import { ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns';
import { connect } from 'node:net';

/** Methods of a pipe that open another. Reading and writing stay. */
const PIPE_OPENERS = ['bind', 'listen', 'connect', 'open', 'fchmod'];

/**
 * Takes away the network, sockets in the file system, and signals at their root: the methods of the native objects
 * under `net`, `dgram`, `dns` and `child_process`. Node's permissions close the network from Node 25 on only, and a
 * socket of the file system is more than a file: it may lead to a program that does anything for its caller.
 */
export function closeHandles(): void {
  const pipe = handleOf(process.stdin);
  for (const name of PIPE_OPENERS) Reflect.deleteProperty(Object.getPrototypeOf(pipe), name);

  // It never connects: the name is not found before the socket is gone.
  const tcp = connect({ host: 'localhost', port: 1, lookup: () => undefined });
  tcp.on('error', () => undefined);
  removeMethods(handleOf(tcp));
  const udp = createSocket('udp4');
  const state = Object.getOwnPropertySymbols(udp).find(({ description }) => description === 'state symbol');
  removeMethods(memberOf(memberOf(udp, state ?? ''), 'handle'));
  removeMethods(handleOf(new Resolver()));
  removeMethods(handleOf(new ChildProcess()));
}

function handleOf(owner: object): object {
  return memberOf(owner, '_handle');
}

/** Throws where it is absent: a Node that has it elsewhere would not be locked. */
function memberOf(owner: object, name: PropertyKey): object {
  const member: unknown = Reflect.get(owner, name);
  if (typeof member !== 'object' || member === null)
    throw new Error(`this Node.js has no ${String(name)} in ${owner.constructor.name}`);
  return member;
}

function removeMethods(handle: object): void {
  const prototype: object = Object.getPrototypeOf(handle);
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Reflect.deleteProperty(prototype, name);
  }
}
