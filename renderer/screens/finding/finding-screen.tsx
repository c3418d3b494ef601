export function FindingScreen(_: { caseId: string; summary: unknown; finding: unknown; index: number }) {
  return null;
}
