import { join } from 'node:path';
import { HOUR_MS } from '../../../simulator/world/duration';
import { readMessages, SOURCE } from '../../unit/i18n/check-messages';
import type { Invariant } from '../invariant';
import { settingsTexts } from '../settings-texts';
import { readStatus } from '../stored-state';

const WORDS = readMessages(join(__dirname, '../../../settings')).get(SOURCE);
const ALL_WELL = WORDS?.get('result.ok') ?? '';

/** Opens the settings page when the faults are over, and at the end. */
export const holdsAreNamed: Invariant = {
  name: 'holds-are-named',
  rule: 'The settings page names what is wrong or on hold, and says that all is well only where it is.',
  except: '',
  watch({ world }, report) {
    const check = (): void => {
      const status = readStatus(world);
      const text = settingsTexts(world).join('\n');
      if (!status || status.isSyncing || text === '') return;
      const { state, result = 'ok', backoff, restAt = 0, lastSyncAt } = status;
      const now = world.clock.now();
      const saysAllWell = text.includes(ALL_WELL);
      if (state === 'ok' && lastSyncAt !== undefined) {
        const hold = backoff && backoff.until > now ? backoff.code : restAt > now ? 'budget' : undefined;
        if (saysAllWell && (hold || result !== 'ok'))
          report(`the settings page says that all is well, with ${hold ?? result}`);
        const words = WORDS?.get(`result.${result}`);
        const isPartial = result === 'budget' && restAt > 0;
        if (!saysAllWell && !isPartial && words && !text.includes(words))
          report(`the settings page does not name ${result}`);
        if (result === 'ok' && now - lastSyncAt > 24 * HOUR_MS)
          report(`the settings page says that all is well, a day after the last sync`);
      }
      const stateWords = WORDS?.get(`state.${state}`);
      if (stateWords && result !== 'seven-days' && !text.includes(stateWords))
        report(`the settings page does not name the state ${state}`);
    };
    return { checkCalm: check, checkEnd: check };
  },
};
