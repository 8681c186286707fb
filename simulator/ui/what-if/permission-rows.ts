import type { AppInfo, WorldState } from '../../simulation/protocol';
import { createElement } from '../dom';
import type { Send } from '../server-connection';
import { namePermission } from './permission-names';
import { FoldedRows, SwitchRow } from './rows';

/** The permissions of the app, each of which the wearer can take away. */
export class PermissionRows {
  readonly element: HTMLElement;
  private readonly fold: FoldedRows;
  private readonly list = createElement('div', { class: 'wi__in' });
  private readonly rows = new Map<string, SwitchRow>();
  private shown = '';

  constructor(private readonly send: Send) {
    this.fold = new FoldedRows('Permissions', [this.list]);
    this.element = this.fold.element;
  }

  show({ permissions }: AppInfo, { deniedPermissions }: WorldState): void {
    if (this.shown !== JSON.stringify(permissions)) this.build(permissions);
    for (const [permission, row] of this.rows) row.show(deniedPermissions.includes(permission));
    const denied = permissions.filter((permission) => deniedPermissions.includes(permission)).length;
    this.element.classList.toggle('is-on', denied > 0);
    this.fold.show(summarize(permissions.length, denied));
  }

  private build(permissions: readonly string[]): void {
    this.shown = JSON.stringify(permissions);
    this.rows.clear();
    for (const permission of permissions) {
      const setDenied = (denied: boolean): void =>
        this.send({ type: 'permission', permission, granted: !denied });
      const name = namePermission(permission);
      const code = name === permission ? '' : createElement('code', {}, permission);
      this.rows.set(permission, new SwitchRow(`${name} taken away`, setDenied, code));
    }
    const hint =
      permissions.length > 0 ? 'The face starts again when one changes.' : 'This app requests none.';
    this.list.replaceChildren(
      ...[...this.rows.values()].map(({ element }) => element),
      createElement('p', { class: 'wi__note' }, hint),
    );
  }
}

function summarize(count: number, denied: number): string {
  if (count === 0) return 'none';
  return denied === 0 ? `all ${count} given` : `${denied} of ${count} taken away`;
}
