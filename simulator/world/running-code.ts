/** Whose code can run, or not return. `package`: an .fba is being read. */
export const CODE_OWNERS = ['watch', 'phone', 'settings', 'package'] as const;
export type CodeOwner = (typeof CODE_OWNERS)[number];

let observer: ((owner: CodeOwner) => void) | undefined;
let current: CodeOwner | undefined;

/** Calls `listener` before code of another owner begins to run than before: what hangs is the last. One a process. */
export function observeRunningCode(listener: (owner: CodeOwner) => void): void {
  observer = listener;
  current = undefined;
}

/** Code of `owner` begins to run. On the path of every task: does nothing while the owner stays the same. */
export function noteRunningCode(owner: CodeOwner): void {
  if (owner === current || observer === undefined) return;
  current = owner;
  observer(owner);
}
