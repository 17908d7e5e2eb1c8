//! What is read in ten seconds.

use crate::render::document::{Figure, Prose, Verdict};
use crate::render::phrasing::{
    health_sentence, long_days, outlook_cells, outlook_sentence, percent, plural, standing,
};
use crate::render::views::{changes, named, status};
use crate::render::{Block, Calendar, Cell, Datum, Text, Tone};
use crate::reports::checkpoints::NextCheckpoint;
use crate::reports::snapshot::{Markdown, Snapshot};

/// The summary of a mail is at most so high.
const BRIEF: usize = 5;

/// Who and when, whether all is well, and what the author says.
pub(super) fn head(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let summary = summary(report).map(Block::Prose);
    let summary = summary.into_iter().flat_map(|prose| [Block::Gap, prose]);
    let verdict = [Block::Gap, Block::Verdict(verdict(report, calendar))];
    who_and_when(report, calendar).into_iter().chain(verdict).chain(summary).collect()
}

/// The customer, the day, the period and the author; in a mail, which tells its author, on a line.
fn who_and_when(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    if report.extent.brief {
        let day = calendar.full_day(calendar.today);
        return vec![Block::Line(named(&report.header, &format!("status of {day}")))];
    }
    let period = changes::period(&report.period, false, calendar);
    let by = calendar.person(&report.prepared_by);
    let made = format!("Status report, {period} · prepared by {by}");
    vec![status::title(&report.header, calendar), Block::Line(Text::quiet(made))]
}

fn verdict(report: &Snapshot, calendar: &Calendar) -> Verdict {
    let before = report.trend.iter().map(|step| (step.checkpoint.clone(), standing(step.health)));
    let now = standing(report.health.word);
    Verdict {
        why: Text::from(health_sentence(&report.health, calendar)),
        ends: outlook_sentence(&report.outlook, calendar),
        trend: before.chain([("now".to_owned(), now.clone())]).collect(),
        how: now,
    }
}

/// Is this more than a mail has room for?
pub fn is_cut(message: &str, how: Markdown) -> bool {
    Prose::markdown(message, how == Markdown::Typed).height() > BRIEF
}

/// What the author says; a note that gives the reason for the health stands there already.
pub(super) fn summary(report: &Snapshot) -> Option<Prose> {
    let message = report.message.as_deref()?;
    let prose = match report.markdown {
        Some(how) => Prose::markdown(message, how == Markdown::Typed),
        None if report.health.why.as_deref() == Some(message) => return None,
        None => Prose::plain(message),
    };
    Some(if report.extent.brief { prose.at_most(BRIEF) } else { prose })
}

/// The numbers that matter most.
pub(super) fn figures(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let all = &report.progress.all;
    let in_scope = plural(all.in_scope, "item", "items");
    let needs = &report.needs;
    let actions = needs.overdue.iter().flat_map(|owed| &owed.actions);
    let matters = needs.decisions.iter().filter(|row| row.overdue).chain(actions);
    let items = report.overdue.iter().map(|item| item.late_days);
    let overdue = items.chain(matters.map(|row| row.late_days));
    let blocked = report.blocked.iter().map(|item| item.blocked_days.unwrap_or_default());
    let figures = vec![
        Figure::new(
            "Done",
            Cell::from(percent(all.percent)),
            format!("{} of {in_scope}", all.done),
        ),
        plan_end(report, calendar),
        number("Overdue", overdue),
        number("Blocked", blocked),
        next_checkpoint(report, calendar),
    ];
    vec![Block::Gap, Block::Figures(figures)]
}

/// How many there are, and for how many days the oldest has been one of them.
fn number(label: &str, days: impl Iterator<Item = i64>) -> Figure {
    let days: Vec<i64> = days.collect();
    let tone = if days.is_empty() { Tone::Plain } else { Tone::Bad };
    let note = days.iter().max().map(|oldest| match (days.len(), *oldest) {
        (_, 0) => "since today".to_owned(),
        (1, oldest) => format!("for {}", long_days(oldest)),
        (_, oldest) => format!("for up to {}", long_days(oldest)),
    });
    Figure::new(label, Cell::from(days.len().to_string()).toned(tone), note.unwrap_or_default())
}

/// The end of the plan, and what the recent pace makes of it.
fn plan_end(report: &Snapshot, calendar: &Calendar) -> Figure {
    let [_, forecast] = outlook_cells(&report.outlook);
    let tone = forecast.tone;
    let forecast = match (report.outlook.forecast, report.outlook.done_on, forecast.datum) {
        (Some(day), ..) => format!("forecast {}", calendar.day(day)),
        (None, Some(day), _) => format!("all done {}", calendar.day(day)),
        (None, None, Datum::Text(why)) => format!("no forecast: {why}"),
        (None, None, _) => String::new(),
    };
    let end = report.outlook.plan_end;
    let end = end.map_or_else(|| Cell::from("not planned"), |day| Cell::day(Some(day)));
    Figure::new("Plan's end", end, Text::toned(forecast, tone))
}

/// The day of the next checkpoint, which stands out where it is over, held days aside.
fn next_checkpoint(report: &Snapshot, calendar: &Calendar) -> Figure {
    let next = report.next_checkpoint;
    let is_over = next.is_some_and(|next| next.late_days > 0);
    let tone = if is_over { Tone::Bad } else { Tone::Plain };
    let value = next.map_or(Datum::from("no date"), |next| Datum::Day {
        day: next.day,
        overdue: is_over,
        inherited: false,
        brief: false,
    });
    let note = next.and_then(|NextCheckpoint { day, late_days }| match late_days {
        0 => (day >= calendar.today).then(|| calendar.distance(day)),
        late => Some(format!("was due {} ago", long_days(late))),
    });
    let note = Text::toned(note.unwrap_or_default(), tone);
    Figure::new("Next checkpoint", Cell::from(value).toned(tone), note)
}
