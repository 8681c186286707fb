import { onRefresh } from './killed';
import { testKilledSync } from './killed-sync';
import type { TestPhone } from './test-phone';

const SCENES: [string, (phone: TestPhone) => void][] = [
  ['nothing else', () => undefined],
  ['a lost answer', onRefresh('lost')],
  ['two lost answers and a silence', onRefresh('lost', 'lost', 'silent')],
];

describe.each(SCENES)('a sync with %s, killed before and after everything it does', (_, arrange) =>
  testKilledSync(arrange),
);
