// The product's mark: an ink post with its left arm, the right half of the arm petrol.
export function BrandMark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path
        fill="var(--text-1)"
        d="M1 2.500h9V6H7.800v9.500a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6H1.500a.5.5 0 0 1-.5-.5z"
      />
      <path fill="var(--accent)" d="M11.500 2.500h5a.5.5 0 0 1 .5.5v2.500a.5.5 0 0 1-.5.5h-5z" />
    </svg>
  );
}
