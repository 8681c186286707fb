/** A mistake that somebody could make in the product: one replacement in one file. */
export interface Mutant {
  readonly name: string;
  /** What is wrong with it, for the table in docs/reliability.md. */
  readonly words: string;
  /** A source file of the product. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

/** Every one must be found by an invariant: `npm run years -- --mutants`. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'use-before-write',
    words: 'tokens are used at once and written 20 seconds later',
    file: 'companion/stored-value.ts',
    from: `    write: (value) => saveOrMakeRoom({ v: STORAGE_VERSION, origin: origin(), value }),
    flush: () => !unsaved || saveOrMakeRoom(unsaved),`,
    to: `    write: (value) => {
      const stored: StoredEntry<T> = { v: STORAGE_VERSION, origin: origin(), value };
      if (key !== 'account') return saveOrMakeRoom(stored);
      unsaved = stored;
      setTimeout(() => unsaved === stored && saveOrMakeRoom(stored), 20000);
      return true;
    },
    flush: () => key === 'account' || !unsaved || saveOrMakeRoom(unsaved),`,
  },
  {
    name: 'no-single-flight',
    words: 'every request that needs a token begins a refresh of its own',
    file: 'companion/account/session.ts',
    from: '      if (!refreshInFlight) {',
    to: '      {',
  },
  {
    name: 'server-error-ends-session',
    words: 'a refresh that is answered with 5xx ends the session',
    file: 'companion/account/session.ts',
    from: "const isInvalid = code === 'invalid-grant';",
    to: "const isInvalid = code === 'invalid-grant' || code === 'server';",
  },
  {
    name: 'replay-window-wrong',
    words: 'the service is thought to repeat its response for twenty minutes, not two',
    file: 'companion/account/retry-lost-answers.ts',
    from: 'const REFRESH_REPLAY_MS = 2 * MINUTE_MS;',
    to: 'const REFRESH_REPLAY_MS = 20 * MINUTE_MS;',
  },
  {
    name: 'older-file-accepted',
    words: 'the watch takes a snapshot that is older than its own',
    file: 'app/snapshot-store.ts',
    from: 'snapshot.seq <= seq',
    to: 'snapshot.seq === seq',
  },
  {
    name: 'age-of-another-section',
    words: 'the night has the age of the day’s activity',
    file: 'companion/sync/sections/sleep.ts',
    from: `  { sleep }: RecordCache,
  today: DayNumber,
  zoneOffset: (time: number) => number,
): SleepSection | undefined => {
  if (!sleep) return undefined;
  const at = getFetchTime(sleep);`,
    to: `  { sleep, activitySummary }: RecordCache,
  today: DayNumber,
  zoneOffset: (time: number) => number,
): SleepSection | undefined => {
  if (!sleep) return undefined;
  const at = getFetchTime(activitySummary || sleep);`,
  },
  {
    name: 'timer-in-the-dark',
    words: 'the growth of the Rim is ended by a timer, a minute after the display has gone off',
    file: 'app/index.ts',
    from: '    stopGrowth();\n    goHome();',
    to: '    setTimeout(stopGrowth, 60000);\n    goHome();',
  },
  {
    name: 'secret-logged',
    words: 'a refresh writes the new access token into the log',
    file: 'companion/account/session.ts',
    from: '      return requireTokens().accessToken;',
    to: `      platform.log('refreshed: ' + requireTokens().accessToken);
      return requireTokens().accessToken;`,
  },
  {
    name: 'hold-not-written-with-429',
    words: 'a 429 is stored 20 seconds after its response, not with it',
    file: 'companion/connections.ts',
    from: "syncState.write(assign(state, { backoff: { from: now(), until, code: 'rate-limit' } }));",
    to: "after(20000, () => syncState.write(assign(syncState.read(), { backoff: { from: now(), until, code: 'rate-limit' } })));",
  },
  {
    name: 'refused-token-kept',
    words: 'a refused refresh token is kept, and presented again',
    file: 'companion/account/session.ts',
    from: "account.change({ ended: 'reconnect', tokens: undefined, unanswered: undefined })",
    to: "account.change({ ended: 'reconnect', unanswered: undefined })",
  },
  {
    name: 'budget-not-counted',
    words: 'requests are sent and not counted',
    file: 'companion/http/budget.ts',
    from: 'addRequestTime(requestTimes, sentAt)',
    to: 'timesWithin(DAY_MS, requestTimes, sentAt)',
  },
  {
    name: 'origin-kept-for-another-account',
    words: 'the account of somebody else keeps the origin, and so the records, of the one before',
    file: 'companion/account/complete-sign-in.ts',
    from: 'origin: isSameWearer ? before.origin : context.newOrigin(),',
    to: 'origin: isSameWearer ? before.origin : before.origin,',
  },
  {
    name: 'absent-as-zero',
    words: 'a day without data has 0',
    file: 'companion/sync/sections/week.ts',
    from: 'return highest >= 0 ? round(highest) : null;',
    to: 'return max(round(highest), 0);',
  },
  {
    name: 'wrong-day-for-the-night',
    words: 'a night belongs to the day on which it began',
    file: 'companion/sources/fitbit/sleep.ts',
    from: "date: field('dateOfSleep', date)(log),",
    to: "date: Math.floor(field('startTime', wallTime)(log) / 86400000),",
  },
  {
    name: 'inbox-request-not-cleared',
    words: 'a request of the settings page stays in storage after it was carried out',
    file: 'companion/settings-inbox.ts',
    from: `  if (handle(stored) === false) return false;
  settings.removeItem(key);
  return true;`,
    to: '  return handle(stored) !== false;',
  },
  {
    name: 'revocation-not-stored',
    words: 'a sign-out forgets the tokens that are to be revoked',
    file: 'companion/account/sign-out.ts',
    from: 'revocations: revocationsAfterSignOut(account.read())',
    to: 'revocations: revocationsAfterSignOut({ origin })',
  },
  {
    name: 'zone-of-the-phone',
    words: 'data is requested by the dates of the phone’s time zone, not of the wearer’s',
    file: 'companion/sync/sync-state.ts',
    from: 'const wearerTime = now + zoneOffset(now) + zoneShift;',
    to: 'const wearerTime = now + zoneOffset(now) + 0 * zoneShift;',
  },
  {
    name: 'backoff-never-ends',
    words: 'a pause has a beginning and no end',
    file: 'companion/sync/sync-state.ts',
    from: 'backoff && backoff.from <= now && now < backoff.until ? backoff : undefined',
    to: 'backoff && backoff.from <= now ? backoff : undefined',
  },
  {
    name: 'listener-each-wake',
    words: 'each wake adds a listener',
    file: 'companion/index.ts',
    from: "me.addEventListener('wakeinterval', companion.wake);",
    to: `me.addEventListener('wakeinterval', () => {
  settingsStorage.addEventListener('change', () => {});
  companion.wake();
});`,
  },
  {
    name: 'damaged-file-replaces-a-good-one',
    words: 'the watch keeps a file before it has read it',
    file: 'app/snapshot-store.ts',
    from: `      if (isAccepted) {
        latest = snapshot;
        isKept = false;
        replaceFile(files, STORED_FILE, name);
        isKept = true;
      } else files.unlinkSync(name);`,
    to: `      if (isAccepted) latest = snapshot;
      replaceFile(files, STORED_FILE, name);`,
  },
];
