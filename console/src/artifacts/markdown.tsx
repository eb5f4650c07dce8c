import { Title } from '@mantine/core';
import Compiled from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import { RemoteImage } from './remote-image';
import { SafeLink } from './safe-link';

/** Below the headings of the page. */
const heading = (order: 3 | 4 | 5) =>
  function Heading({ children }: { children?: ReactNode }) {
    return <Title order={order}>{children}</Title>;
  };

/** Of a list of things to do. */
const Done = ({ checked }: { checked?: boolean }) => (
  <span role="img" aria-label={checked ? 'done' : 'to do'}>
    {checked ? '☑' : '☐'}
  </span>
);

const OPTIONS = {
  // Whatever a run wrote is text: no tag of it becomes one of the page.
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: { a: SafeLink, img: RemoteImage, input: Done, h1: heading(3), h2: heading(4), h3: heading(5), h4: heading(5), h5: heading(5), h6: heading(5) },
};

export default function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown">
      <Compiled options={OPTIONS}>{text}</Compiled>
    </div>
  );
}
