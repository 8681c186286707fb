import { Children, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { openLink } from '../bridge';
import { Icon } from './icon';

/** The page's content; the frame around it is the shell's. */
export function Page({ children }: { children?: ReactNode }): ReactNode {
  return children;
}

interface SectionProps {
  title?: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
}

export function Section({ title, description, children }: SectionProps): ReactNode {
  return (
    <section className="s">
      {title !== undefined && <h2>{title}</h2>}
      {Children.toArray(children).length > 0 && <div className="s__card">{children}</div>}
      {description !== undefined && <div className="s__desc">{description}</div>}
    </section>
  );
}

interface TextProps {
  bold?: boolean;
  italic?: boolean;
  align?: 'left' | 'center' | 'right';
  children?: ReactNode;
}

export function Text({ bold, italic, align = 'left', children }: TextProps): ReactNode {
  const style = {
    fontWeight: bold ? 600 : undefined,
    fontStyle: italic ? 'italic' : undefined,
    textAlign: align,
  };
  return (
    <div className="s__p" style={style}>
      {children}
    </div>
  );
}

export function Link({ source, children }: { source?: string; children?: ReactNode }): ReactNode {
  const open = (): void => {
    if (source !== undefined) openLink(source);
  };
  return (
    <button type="button" className="s__row s__link" onClick={open} title={source}>
      <span className="s__l">{children}</span>
      <Icon name="right" />
    </button>
  );
}

interface TextImageRowProps {
  label?: ReactNode;
  sublabel?: ReactNode;
  icon?: string;
}

export function TextImageRow({ label, sublabel, icon }: TextImageRowProps): ReactNode {
  return (
    <div className="s__row">
      {icon !== undefined && icon !== '' && <Picture source={icon} label={label} />}
      <Label label={label} sublabel={sublabel} />
    </div>
  );
}

/** A picture, or the label's first letter where it does not load, as all from outside. */
function Picture({ source, label }: { source: string; label: ReactNode }): ReactNode {
  const [broken, setBroken] = useState<string>();
  if (source !== broken) {
    return (
      <img className="s__av" src={source} alt="" width={38} height={38} onError={() => setBroken(source)} />
    );
  }
  return (
    <span className="s__av" aria-hidden="true">
      {typeof label === 'string' ? label.trim().charAt(0).toUpperCase() : ''}
    </span>
  );
}

/** A plain card, without a title. */
export function List({ children }: { children?: ReactNode }): ReactNode {
  return <Section>{children}</Section>;
}

/** A row's label with a smaller line below it. */
export function Label({ label, sublabel }: { label?: ReactNode; sublabel?: ReactNode }): ReactNode {
  return (
    <span className="s__l">
      {label}
      {sublabel !== undefined && sublabel !== '' && <small>{sublabel}</small>}
    </span>
  );
}

interface ScreenProps {
  title: ReactNode;
  onBack: () => void;
  backLabel: string;
  children?: ReactNode;
}

/** One screen of the phone: a bar with a back button, and scrolling content. */
export function Screen({ title, onBack, backLabel, children }: ScreenProps): ReactNode {
  return (
    <div className="app">
      <header className="app__bar">
        <BackButton label={backLabel} onBack={onBack} />
        <h1>{title}</h1>
      </header>
      <main className="app__scroll">{children}</main>
    </div>
  );
}

function BackButton({ label, onBack }: { label: string; onBack: () => void }): ReactNode {
  return (
    <button type="button" className="app__back" aria-label={label} title={label} onClick={onBack}>
      <Icon name="back" />
    </button>
  );
}

/** A further screen over the page: a choice, an editor. It has the focus, and Escape goes back. */
export function SubScreen({ title, onBack, children }: Omit<ScreenProps, 'backLabel'>): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Gives the focus back.
    return () => current?.close();
  }, []);
  return createPortal(
    <dialog
      className="app"
      ref={dialog}
      aria-label={typeof title === 'string' ? title : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onBack();
      }}
    >
      <div className="app__bar">
        <BackButton label="Back" onBack={onBack} />
        <h2>{title}</h2>
      </div>
      <div className="app__scroll">{children}</div>
    </dialog>,
    document.body,
  );
}
