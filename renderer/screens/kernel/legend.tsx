import type { KernelTable } from '../../../shared/contracts/kernel-table.ts';
import { useAreaWords } from '../../state/app-context.ts';
import { kernelWords } from '../../words/areas/kernel.ts';

const SIGNS = {
  running: { d: 'M0 -7l7 7l-7 7l-7 -7z', name: 'so-kp-fill-danger' },
  target: { d: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z', name: 'so-kp-fill-fixed' },
  affected: { d: 'M-4 -4l8 8m0 -8l-8 8', name: 'so-kp-line-danger' },
  installed: { d: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z', name: 'so-kp-line-muted so-kp-thick' },
  other: { d: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z', name: 'so-kp-line-muted' },
} as const;

/** What the marks mean; those that the picture can't have are left out. */
export function Legend({ table }: { readonly table: KernelTable }) {
  const words = useAreaWords(kernelWords);
  const affected = table.builds.some(({ affectedBy }) => affectedBy.length > 0);
  const names = (['running', 'target', 'affected', 'installed', 'other'] as const).filter(
    (name) => affected || (name !== 'affected' && name !== 'target'),
  );
  return (
    <ul className="so-kp-legend">
      {names.map((name) => (
        <li key={name}>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <path
              d={SIGNS[name].d}
              className={name === 'running' && !affected ? 'so-kp-fill-muted' : SIGNS[name].name}
            />
          </svg>
          {words.legend[name]}
        </li>
      ))}
    </ul>
  );
}
