//! What the screen asks for on one line.

use super::overview::Overview;
use super::people;
use super::typed_line::TypedLine;
use crate::domain::dates::{self, Direction, Origin, Shift};
use crate::domain::decide::{Meeting, Raising, Remark, Verb, Wish};
use crate::domain::{Day, Id, MatterKind};
use crate::render::{Text, Tone};

/// A question, and what was typed so far.
#[derive(Debug, Clone)]
pub(super) struct Prompt {
    /// What is asked.
    pub(super) question: Question,
    /// What was typed.
    pub(super) line: TypedLine,
    /// What was typed before it was completed, and how often it was.
    completed: Option<(String, usize)>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// Why is it blocked, or not applicable?
    Reason(Verb, Id),
    /// Who owns it?
    Owner(Id),
    /// When is it due, item or phase?
    Due(Id),
    /// By how much do dates move: of the first of these, an item, a phase, or all that is open?
    Shift(Vec<Option<Id>>),
    /// What is there to say about it, to the team alone where that is so?
    Note(Id, bool),
    /// What came of this matter?
    Outcome(Id),
    /// What is there to decide, to watch or to do?
    Raise(MatterKind),
    /// What is the checkpoint called?
    Checkpoint,
    /// Who owns what is about to be added or raised, was present, or is waited for?
    Who(Wish),
    /// When is it due, or the next checkpoint, or until when is it waited for?
    When(Wish),
    /// What is to be done in this phase, of this name, too?
    Add(Id, String),
    /// What is looked for, after what was before?
    Search(String),
}

/// What an answer comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing is to be done.
    Nothing,
    /// Something else is asked first.
    Next(Question),
    /// This is to be recorded.
    Wish(Wish),
}

impl Prompt {
    /// A question that nothing has been typed for yet.
    pub(super) fn new(question: Question) -> Self {
        let line = match &question {
            Question::Search(before) => TypedLine::new(before),
            _ => TypedLine::default(),
        };
        Self { question, line, completed: None }
    }

    /// What is typed, which is about to be another.
    pub(super) fn line_to_type(&mut self) -> &mut TypedLine {
        self.completed = None;
        &mut self.line
    }

    /// Completes a name; asked again, with the next one. Of dates that move, takes
    /// the next that can be meant.
    pub(super) fn complete(&mut self, overview: &Overview) {
        match &mut self.question {
            Question::Owner(_) | Question::Who(_) => {}
            Question::Shift(whose) => return whose.rotate_left(1),
            Question::Raise(kind) => {
                let kinds = MatterKind::ALL;
                *kind = kinds[(*kind as usize + 1) % kinds.len()];
                return;
            }
            _ => return,
        }
        let typed = self.line.text().to_owned();
        let (stem, times) = self.completed.take().unwrap_or((typed, 0));
        let (known, many) = self.known(overview);
        if let Some(completed) = people::completed(&stem, times, known, many) {
            self.line = TypedLine::new(&completed);
        }
        self.completed = Some((stem, times + 1));
    }

