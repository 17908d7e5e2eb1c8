//! Spreadsheets and lists that are not taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::excerpt::MOST;
use crate::render::phrasing::plural;
use crate::session::Failure;
use crate::sheets::adopted::has_lines;
use crate::sheets::{SheetError, TableFault, Why};

/// So many rows that are at fault in the same way are named.
const SHOWN: usize = 8;

pub(super) fn explain(SheetError { path, why }: &SheetError) -> Failure {
    let name = path.display();
    match why {
        Why::UnknownKind if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json")) => {
            Failure::usage(format!("{name} is JSON, which is no list"))
                .hint("where it comes from, export it as CSV or for Excel")
        }
        Why::UnknownKind => {
            Failure::usage(format!("{name}: its ending does not say what kind of list it is"))
                .hint("end its name in .md, .xlsx, .csv or .txt")
        }
        Why::NotText(line) => {
            Failure::new(format!("{name} is no text: a control character stands in line {line}"))
                .hint("take it out, or save the list as UTF-8 text")
        }
        Why::Rows(faults) => rows(path, faults),
    }
}

/// All the rows that are at fault, those together that are in the same way.
fn rows(path: &Path, faults: &[TableFault]) -> Failure {
    if let [only] = faults {
        let problem = format!("{}: {}", place(path, &only.sheet, &[only.row]), only.problem);
        return Failure::new(problem).hint(&only.remedy);
    }
    let word = word(path);
    let rows: BTreeSet<_> = faults.iter().map(|fault| (&fault.sheet, fault.row)).collect();
    let count = plural(rows.len(), word, &format!("{word}s"));
    let problem = format!("{} has {count} that can't be taken", path.display());
    let lines = fault_lines(path, faults);
    Failure::new(problem).choices(lines).hint(format!("mend these {word}s, and try again"))
}

/// A line for each way in which rows are at fault.
pub(in crate::commands) fn fault_lines(path: &Path, faults: &[TableFault]) -> Vec<String> {
    let mut alike: BTreeMap<_, Vec<Option<usize>>> = BTreeMap::new();
    for fault in faults {
        let key = (&fault.sheet, &fault.problem, &fault.remedy);
        alike.entry(key).or_default().push(fault.row);
    }
    let mut alike: Vec<_> = alike.into_iter().collect();
    alike.sort_by_key(|((sheet, ..), rows)| (rows.iter().min().copied(), *sheet));
    let lines = alike.iter().take(MOST).map(|((sheet, problem, remedy), rows)| {
        format!("{}: {problem}; {remedy}", place(path, sheet, rows))
    });
    let mut lines: Vec<String> = lines.collect();
    if alike.len() > MOST {
        lines.push(format!("and {} more", alike.len() - MOST));
    }
    lines
}

/// What the parts of such a file are called.
fn word(path: &Path) -> &'static str {
    if has_lines(path) { "line" } else { "row" }
}

/// `items.xlsx, sheet Items, row 7`, or `rows 7, 8 and 12 more`.
fn place(path: &Path, sheet: &Option<String>, rows: &[Option<usize>]) -> String {
    let rows: Vec<String> = rows.iter().flatten().map(usize::to_string).collect();
    let several = if rows.len() > 1 { "s" } else { "" };
    let more = match rows.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let shown = rows[..rows.len().min(SHOWN)].join(", ");
    let sheet = sheet.as_ref().map(|sheet| format!(", sheet {sheet}")).unwrap_or_default();
    match rows.is_empty() {
        true => format!("{}{sheet}", path.display()),
        false => format!("{}{sheet}, {}{several} {shown}{more}", path.display(), word(path)),
    }
}
