import { useEffect, useId, useMemo, useRef } from 'react';
import type { KernelUpgrade } from '../../../shared/contracts/case-summary.ts';
import type { KernelRange, KernelTable } from '../../../shared/contracts/kernel-table.ts';
import { kernelPicture } from '../../../shared/presentation/kernel-picture.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { RulerShapeView } from '../../components/kernel-ruler.tsx';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { kernelWords } from '../../words/areas/kernel.ts';

interface PictureProps {
  readonly table: KernelTable;
  readonly upgrade: KernelUpgrade | null;
  readonly step: number;
  readonly width: number;
  readonly selected: number;
  readonly titleOf: (range: KernelRange) => string;
  readonly onSelect: (index: number) => void;
}

/** All builds on an axis; wider than its card it scrolls. The keyboard goes from build to build. */
export function KernelPictureView(props: PictureProps) {
  const { table, upgrade, step, width, selected, titleOf, onSelect } = props;
  const words = useAreaWords(kernelWords);
  const language = useLanguage();
  const hatch = useId();
  const ref = useRef<HTMLDivElement>(null);
  const picture = useMemo(
    () => kernelPicture(table, upgrade, { step, width, language, titleOf }),
    [table, upgrade, step, width, language, titleOf],
  );
  const place = picture.marks[selected]?.x ?? 0;
  useEffect(() => {
    const element = ref.current;
    if (element === null || element.scrollWidth <= element.clientWidth) return;
    const { scrollLeft, clientWidth } = element;
    if (place < scrollLeft + 60 || place > scrollLeft + clientWidth - 60) element.scrollLeft = place - clientWidth / 3;
  }, [place]);
  const go = (event: React.KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { Home: 0, End: table.builds.length - 1 }[event.key];
    const next = end ?? (by === undefined ? undefined : selected + by);
    if (next === undefined || table.builds[next] === undefined) return;
    event.preventDefault();
    onSelect(next);
    ref.current?.querySelector<HTMLElement>(`[data-build="${next}"]`)?.focus({ preventScroll: true });
  };
  return (
    <div className="so-ruler so-kp-scroll" ref={ref} data-testid="kernel-picture">
      <fieldset
        className="so-kp-canvas"
        style={{ width: picture.width, height: picture.height }}
        aria-label={words.pictureLabel}
      >
        <svg width={picture.width} height={picture.height} aria-hidden="true">
          <defs>
            <pattern id={hatch} width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
              <rect width="7" height="7" className="so-kp-hatch-paper" />
              <line x1="0" y1="0" x2="0" y2="7" className="so-kp-hatch" />
            </pattern>
          </defs>
          {picture.shapes.map((shape) => (
            <RulerShapeView key={JSON.stringify(shape)} shape={shape} hatch={hatch} />
          ))}
        </svg>
        {picture.marks.map(({ index, x }) => {
          const build = table.builds[index];
          if (build === undefined) return null;
          const told = [build.release, build.advisory, build.date].filter((part) => part !== null).join(', ');
          return (
            <button
              key={build.release}
              type="button"
              data-build={index}
              className={index === selected ? 'so-kp-build so-kp-current' : 'so-kp-build'}
              style={{ left: x - Math.min(step, 44) / 2, width: Math.min(step, 44) }}
              tabIndex={index === selected ? 0 : -1}
              aria-pressed={index === selected}
              aria-label={visibleText(told)}
              title={visibleText(told)}
              onClick={() => onSelect(index)}
              onKeyDown={go}
            />
          );
        })}
      </fieldset>
    </div>
  );
}
