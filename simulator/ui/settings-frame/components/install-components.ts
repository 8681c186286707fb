import { createElement, type ElementType, Fragment, type ReactElement, type ReactNode } from 'react';
import { type ComponentName, isComponent, lintElement } from '../../../settings-page/component-props';
import { nameOfOwnComponent } from '../../../settings-page/rendered-tree';
import { warnOnce } from '../bridge';
import { reportNothing } from '../report-nothing';
import { AdditiveList } from './additive-list';
import { ImagePicker } from './image-picker';
import { Button, Slider, TextInput, Toggle } from './inputs';
import { Link, List, Page, Section, Text, TextImageRow } from './layout';
import { ColorSelect, Select } from './selects';
import { Oauth, StravaLogin, Webconfig } from './sign-in';

/** The names that a settings script finds in its global scope. */
const COMPONENTS: Record<ComponentName, unknown> = {
  Fragment,
  Page,
  Section,
  Text,
  Link,
  TextImageRow,
  Button,
  Toggle,
  TextInput,
  Select,
  ColorSelect,
  Slider,
  List,
  AdditiveList,
  ImagePicker,
  Oauth,
  StravaLogin,
  Webconfig,
};

const componentNames = new Map(Object.entries(COMPONENTS).map(([name, component]) => [component, name]));

/** The app's own components with their reports. Each stays one component, so that React keeps its state. */
const ownComponents = new WeakMap<object, unknown>();

function findOwnComponent(type: unknown): unknown {
  if (typeof type !== 'function') return type;
  // React calls what it is given, and so does this.
  const known = ownComponents.get(type) ?? reportNothing(type as () => ReactNode, nameOfOwnComponent(type));
  ownComponents.set(type, known);
  return known;
}

/** The function that creates the SDK's JSX elements. Reports unknown components and props once each. */
export function createComponent(type: unknown, props: object | null, ...children: unknown[]): ReactElement {
  const name = componentNames.get(type) ?? (typeof type === 'string' ? type : undefined);
  if (name !== undefined) for (const oddity of lintElement(name, props ?? {})) warnOnce(oddity);
  const known = name === undefined || isComponent(name);
  const element = name === undefined ? findOwnComponent(type) : type;
  // What is no element, React refuses itself.
  return createElement(
    (known ? element : Fragment) as ElementType,
    known ? props : null,
    ...(children as []),
  );
}

export function installComponents(): void {
  Object.assign(globalThis, COMPONENTS, { createComponent });
}
