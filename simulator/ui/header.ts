import { MODELS, type Model } from '../app-package/models';
import type { AppInfo } from '../simulation/protocol';
import { getElement, setText } from './dom';
import { formatBytes } from './format';
import { RadioGroup } from './radio-group';
import { SelectMenu } from './select-menu';
import type { Send } from './server-connection';

/** Others are shown where the app is built for them. */
const ALWAYS_SHOWN: readonly Model[] = ['atlas', 'vulcan'];

/** The app that runs, and the watch it runs on. */
export class Header {
  private readonly file = getElement('#file-name', HTMLElement);
  private readonly meta = getElement('#file-meta', HTMLElement);
  /** Buttons, and the menu that replaces them on narrow screens. */
  private readonly models: readonly (RadioGroup<Model> | SelectMenu<Model>)[];

  constructor(send: Send) {
    const choose = (model: Model): void => send({ type: 'restart', model });
    this.models = [new RadioGroup('device', MODELS, choose), new SelectMenu('model', MODELS, choose)];
  }

  show(app: AppInfo): void {
    setText(this.file, app.fileName);
    setText(this.meta, formatBytes(app.size));
    this.meta.title = `${app.name} · app ${app.uuid} · build ${app.buildId}`;
    document.title = `${app.fileName} · Open simulator for Fitbit OS`;
    for (const group of this.models) {
      group.enable(app.models);
      group.hide(MODELS.filter((model) => !app.models.includes(model) && !ALWAYS_SHOWN.includes(model)));
    }
  }

  showModel(model: Model): void {
    for (const group of this.models) group.show(model);
  }
}