    /// Who is known where names are asked for, and whether there may be many of them.
    fn known<'o>(&self, overview: &'o Overview) -> (&'o [String], bool) {
        match &self.question {
            Question::Who(Wish::Checkpoint(_)) => (&overview.people, true),
            Question::Who(Wish::Tick(..)) => (&overview.parties, false),
            _ => (&overview.owners, false),
        }
    }

    /// The question in words.
    pub(super) fn words(&self, overview: &Overview) -> Text {
        let about = |before: &str, id: &Id, after: &str| {
            let item = overview.item(id);
            let short = item.map_or_else(|| name(id, overview), |item| item.short.clone());
            let task = item.map_or("", |item| &item.task);
            let text = Text::toned(format!("{before} {short}{after}"), Tone::Strong);
            text.and(format!("  {task}"), Tone::Quiet)
        };
        match &self.question {
            Question::Reason(Verb::Block, id) => about("Why is", id, " blocked?"),
            Question::Reason(_, id) => about("Why is", id, " not applicable?"),
            Question::Owner(id) => about("Who owns", id, "?"),
            Question::Due(id) => about("When is", id, " due?"),
            Question::Shift(whose) => match chosen(whose) {
                Some(id) => about("By how much does the date of", id, " move?"),
                None => Text::toned("By how much do all open dates move?", Tone::Strong),
            },
            Question::Note(id, false) => about("Note on", id, ""),
            Question::Note(id, true) => about("Internal note on", id, ", not for the customer"),
            Question::Outcome(id) => about("What came of", id, "?"),
            Question::Raise(kind) => Text::toned(format!("Raise: {}", kind.word()), Tone::Strong)
                .and("  Tab: decision, risk or action", Tone::Quiet),
            Question::Checkpoint => Text::toned("What is this checkpoint called?", Tone::Strong),
            Question::Who(Wish::Checkpoint(_)) => Text::toned("Who is present?", Tone::Strong),
            Question::Who(wish @ Wish::Tick(..)) => asked("For whom does it wait?", wish),
            Question::Who(wish) => asked("Who owns it?", wish),
            Question::When(Wish::Checkpoint(_)) => {
                Text::toned("When is the next checkpoint?", Tone::Strong)
            }
            Question::When(wish @ Wish::Tick(..)) => asked("Until when does it wait?", wish),
            Question::When(wish) => asked("When is it due?", wish),
            Question::Add(_, name) => Text::toned(format!("Add an item to {name}"), Tone::Strong),
            Question::Search(_) => Text::toned("Search", Tone::Strong),
        }
    }

    /// What is understood so far, or how it can be answered.
    pub(super) fn understood(&self, overview: &Overview) -> Text {
        let typed = self.line.text().trim();
        match &self.question {
            Question::Owner(_) if typed.is_empty() => {
                let offer = people::offer(typed, &overview.owners, false);
                Text::quiet(format!("a name, or - for nobody{offer}"))
            }
            Question::Owner(_) if is_none(typed) => Text::from("nobody"),
            Question::Owner(_) => people::understood(typed, &overview.owners),
            Question::Due(id) => due_understood(typed, id, overview),
            Question::Shift(whose) => shift_understood(typed, whose, overview),
            Question::Who(_) | Question::When(_) if typed.is_empty() || is_none(typed) => {
                let (known, many) = self.known(overview);
                let is_asked = typed.is_empty() && matches!(self.question, Question::Who(_));
                let offer =
                    if is_asked { people::offer(typed, known, many) } else { String::new() };
                Text::quiet(format!("Enter skips it, Esc records nothing{offer}"))
            }
            Question::Who(_) => match self.known(overview) {
                (known, true) => people::all_understood(typed, known),
                (known, false) => people::understood(typed, known),
            },
            Question::When(_) => match day(typed, overview) {
                Some(day) => Text::toned(overview.calendar.full_day(day), Tone::Good),
                None => Text::toned("no date yet", Tone::Notice),
            },
            Question::Raise(_)
            | Question::Checkpoint
            | Question::Add(..)
            | Question::Reason(Verb::Block, _) => Text::quiet("Enter goes on, Esc records nothing"),
            Question::Search(_) => Text::quiet("Enter keeps what is found, Esc goes back"),
            Question::Reason(..) | Question::Note(..) | Question::Outcome(_) => {
                Text::quiet("Enter records it, Esc records nothing")
            }
        }
    }

    /// What the answer comes to; else why it can't be taken.
    pub(super) fn answer(&self, overview: &Overview) -> Result<Answer, String> {
        let typed = self.line.text().trim();
        let named = |id: &Id| vec![id.to_string()];
        let remark = || Remark { note: Some(typed.to_owned()), ..Remark::default() };
        Ok(Answer::Wish(match &self.question {
            Question::Search(_) => return Ok(Answer::Nothing),
            Question::Reason(verb, _) if typed.is_empty() => {
                return Err(format!("`{}` needs a reason", verb.word()));
            }
            Question::Who(wish) if typed.is_empty() || is_none(typed) => {
                return Ok(Answer::Next(Question::When(wish.clone())));
            }
            Question::When(wish) if typed.is_empty() || is_none(typed) => wish.clone(),
            _ if typed.is_empty() => return Ok(Answer::Nothing),
            Question::Raise(kind) => {
                let tasks = vec![typed.to_owned()];
                let wish = Wish::Raise(Raising { kind: *kind, tasks, ..Raising::default() });
                return Ok(Answer::Next(Question::Who(wish)));
            }
            Question::Checkpoint => {
                let meeting = Meeting { name: Some(typed.to_owned()), ..Meeting::default() };
                return Ok(Answer::Next(Question::Who(Wish::Checkpoint(meeting))));
            }
            Question::Who(wish) => {
                return Ok(Answer::Next(Question::When(by(wish.clone(), typed))));
            }
            Question::When(wish) => {
                let no_date = || format!("`{typed}` is no date; write it like {EXAMPLES}");
                on(wish.clone(), day(typed, overview).ok_or_else(no_date)?)
            }
            Question::Outcome(id) => Wish::Close(named(id), remark()),
            Question::Reason(verb, id) => {
                let wish = Wish::Tick(*verb, named(id), remark());
                match verb {
                    Verb::Block => return Ok(Answer::Next(Question::Who(wish))),
                    _ => wish,
                }
            }
            Question::Owner(id) => {
                Wish::Assign(named(id), Some(typed.to_owned()).filter(|_| !is_none(typed)))
            }
            Question::Due(id) if is_none(typed) => Wish::Due(named(id), None),
            Question::Due(id) => {
                let day = day(typed, overview);
                let no_date = || format!("`{typed}` is no date; write it like {EXAMPLES}");
                Wish::Due(named(id), Some(day.ok_or_else(no_date)?))
            }
            Question::Shift(whose) => {
                let no_span = || format!("`{typed}` does not say by how much; write {SPANS}");
                let (shift, why) = shift(typed).ok_or_else(no_span)?;
                let words = chosen(whose).map(Id::to_string).into_iter().collect();
                let wish = Wish::Shift(words, shift);
                let remark = Remark { note: Some(why.clone()), ..Remark::default() };
                if why.is_empty() { wish } else { Wish::Because(Box::new(wish), remark) }
            }
            Question::Note(id, internal) => {
                Wish::Note(named(id), Remark { internal: *internal, ..remark() })
            }
            Question::Add(phase, _) => {
                let (phase, tasks) = (phase.to_string(), vec![typed.to_owned()]);
                let wish = Wish::Add { phase, tasks, owner: None, due: None };
                return Ok(Answer::Next(Question::Who(wish)));
            }
        }))
    }
}

