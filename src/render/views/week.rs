//! What has to be done in the days ahead, over many records.

use crate::render::phrasing::{
    if_internal, long_days, on_hold, plural, said, waited_for, waiting_for,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Datum, Document, Group, Report, Row, Sheet, Table,
    Text, Tone,
};
use crate::reports::events::Event;
use crate::reports::week::{Meeting, PerWeek, RowKind, Week, WeekRow, Why};

impl Report for Week {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let until = calendar.day(self.until());
        let title = match &self.recipient {
            None => Text::toned("Week", Tone::Strong)
                .and(format!(" · {}", customers(self)), Tone::Plain),
            Some(recipient) => {
                let owner = recipient.owner.as_deref().unwrap_or("No owner");
                let title = Text::toned(owner, Tone::Strong);
                title.and(format!(" · {}, until {until}", recipient.customer), Tone::Plain)
            }
        };
        let day = Text::from(calendar.full_day(self.asked.today));
        let mut document = Document { blocks: vec![Block::Ends(title, day)] };
        document.line(match self.rows.is_empty() {
            true => {
                Text::from(format!("Nothing is overdue, due until {until}, blocked or to decide"))
            }
            false => summary(self, &until),
        });
        for held in &self.on_hold {
            let hold = on_hold(held.hold, calendar);
            document.line(Text::toned(format!("{}: {hold}", held.customer), Tone::Notice));
        }
        waited_for(&self.waiting).into_iter().for_each(|line| document.line(line));
        for file in &self.unreadable {
            document.line(Text::toned(file.problem.clone(), Tone::Bad));
        }
        match &self.recipient {
            None => meetings(self, calendar, &mut document),
            Some(_) => self.meetings.iter().for_each(|meeting| {
                document.line(format!("Next checkpoint: {}", when(meeting, calendar)));
            }),
        }
        tasks(self, calendar, &mut document);
        if !self.perhaps_same.is_empty() {
            let pairs = self.perhaps_same.iter().map(|(one, other)| format!("{one} and {other}"));
            let pairs = pairs.collect::<Vec<String>>().join("; ");
            document.gap();
            document.line(Text::quiet(format!("Perhaps the same person: {pairs}")));
        }
        document
    }

    fn has_internal_notes(&self) -> bool {
        self.rows.iter().any(|row| row.has_internal_notes)
    }

    fn is_mail(&self) -> bool {
        self.recipient.is_some()
    }

    fn events(&self) -> Vec<&Event> {
        self.events.iter().collect()
    }

    /// All there is to know about each row, and about each meeting, for programs and filters.
    fn table(&self, _: &Audience) -> Document {
        let mut document = Document::default();
        let columns = [
            "CUSTOMER",
            "RECORD",
            "ID",
            "KIND",
            "WHAT",
            "OWNER",
            "DUE",
            "DAYS LATE",
            "WAITING FOR",
            "WAITING UNTIL",
            "BLOCKED DAYS",
            "WHY",
            "REASON",
        ];
        let columns: Vec<Column> = columns.into_iter().map(Column::words).collect();
        let meetings = self.meetings.iter().map(|meeting| {
            let Meeting { customer, record, day, late_days } = meeting;
            let why = if *late_days > 0 { "not held" } else { "meets" };
            Row::from(vec![
                Cell::from(customer.as_str()),
                Cell::from(record.as_str()),
                Cell::blank(),
                Cell::from("checkpoint"),
                Cell::from("Checkpoint"),
                Cell::blank(),
                Cell::day(Some(*day)),
                days(*late_days),
                Cell::blank(),
                Cell::blank(),
                Cell::blank(),
                Cell::from(why),
                Cell::blank(),
            ])
        });
        let rows = self.rows.iter().map(|row| {
            let waits = row.waiting.as_ref();
            let why = row.why.iter().map(|why| reason(*why, row)).collect::<Vec<&str>>();
            Row::from(vec![
                Cell::from(row.customer.as_str()),
                Cell::from(row.record.as_str()),
                Cell::from(row.short.as_str()),
                Cell::from(kind(row.kind)),
                Cell::from(format!("{}{}", row.what, if_internal(row.internal))),
                Cell::text(row.owner.as_deref()),
                Cell::day(row.due),
                days(row.late_days),
                Cell::text(waits.and_then(|waits| waits.party.as_deref())),
                Cell::day(waits.and_then(|waits| waits.until)),
                Cell::from(row.blocked_days.map(Datum::Days).unwrap_or_default()),
                Cell::from(why.join(", ")),
                Cell::text(row.reason.as_deref()),
            ])
        });
        let rows: Vec<Row> = meetings.chain(rows).collect();
        document.table(columns, rows);
        document
    }

    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        vec![Sheet::new("Week", self.table(audience))]
    }
}

/// `20 customers`.
fn customers(week: &Week) -> String {
    plural(week.records.len(), "customer", "customers")
}

fn days(days: i64) -> Cell {
    Cell::from(if days > 0 { Datum::Days(days) } else { Datum::Nothing })
}

