import { OpenPart } from './open-parts';

export interface QuestionOptions {
  text: string;
  /** The label of the button that changes nothing. */
  stay: string;
  go: string;
  onGo: () => void;
}

/** A question in the place of the row that was pressed. The text comes first, so that a second tap does nothing. */
export function renderQuestion(
  storage: SettingsComponentProps['settingsStorage'],
  { text, stay, go, onGo }: QuestionOptions,
): JSX.Element {
  const close = (): void => storage.removeItem(OpenPart.asking);
  return (
    <Fragment>
      <Text bold>{text}</Text>
      <Button list label={stay} onClick={close} />
      <Button
        list
        label={go}
        onClick={() => {
          close();
          onGo();
        }}
      />
    </Fragment>
  );
}
