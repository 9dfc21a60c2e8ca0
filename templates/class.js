// The class page's tables can be sorted by their columns, and the long one be searched. The page is whole without it.
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const keyOf = (row, column) =>
    row.cells[column]?.dataset.key ?? row.cells[column]?.textContent.trim() ?? '';
  const compare = (a, b) => {
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? a.localeCompare(b) : difference;
  };
  const sortBy = (column, sign) => {
    const keyed = Array.from(body.rows, (row) => ({ row, key: keyOf(row, column) }));
    // What has no value in this column stays below, whichever way it is sorted.
    keyed.sort((a, b) => (a.key === '') - (b.key === '') || sign * compare(a.key, b.key));
    body.replaceChildren(...keyed.map(({ row }) => row));
  };
  for (const [column, head] of Array.from(table.tHead.rows[0].cells).entries()) {
    if (head.dataset.fixed !== undefined) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isDown = head.ariaSort === 'ascending';
      for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
      head.ariaSort = isDown ? 'descending' : 'ascending';
      sortBy(column, isDown ? -1 : 1);
    });
  }
  if (table.dataset.filter === undefined) continue;
  const texts = new Map(Array.from(body.rows, (row) => [row, row.textContent.toLowerCase()]));
  const input = Object.assign(document.createElement('input'), { type: 'search' });
  const count = document.createElement('output');
  const label = document.createElement('label');
  label.append(table.dataset.filter, ' ', input);
  const line = Object.assign(document.createElement('p'), { className: 'filter' });
  line.append(label, ' ', count);
  table.before(line);
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const [row, text] of texts) {
      row.hidden = !text.includes(wanted);
      if (!row.hidden) shown += 1;
    }
    count.value = wanted === '' ? '' : `${table.dataset.shown} ${shown}`;
  });
}
