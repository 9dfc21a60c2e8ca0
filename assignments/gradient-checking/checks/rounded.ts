/** Inputs with few digits: easy to read in a report and to try by hand. */
type Data = number | readonly Data[] | { readonly [key: string]: Data };

/** `data` with every number rounded to the given number of decimals. */
export function rounded<T extends Data>(data: T, decimals = 2): T {
  const round = (value: Data): Data => {
    if (typeof value === 'number') return Number(value.toFixed(decimals));
    if (Array.isArray(value)) return value.map(round);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, round(item)]));
  };
  return round(data) as T;
}
