import type { ReactNode } from 'react';
import { describeNothing } from '../../settings-page/rendered-tree';
import { warnOnce } from './bridge';

let rendering = 0;

/** Whether a component of the app is being rendered. */
export function isRendering(): boolean {
  return rendering > 0;
}

/** The same component of the app; reports where it returns undefined, which shows nothing. */
export function reportNothing<Props>(
  render: (props: Props) => ReactNode,
  name: string,
): (props: Props) => ReactNode {
  return (props) => {
    rendering++;
    let shown: ReactNode;
    try {
      shown = render(props);
    } finally {
      rendering--;
    }
    if (shown === undefined) warnOnce(describeNothing(name));
    return shown;
  };
}
