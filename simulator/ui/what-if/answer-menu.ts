import { FAILURE_MODE_DESCRIPTIONS } from '../../cloud/failure-modes/failure-mode';
import { createElement } from '../dom';
import { ANSWER_GROUPS, DATA_SETS, modesOf } from './answers';

/** The failure modes of the cloud, in groups. */
export function createAnswerOptions(): HTMLElement[] {
  return ANSWER_GROUPS.map((group) =>
    createElement(
      'optgroup',
      { label: group },
      ...modesOf(group).map((mode) =>
        createElement('option', { value: mode }, FAILURE_MODE_DESCRIPTIONS[mode]),
      ),
    ),
  );
}

/** All addresses, and data sets by name. */
export function createAddressOptions(): HTMLElement[] {
  const groups = Object.entries(DATA_SETS).map(([label, sets]) =>
    createElement(
      'optgroup',
      { label },
      ...Object.entries(sets).map(([name, part]) => createElement('option', { value: part }, name)),
    ),
  );
  return [createElement('option', { value: '' }, 'to all addresses'), ...groups];
}