/// A question about what is about to be added, raised or blocked.
fn asked(question: &str, wish: &Wish) -> Text {
    let what = match wish {
        Wish::Add { tasks, .. } | Wish::Raise(Raising { tasks, .. }) => tasks.join(", "),
        Wish::Tick(_, _, Remark { note, .. }) => note.clone().unwrap_or_default(),
        _ => String::new(),
    };
    Text::toned(question, Tone::Strong).and(format!("  {what}"), Tone::Quiet)
}

/// The same wish with an owner, with those present, or with whom it waits for.
fn by(mut wish: Wish, typed: &str) -> Wish {
    let name = typed.to_owned();
    match &mut wish {
        Wish::Add { owner, .. } | Wish::Raise(Raising { owner, .. }) => *owner = Some(name),
        Wish::Checkpoint(meeting) => {
            meeting.present = people::named(typed).map(str::to_owned).collect();
        }
        Wish::Tick(_, _, remark) => remark.waiting.party = Some(name),
        _ => {}
    }
    wish
}

/// The same wish with a date, with that of the next checkpoint, or until then.
fn on(mut wish: Wish, day: Day) -> Wish {
    match &mut wish {
        Wish::Add { due, .. }
        | Wish::Raise(Raising { due, .. })
        | Wish::Checkpoint(Meeting { next: due, .. }) => *due = Some(day),
        Wish::Tick(_, _, remark) => remark.waiting.until = Some(day),
        _ => {}
    }
    wish
}

