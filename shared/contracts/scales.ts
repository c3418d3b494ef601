/** Worst first: the index is the rank. */
export const SEVERITIES = ['critical', 'important', 'moderate', 'low', 'info'] as const;

/** How sure a finding is: `confirmed` by the kernel's own words, `likely` by indirect ones, `possible` by side effects only. */
export const CONFIDENCES = ['confirmed', 'likely', 'possible'] as const;
