import { UNITS, type Units, unitKey } from '../common/preferences';
import { translate } from './i18n';
import { describeKind } from './words';

// `Object.keys` returns strings; the keys of UNITS are all of these.
export const UNIT_KINDS = Object.keys(UNITS) as (keyof Units)[];

/** The symbols of units whose name is not their symbol. */
const SYMBOLS: Record<string, string | undefined> = { l: 'L', floz: 'fl oz', C: '°C', F: '°F' };

/** The options for a kind of unit: that of the account, then each unit. */
export function listUnitOptions(kind: keyof Units): { name: string; value: string }[] {
  const units: string[] = UNITS[kind];
  const own = units.map((unit) => ({ name: SYMBOLS[unit] || unit, value: unit }));
  return [{ name: translate('units.account'), value: '' }].concat(own);
}

/** The wearer's units. */
export function renderUnitsSection(): JSX.Element {
  return (
    <Section title={translate('units')} description={translate('units.help')}>
      {UNIT_KINDS.map((kind) => (
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
