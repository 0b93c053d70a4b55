/** Points as people write them: at most two decimals, no trailing zeros. */
export const points = (value: number): string => String(Math.round(value * 100) / 100);

/** 1536 → 1.5 KB. */
export function dataSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
