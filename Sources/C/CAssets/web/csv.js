// Tables as files that are made in the page.

/** One field as RFC 4180 has it. What a spreadsheet would take for a formula is kept a text. */
export function csvField(value) {
  if (value == null) return '';
  if (typeof value === 'object') return quoted(JSON.stringify(value));
  if (typeof value !== 'string') return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? quoted(text) : text;
}

function quoted(text) {
  return `"${text.replaceAll('"', '""')}"`;
}

// An amount below zero begins with the same sign, and is none.
function isFormula(text) {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?(\d|\.\d)[\d.,eE+-]*$/.test(text);
}

/** A line of names, then a line a row. `columns` are names, or `{ key, title }`. */
export function csvText(columns, rows) {
  const keys = columns.map((column) => (typeof column === 'string' ? column : column.key));
  const names = columns.map((column) => (typeof column === 'string' ? column : column.title ?? column.key));
  const lines = [names.map(csvField), ...rows.map((row) => keys.map((key) => csvField(row[key])))];
  return lines.map((line) => line.join(',') + '\r\n').join('');
}

/** Objects with these columns alone, in their order. */
export function jsonText(columns, rows) {
  return JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((key) => [key, row[key] ?? null]))), null, 2);
}

/** Gives a text to the browser as a file. */
export function download(name, text, type = 'text/csv;charset=utf-8') {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** `cost by task 7 days` as `roost-cost-by-task-7-days-2026-11-22.csv`. */
export function fileName(words, ending, now = new Date()) {
  const name = words.toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
  const day = [now.getFullYear(), now.getMonth() + 1,
    now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return `roost-${name || 'table'}-${day}.${ending}`;
}
