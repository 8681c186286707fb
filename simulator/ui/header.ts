import type { Model } from '../app-package/app-package';
import type { AppInfo } from '../server/protocol';
import { getElement, setText } from './dom';
import { formatBytes } from './format';
import type { Send } from './server-connection';

/** What is running, and on which watch. */
export class Header {
  private readonly file = getElement('#file-name', HTMLElement);
  private readonly meta = getElement('#file-meta', HTMLElement);
  private readonly screenshot = getElement('#screenshot', HTMLAnchorElement);
  private readonly devices = document.querySelectorAll<HTMLInputElement>('input[data-device]');

  constructor(send: Send) {
    for (const box of this.devices) {
      box.addEventListener('change', () => send({ type: 'restart', model: box.value as Model }));
    }
  }

  show(app: AppInfo): void {
    setText(this.file, app.fileName);
    setText(this.meta, formatBytes(app.size));
    this.meta.title = `${app.name} · app ${app.uuid} · build ${app.buildId}`;
    document.title = `${app.fileName} · Open simulator for Fitbit OS`;
    this.screenshot.download = `${app.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
    for (const box of this.devices) box.disabled = !app.models.includes(box.value as Model);
  }

  showModel(model: Model): void {
    for (const box of this.devices) box.checked = box.value === model;
  }
}
