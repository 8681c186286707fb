import { type ReactNode, useId, useState } from 'react';
import type { ScreenSize } from '../../../app-package/models';
import { useStoredSetting } from '../use-settings';
import { watchScreenSize } from '../watch-model';
import { Icon } from './icon';
import { Label, SubScreen } from './layout';

/** Stored as JSON, and the argument of `onImagePicked`. */
export interface PickedImage {
  /** `data:` URI of the picture, cropped to the size that the app requested. */
  imageUri: string;
  /** The same, base64 alone. */
  imageString: string;
  type: string;
  width: number;
  height: number;
}

export interface ImagePickerProps {
  title?: ReactNode;
  description?: ReactNode;
  label?: ReactNode;
  sublabel?: ReactNode;
  pickerTitle?: ReactNode;
  pickerImageTitle?: ReactNode;
  pickerLabel?: ReactNode;
  settingsKey?: string;
  /** In pixels; the watch's screen by default. */
  imageWidth?: number | string;
  imageHeight?: number | string;
  showIcon?: boolean;
  disabled?: boolean;
  onImagePicked?: (image: PickedImage) => void;
}

export function ImagePicker(props: ImagePickerProps): ReactNode {
  const { title, description, label, sublabel, settingsKey, showIcon = true, disabled } = props;
  const [stored, store] = useStoredSetting(settingsKey);
  const [open, setOpen] = useState(false);
  const preview = readImageUri(stored);
  const pick = async (file: File): Promise<void> => {
    const screen = watchScreenSize();
    const image = await cropImage(file, {
      width: Number(props.imageWidth ?? screen.width),
      height: Number(props.imageHeight ?? screen.height),
    });
    store(JSON.stringify(image));
    props.onImagePicked?.(image);
    setOpen(false);
  };
  return (
    <>
      <button type="button" className="s__row s__link" disabled={disabled} onClick={() => setOpen(true)}>
        {showIcon && <Preview uri={preview} />}
        <Label label={label ?? title} sublabel={sublabel ?? description} />
        <Icon name="right" />
      </button>
      {open && <Picker {...props} preview={preview} pick={pick} close={() => setOpen(false)} />}
    </>
  );
}

type PickerProps = ImagePickerProps & {
  preview: string | undefined;
  pick: (file: File) => Promise<void>;
  close: () => void;
};

function Picker({ preview, pick, close, ...props }: PickerProps): ReactNode {
  const field = useId();
  return (
    <SubScreen title={props.pickerTitle ?? props.title ?? props.label} onBack={close}>
      <section className="s">
        {props.pickerImageTitle !== undefined && <h2>{props.pickerImageTitle}</h2>}
        {preview !== undefined && <img className="s__picked" src={preview} alt="" />}
        <label className="s__cta s__cta--wide" htmlFor={field}>
          {props.pickerLabel ?? 'Choose a picture'}
          <input
            id={field}
            className="sr"
            type="file"
            accept="image/*"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void pick(file);
            }}
          />
        </label>
      </section>
    </SubScreen>
  );
}

function Preview({ uri }: { uri: string | undefined }): ReactNode {
  if (uri === undefined) return <span className="s__av s__av--sq" aria-hidden="true" />;
  return <img className="s__av s__av--sq" src={uri} alt="" width={38} height={38} />;
}

/** Scales and crops a picture around its middle, to exactly this size. */
async function cropImage(file: File, { width, height }: ScreenSize): Promise<PickedImage> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const scale = Math.max(width / picture.width, height / picture.height);
  const w = picture.width * scale;
  const h = picture.height * scale;
  canvas.getContext('2d')?.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
  const imageUri = canvas.toDataURL('image/jpeg');
  return {
    imageUri,
    imageString: imageUri.slice(imageUri.indexOf(',') + 1),
    type: 'image/jpeg',
    width,
    height,
  };
}

function readImageUri(stored: string | undefined): string | undefined {
  try {
    const image: unknown = JSON.parse(stored ?? 'null');
    const uri =
      typeof image === 'object' && image !== null && 'imageUri' in image ? image.imageUri : undefined;
    return typeof uri === 'string' ? uri : undefined;
  } catch {
    return undefined;
  }
}
