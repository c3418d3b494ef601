/** The product's mark: an eye with a pulse in it. Decoration: the name stands beside it. */
export function Logo() {
  return (
    <svg className="so-logo" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d="M1.5 12C5 6.2 8.500 4 12 4s7 2.200 10.500 8c-3.500 5.800-7 8-10.500 8S5 17.800 1.500 12z"
        className="so-logo-eye"
      />
      <path d="M5.500 12.500h3.200l1.800-4 2.800 7.500 1.900-4.500h3.300" className="so-logo-pulse" />
    </svg>
  );
}
