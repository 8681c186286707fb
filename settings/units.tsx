import { UNITS, type Units, unitKey } from '../common/preferences';
import { translate } from './i18n';
import { describeKind } from './words';

/** How a unit is written; the others as they are called. */
const SYMBOLS: Record<string, string | undefined> = { l: 'L', floz: 'fl oz', C: '°C', F: '°F' };

/** What a kind of figure can be read in: first as the account has it, then by unit. */
export function listUnitOptions(kind: keyof Units): { name: string; value: string }[] {
  const units: string[] = UNITS[kind];
  const own = units.map((unit) => ({ name: SYMBOLS[unit] || unit, value: unit }));
  return [{ name: translate('units.account'), value: '' }].concat(own);
}

/** What figures are read in. */
export function renderUnitsSection(): JSX.Element {
  return (
    <Section title={translate('units')} description={translate('units.help')}>
      {(Object.keys(UNITS) as (keyof Units)[]).map((kind) => (
        <Select
          key={kind}
          settingsKey={unitKey(kind)}
          label={describeKind(kind)}
          options={listUnitOptions(kind)}
        />
      ))}
    </Section>
  );
}
