import { describeTooLarge, MAX_PACKAGE_BYTES } from '../client/package-size';
import { getElement, onClick } from './dom';
import { readToken } from './token';

/** Opens another .fba: by the button, or dropped anywhere on the page. Reports a file that is no app. */
export class AppOpener {
  private readonly fileInput = getElement('#open-file', HTMLInputElement);
  private readonly dropTarget = getElement('#drop', HTMLElement);

  /** `onMoment` receives a dropped file with a moment. */
  constructor(
    private readonly onError: (text: string) => void,
    private readonly onMoment: (file: File) => void,
  ) {
    onClick(getElement('#open', HTMLButtonElement), () => this.openFileDialog());
    this.fileInput.addEventListener('change', () => {
      const file = this.fileInput.files?.[0];
      this.fileInput.value = '';
      if (file) void this.upload(file);
    });
    document.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      this.dropTarget.hidden = false;
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) this.dropTarget.hidden = true;
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      this.dropTarget.hidden = true;
      const file = event.dataTransfer?.files[0];
      if (file && /\.ya?ml$/i.test(file.name)) this.onMoment(file);
      else if (file) void this.upload(file);
    });
  }

  openFileDialog(): void {
    this.fileInput.click();
  }

  private async upload(file: File): Promise<void> {
    if (file.size > MAX_PACKAGE_BYTES) return this.onError(describeTooLarge(file.name));
    try {
      const headers = { 'x-file-name': encodeURIComponent(file.name), 'x-token': readToken() };
      const response = await fetch('/open', { method: 'POST', headers, body: file });
      if (!response.ok) this.onError(await response.text());
    } catch {
      this.onError(`${file.name} could not be read, or the simulator is not running`);
    }
  }
}
