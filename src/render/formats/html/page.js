"use strict";
for (const table of document.querySelectorAll("table[data-filter]")) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.querySelectorAll("tbody tr:not(.group, .below)")];
  const below = new Map(rows.map((row) => [row, row.nextElementSibling])
    .filter(([, next]) => next?.classList.contains("below")));
  const text = (row) => row.textContent + (below.get(row)?.textContent ?? "");
  const said = (row, at) => row.cells[at].textContent.trim();
  const value = (row, at) => said(row, at).replace(/^≠ /, "").replace(/\s+\d+d$/, "");
  const form = document.createElement("form");
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "Find in the table";
  search.setAttribute("aria-label", "Find in the table");
  form.append(search);
  const choices = heads.map((head, at) => {
    const name = head.textContent.trim();
    if (!["STATUS", "OWNER", "BY"].includes(name)) return null;
    const select = document.createElement("select");
    select.setAttribute("aria-label", name.toLowerCase());
    select.append(new Option("any " + name.toLowerCase(), ""));
    const values = new Set(rows.map((row) => value(row, at)));
    for (const value of [...values].sort()) select.append(new Option(value, value));
    form.append(select);
    return { at, select };
  }).filter(Boolean);
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const row of rows) {
      row.hidden = !text(row).toLowerCase().includes(wanted) ||
        choices.some(({ at, select }) => select.value && value(row, at) !== select.value);
      if (below.has(row)) below.get(row).hidden = row.hidden;
    }
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  table.before(form);
  table.classList.add("sorts");

  const key = (row, at) => row.cells[at].dataset.key ?? said(row, at);
  const order = (one, other) => one - other || one.localeCompare(other, undefined, { numeric: true });
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      for (const body of table.tBodies) {
        const own = rows.filter((row) => row.parentNode === body);
        own.sort((one, other) => order(key(one, at), key(other, at)));
        if (down) own.reverse();
        body.append(...own.flatMap((row) => below.has(row) ? [row, below.get(row)] : [row]));
      }
    });
  });
}
