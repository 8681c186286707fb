import { find, onPress } from './dom';

/** Opens another .fba: by the button, or dropped anywhere on the page. `failed` is told in one line why it is none. */
export class OpenApp {
  private readonly field = find('#open-file', HTMLInputElement);
  private readonly target = find('#drop', HTMLElement);

  constructor(private readonly failed: (text: string) => void) {
    onPress(find('#open', HTMLButtonElement), () => this.choose());
    this.field.addEventListener('change', () => {
      const file = this.field.files?.[0];
      this.field.value = '';
      if (file) void this.send(file);
    });
    document.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.target.hidden = false;
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) this.target.hidden = true;
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      this.target.hidden = true;
      const file = event.dataTransfer?.files[0];
      if (file) void this.send(file);
    });
  }

  choose(): void {
    this.field.click();
  }

  private async send(file: File): Promise<void> {
    try {
      const headers = { 'x-file-name': encodeURIComponent(file.name) };
      const answer = await fetch('/open', { method: 'POST', headers, body: file });
      if (!answer.ok) this.failed(await answer.text());
    } catch {
      this.failed(`${file.name} could not be read, or the simulator is not running`);
    }
  }
}
