// Makes an icon component from outlines on a grid of 24 by 24, stroked in the text's colour.
import type { ReactElement } from 'react';

interface IconProps {
  readonly size?: number;
  readonly stroke?: number;
  readonly className?: string | undefined;
  readonly 'aria-hidden'?: boolean;
}

type Icon = (props: IconProps) => ReactElement;

export function makeIcon(...outlines: readonly string[]): Icon {
  return (props) => draw(outlines, props);
}

function draw(outlines: readonly string[], props: IconProps): ReactElement {
  const { size = 24, stroke = 2, ...rest } = props;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: icons are decoration, the word beside them speaks
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      {outlines.map((outline) => (
        <path key={outline} d={outline} />
      ))}
    </svg>
  );
}
