// A translated sentence with components in it: numbers with their thin gaps, links.
import { Fragment, type ReactNode } from 'react';

const PLACE = /\u27e6(\w+)\u27e7/;

/** What to give a translation for a part that is a component. */
export function place(name: string): string {
  return `\u27e6${name}\u27e7`;
}

/** Puts the components where the translation has their places. */
export function fillText(text: string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  return text.split(PLACE).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are places in a sentence
    <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
  ));
}
