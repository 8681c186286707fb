import { accountPersonas } from '../account-persona';
import { companionStorage } from '../companion-storage';
import { dataResponsesOf } from '../data-responses';
import type { Invariant } from '../invariant';
import { snapshotsOf } from '../snapshots';
import { PARTS, SECTIONS } from './ages-are-true';

/** Looks at every snapshot of the account that is stored on the phone. */
export const accountsStayApart: Invariant = {
  name: 'accounts-stay-apart',
  rule: 'A snapshot has nothing that was delivered for another account.',
  except: 'A snapshot whose number of the account could not be stored.',
  watch(run, report) {
    const responses = dataResponsesOf(run);
    const storage = companionStorage(run);
    const personas = accountPersonas(run);
    snapshotsOf(run).onSent.add((snapshot) => {
      const { origin } = snapshot;
      if (storage.account.origin !== origin) {
        // An account that could not be stored has another number, which says nothing.
        const { refusals, lostAt } = storage.of('account');
        const hasData = SECTIONS.some((name) => snapshot[name]?.at !== undefined);
        if (hasData && refusals.length === 0 && lostAt === undefined)
          report(`snapshot ${snapshot.seq} is of account ${origin}, and ${storage.account.origin} is stored`);
        return;
      }
      const persona = personas.present();
      for (const name of SECTIONS) {
        const at = snapshot[name]?.at;
        if (at === undefined) continue;
        const parts = PARTS[name].flat();
        const sources = parts.flatMap((part) => responses.at(part, at) ?? []);
        // A clock that was ahead has given another account the same second.
        const recent = parts.flatMap((part) => responses.until(part, at));
        if (sources.length > 0 && !recent.some((source) => source.origin === origin))
          report(`${name} of snapshot ${snapshot.seq} is of account ${sources[0]?.origin}, not of ${origin}`);
        const owner = sources.find((source) => source.persona?.name !== persona?.name)?.persona;
        if (owner && persona && !recent.some((source) => source.persona?.name === persona.name))
          report(`${name} of snapshot ${snapshot.seq} is ${owner.name}'s, not ${persona.name}'s`);
      }
    });
    return {};
  },
};
