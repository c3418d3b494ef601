import { useMemo, useState } from 'react';
import { hostZone, localZone, utcZone, type Zone, type ZoneId } from '../../../shared/presentation/timeline-zones.ts';

const KEY = 'sosight.timeline.zone';

/** Where the choice is kept between starts; a window without storage keeps it while it is open. */
function remembered(): ZoneId {
  try {
    const value = window.localStorage.getItem(KEY);
    return value === 'local' || value === 'utc' ? value : 'host';
  } catch {
    return 'host';
  }
}

function remember(zone: ZoneId): void {
  try {
    window.localStorage.setItem(KEY, zone);
  } catch {
    // Storage is switched off: the choice lasts as long as the screen.
  }
}

/** The zone in which times are told, and the function that chooses another. A case of unknown offset has only the host's. */
export function useZone(utcOffsetMinutes: number | null): { zone: Zone; choose: (zone: ZoneId) => void } {
  const [id, setId] = useState<ZoneId>(remembered);
  const known = utcOffsetMinutes !== null;
  const zone = useMemo(
    () => (id === 'host' || !known ? hostZone(utcOffsetMinutes) : id === 'local' ? localZone : utcZone),
    [id, known, utcOffsetMinutes],
  );
  return {
    zone,
    choose: (next) => {
      remember(next);
      setId(next);
    },
  };
}