/// `3 to decide · 12 overdue · 4 blocked · 9 due until Tue 15 Dec`.
fn summary(week: &Week, until: &str) -> Text {
    let number = |why: Why| week.rows.iter().filter(|row| row.why.contains(&why)).count();
    let parts = [
        (number(Why::Decide), "to decide".to_owned(), Tone::Notice),
        (number(Why::Overdue), "overdue".to_owned(), Tone::Bad),
        (number(Why::Blocked), "blocked".to_owned(), Tone::Bad),
        (number(Why::Due), format!("due until {until}"), Tone::Plain),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    Text::parted(parts.map(|(number, what, tone)| (format!("{number} {what}"), tone)))
}

/// `Thu 10 Dec, in 2 days`.
fn when(meeting: &Meeting, calendar: &Calendar) -> String {
    match meeting.late_days {
        0 => calendar.day_and_distance(meeting.day, 0),
        _ => format!("{}, not held", calendar.day(meeting.day)),
    }
}

fn meetings(week: &Week, calendar: &Calendar, document: &mut Document) {
    if week.meetings.is_empty() {
        return;
    }
    document.heading(format!("Checkpoints ({})", week.meetings.len()));
    let rows = week.meetings.iter().map(|meeting| {
        let tone = if meeting.late_days > 0 { Tone::Notice } else { Tone::Plain };
        Row::from(vec![
            Cell::from(when(meeting, calendar)).toned(tone),
            Cell::from(meeting.customer.as_str()),
        ])
    });
    document.table(vec![Column::unheaded("WHEN"), Column::unheaded("CUSTOMER").wraps()], rows);
}

fn tasks(week: &Week, calendar: &Calendar, document: &mut Document) {
    if week.rows.is_empty() {
        return;
    }
    document.gap();
    // What stands in the heading of each group, or on top, stands in no column.
    let (of_customer, of_owner) = match (&week.recipient, week.asked.per) {
        (Some(_), _) => (false, false),
        (None, PerWeek::Customer) => (false, true),
        (None, PerWeek::Owner) => (true, false),
    };
    let columns = [
        Some(Column::words("ID")),
        of_customer.then(|| Column::words("CUSTOMER").wraps()),
        Some(Column::words("TASK").wraps()),
        of_owner.then(|| Column::words("OWNER").wraps()),
        Some(Column::words("DUE")),
        Some(Column::words("WHY").wraps()),
    ];
    let row = |row: &WeekRow| {
        let overdue = row.why.contains(&Why::Overdue);
        let due = row.due.map(|day| Datum::Day { day, overdue, inherited: false, brief: false });
        let tone = if overdue { Tone::Bad } else { Tone::Plain };
        let owner = Cell::from(row.owner.as_deref().unwrap_or("no owner"));
        let cells = [
            Some(Cell::from(row.short.as_str())),
            of_customer.then(|| Cell::from(row.customer.as_str())),
            Some(Cell::from(format!("{}{}", row.what, if_internal(row.internal)))),
            of_owner.then_some(owner),
            Some(Cell::from(due.unwrap_or_default()).toned(tone)),
            Some(Cell::from(why(row)).toned(tone)),
        ];
        Row::from(cells.into_iter().flatten().collect::<Vec<Cell>>()).with(below(row, calendar))
    };
    let groups = week.groups().into_iter().map(|(name, rows)| Group {
        heading: (week.recipient.is_none())
            .then(|| Text::toned(name.unwrap_or("No owner"), Tone::Strong)),
        rows: rows.into_iter().map(row).collect(),
    });
    let columns = columns.into_iter().flatten().collect();
    document.blocks.push(Block::Table(Table { columns, groups: groups.collect() }));
}

/// `to decide, overdue 4 days, blocked 8 days`.
fn why(row: &WeekRow) -> String {
    let one = |why: &Why| match why {
        Why::Overdue => format!("overdue {}", long_days(row.late_days)),
        Why::Blocked => match row.blocked_days {
            None | Some(0) => "blocked".to_owned(),
            Some(days) => format!("blocked {}", long_days(days)),
        },
        why => reason(*why, row).to_owned(),
    };
    row.why.iter().map(one).collect::<Vec<String>>().join(", ")
}

fn reason(why: Why, row: &WeekRow) -> &'static str {
    match why {
        Why::Decide if row.kind == RowKind::Decision => "to decide",
        Why::Decide => "in conflict",
        Why::Overdue => "overdue",
        Why::Blocked => "blocked",
        Why::Due => "due",
    }
}

/// The word for what a row is about.
fn kind(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Item => "item",
        RowKind::Decision => "decision",
        RowKind::Risk => "risk",
        RowKind::Action => "action",
        RowKind::Conflict => "conflict",
    }
}

/// Why it is blocked, and for whom it waits.
fn below(row: &WeekRow, calendar: &Calendar) -> Vec<Text> {
    let words = row.reason.iter().flat_map(|reason| said(reason, ""));
    let waiting = row.waiting.as_ref().map(|waits| {
        let late = waits.late_days > 0;
        let (lead, tone) = if late { ("overdue: ", Tone::Bad) } else { ("", Tone::Plain) };
        Text::toned(format!("↳ {lead}waiting {}", waiting_for(waits, calendar)), tone)
    });
    words.chain(waiting).collect()
}
