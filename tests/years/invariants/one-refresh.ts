import type { Invariant } from '../invariant';
import { refreshAttempts } from '../refresh-attempts';

export const oneRefresh: Invariant = {
  name: 'one-refresh',
  rule: 'However many requests need a token, one refresh is on its way.',
  except: '',
  watch(run, report) {
    const attempts = refreshAttempts(run);
    attempts.onBegin(({ token, exchange, run: companionRun }) => {
      const isBesideAnother = attempts
        .of(token)
        .some(
          (other) => other.exchange !== exchange && other.run === companionRun && other.end === undefined,
        );
      if (isBesideAnother) report('a refresh was sent while another of the same token was on its way');
    });
    return {};
  },
};
