//! Tables that can't be read.

use std::path::Path;

use super::MOST;
use crate::session::Failure;
use crate::sheets::table::TableFault;

/// Why a file is not read as a table, with all the rows that are at fault.
pub(in crate::commands) fn table_failure(path: &Path, faults: &[TableFault]) -> Failure {
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