/// How dates are typed.
const EXAMPLES: &str = "2026-12-05, tomorrow, friday, +3d, +2w";

/// How it is typed by how much dates move.
const SPANS: &str = "+1w, -3d, +5wd, and perhaps why behind it";

/// By how much dates are to move, and the words behind that.
fn shift(typed: &str) -> Option<(Shift, String)> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    (1..=words.len())
        .rev()
        .find_map(|end| Some((Shift::read(&words[..end].join(" "))?, words[end..].join(" "))))
}

/// The item or phase whose dates move; none of all that is open.
fn chosen(whose: &[Option<Id>]) -> Option<&Id> {
    whose.first()?.as_ref()
}

/// What a phase is called; of anything else, the id.
fn name(id: &Id, overview: &Overview) -> String {
    let phase = overview.phases.iter().find(|phase| phase.id == *id);
    phase.map_or_else(|| id.to_string(), |phase| phase.name.clone())
}

/// The day that somebody typed.
fn day(text: &str, overview: &Overview) -> Option<Day> {
    let origin = Origin {
        today: overview.calendar.today,
        start: Some(overview.status.header.started),
        holidays: &overview.holidays,
    };
    dates::day(text, origin, Direction::Forward).ok()
}

/// Does it stand for no owner and no date?
fn is_none(typed: &str) -> bool {
    matches!(typed.to_lowercase().as_str(), "-" | "none")
}

/// The date of an item or a phase.
fn due(id: &Id, overview: &Overview) -> Option<Day> {
    let phase = overview.phases.iter().find(|phase| phase.id == *id);
    overview.item(id).map_or_else(|| phase?.due, |item| item.due)
}

fn shift_understood(typed: &str, whose: &[Option<Id>], overview: &Overview) -> Text {
    let Some((shift, why)) = shift(typed) else {
        let others = whose.iter().skip(1).map(|id| match id {
            Some(id) => overview.item(id).map_or_else(|| name(id, overview), |it| it.short.clone()),
            None => "all that is open".to_owned(),
        });
        let others: Vec<String> = others.collect();
        return match typed {
            "" => Text::quiet(format!("{SPANS}; Tab: {}", others.join(", "))),
            _ => Text::toned("no span yet", Tone::Notice),
        };
    };
    let day = chosen(whose).and_then(|id| shift.after(due(id, overview)?, &overview.holidays));
    let there = day.map(|day| format!(", to {}", overview.calendar.full_day(day)));
    let text = Text::toned(format!("by {shift}{}", there.unwrap_or_default()), Tone::Good);
    if why.is_empty() { text } else { text.and(format!(": {why}"), Tone::Plain) }
}

fn due_understood(typed: &str, id: &Id, overview: &Overview) -> Text {
    let calendar = &overview.calendar;
    if is_none(typed) {
        return Text::from("no date of its own");
    }
    match day(typed, overview) {
        Some(day) => Text::toned(calendar.full_day(day), Tone::Good)
            .and(format!(" ({})", calendar.distance(day)), Tone::Plain),
        None if typed.is_empty() => {
            let now = due(id, overview);
            let now = now.map(|day| format!("now {}; ", calendar.day(day))).unwrap_or_default();
            Text::quiet(format!("{now}{EXAMPLES}, or - for none"))
        }
        None => Text::toned("no date yet", Tone::Notice),
    }
}
