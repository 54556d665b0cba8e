// The two icon sizes: 16 px on their own, 14 px in buttons. Icons are decoration; the
// word or label beside them speaks.
export const iconProps = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;
export const smallIconProps = { size: 14, stroke: 1.8, 'aria-hidden': true } as const;
