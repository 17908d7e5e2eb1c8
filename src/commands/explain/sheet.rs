//! Spreadsheets and lists that are not taken.

use std::path::Path;

use super::excerpt::{MOST, excerpts};
use crate::render::phrasing::plural;
use crate::session::Failure;
use crate::sheets::{SheetError, TableFault, Why};

pub(super) fn explain(SheetError { path, why }: &SheetError) -> Failure {
    let name = path.display();
    match why {
        Why::UnknownKind => {
            Failure::usage(format!("{name}: its ending does not say what kind of list it is"))
                .hint("end its name in .md, .xlsx, .csv or .txt")
        }
        Why::NotText => Failure::new(format!("{name} is no text")).hint("save it as UTF-8 text"),
        Why::Lines(faults) => {
            let count = plural(faults.len(), "fault", "faults");
            Failure::new(format!("{name} can't be made a checklist: {count}"))
                .excerpts(excerpts(path, faults))
                .hint("mend the list, and try again")
        }
        Why::Rows(faults) => rows(path, faults),
    }
}

/// All the rows that are at fault.
fn rows(path: &Path, faults: &[TableFault]) -> Failure {
    let mut faults: Vec<&TableFault> = faults.iter().collect();
    faults.sort_by_key(|fault| fault.row);
    if let [only] = faults[..] {
        return Failure::new(format!("{}: {}", place(path, only), only.problem)).hint(&only.remedy);
    }
    let line = |fault: &&TableFault| {
        format!("{}: {}; {}", place(path, fault), fault.problem, fault.remedy)
    };
    let mut lines: Vec<String> = faults.iter().take(MOST).map(line).collect();
    if faults.len() > MOST {
        lines.push(format!("and {} more", faults.len() - MOST));
    }
    let problem = format!("{} has {} rows that can't be taken", path.display(), faults.len());
    Failure::new(problem).choices(lines).hint("mend these rows, and try again")
}

/// `items.xlsx, sheet Items, row 7`.
fn place(path: &Path, fault: &TableFault) -> String {
    let sheet = fault.sheet.as_ref().map(|sheet| format!(", sheet {sheet}"));
    let row = fault.row.map(|row| format!(", row {row}"));
    format!("{}{}{}", path.display(), sheet.unwrap_or_default(), row.unwrap_or_default())
}
