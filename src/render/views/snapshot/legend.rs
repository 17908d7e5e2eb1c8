//! What the words of statuses mean, for people who have only the workbook.

use crate::domain::Status;
use crate::render::phrasing::status_sign;
use crate::render::{Block, Cell, Column, Datum, Row, Table};

/// The statuses, each with what it means.
pub(super) fn legend() -> Block {
    let row = |status: Status| {
        let datum = Cell::from(Datum::Status(status, None)).toned(status_sign(status).1);
        Row::from(vec![datum, Cell::from(meaning(status))])
    };
    let columns = vec![Column::words("STATUS"), Column::words("MEANS")];
    Block::Table(Table::of(columns, Status::ALL.iter().copied().map(row)))
}

fn meaning(status: Status) -> &'static str {
    match status {
        Status::NotStarted => "nobody has begun with it",
        Status::InProgress => "somebody works on it",
        Status::Blocked => "it can't go on before something else happens",
        Status::Done => "it is complete",
        Status::NotApplicable => "it does not apply here, and does not count",
    }
}
