//! A meeting that is run on the screen: its agenda, what it raises and closes, and its mark.

use ticklist::domain::decide::{Meeting as Mark, Raising, Remark, Wish};
use ticklist::domain::matter::MatterKind;
use ticklist::domain::status::Status;
use ticklist::domain::time::parse_day;

use super::meeting::Meeting;

const DECISION: &str = "Hybrid join or cloud only?";

/// A meeting in which a decision, a risk and an action were raised.
fn raised(size: (u16, u16)) -> Meeting {
    let mut meeting = Meeting::third_week(size);
    meeting.press("r").type_in(DECISION).press("enter").type_in("Priya Rao").press("enter");
    meeting.type_in("friday").press("enter r tab").type_in("The firewall comes late");
    meeting.press("enter enter enter r tab tab").type_in("Book the room");
    meeting.press("enter").type_in("Lee Ito").press("enter enter");
    meeting
}

#[test]
fn what_is_raised_is_asked_for_its_owner_and_date() {
    let meeting = raised((80, 24));
    let raising = |kind, task: &str, owner: Option<&str>, due| {
        let (tasks, owner) = (vec![task.to_owned()], owner.map(str::to_owned));
        Wish::Raise(Raising { kind, tasks, owner, due, ..Raising::default() })
    };
    let friday = parse_day("2026-12-11");
    let expected = [
        raising(MatterKind::Decision, DECISION, Some("Priya Rao"), friday),
        raising(MatterKind::Risk, "The firewall comes late", None, None),
        raising(MatterKind::Action, "Book the room", Some("Lee Ito"), None),
    ];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn the_cursor_moves_among_matters_and_shows_and_closes_one() {
    for size in [(60, 24), (160, 50)] {
        let mut meeting = raised(size);
        meeting.press("G");
        assert!(meeting.named().contains("Book the room"), "{}", meeting.shows());
        meeting.press("backtab backtab");
        assert!(meeting.named().contains(DECISION), "{}", meeting.shows());
        let screen = meeting.shows();
        assert!(screen.contains("Decisions · 1 open") && screen.contains("Priya Rao"), "{screen}");
        assert!(meeting.press("enter").shows().contains("HISTORY"), "{}", meeting.shows());
        meeting.press("esc s");
        assert!(meeting.shows().contains("space closes it"), "{}", meeting.shows());
        meeting.press("space").type_in("Hybrid").press("enter");
        let Some(Wish::Close(named, remark)) = meeting.wishes().last() else {
            panic!("{:?}", meeting.wishes())
        };
        assert_eq!((named.len(), remark.note.as_deref()), (1, Some("Hybrid")));
        assert!(meeting.shows().contains("↳ Hybrid"), "{}", meeting.shows());
    }
}

#[test]
fn the_agenda_stands_behind_the_last_and_before_the_first() {
    let mut meeting = raised((80, 40));
    for keys in ["g backtab", "esc G tab", "A g A"] {
        let agenda = meeting.press(keys).shows();
        assert!(agenda.contains("agenda, ") && agenda.contains(DECISION), "{keys}: {agenda}");
    }
    meeting.press("tab");
    assert!(meeting.named().starts_with("G1 "), "{}", meeting.shows());
}

/// Catches: keys that mean something else on the agenda, or an agenda of before.
#[test]
fn keys_work_on_the_agenda_as_in_the_phases() {
    for size in [(60, 24), (100, 30)] {
        let mut meeting = raised(size);
        meeting.press("A");
        assert!(meeting.named().contains(DECISION), "{}", meeting.shows());
        meeting.press("space").type_in("Hybrid").press("enter");
        assert!(meeting.shows().contains("↳ Hybrid"), "{}", meeting.shows());
        meeting.press("/").type_in("licences").press("enter b");
        assert_eq!(meeting.status("A5"), Status::InProgress);
        meeting.press("esc esc g / ").type_in("A6").press("enter");
        assert!(meeting.named().starts_with("A6 "), "{}", meeting.shows());
        meeting.press("o").type_in("lee").press("enter d").type_in("tomorrow").press("enter");
        meeting.press("n").type_in("Agreed").press("enter space");
        assert_eq!(meeting.status("A6"), Status::Done);
        let words: Vec<&str> = meeting.wishes()[3..].iter().map(|wish| word(wish)).collect();
        assert_eq!(words, ["close", "tick", "assign", "due", "note", "tick"]);
        assert!(!meeting.named().contains("A6 "), "what is done is off: {}", meeting.shows());
    }
}

fn word(wish: &Wish) -> &'static str {
    match wish {
        Wish::Close(..) => "close",
        Wish::Tick(..) => "tick",
        Wish::Assign(..) => "assign",
        Wish::Due(..) => "due",
        Wish::Note(..) => "note",
        _ => "else",
    }
}

/// Catches: an agenda that opens, or closes, with the cursor on something else.
#[test]
fn the_agenda_closes_with_the_cursor_on_the_same_item() {
    let mut meeting = Meeting::third_week((100, 40));
    meeting.press("A");
    let named = meeting.named();
    assert!(!named.starts_with("G1 "), "{}", meeting.shows());
    assert_eq!(meeting.press("esc").named(), named);
    assert!(meeting.shows().contains("all items: 37 of 37"), "{}", meeting.shows());
    let item = meeting.press("A j").named();
    assert_ne!(item, named);
    assert_eq!(meeting.press("A").named(), item);
}

#[test]
fn items_and_matters_are_counted_apart() {
    let mut meeting = raised((60, 24));
    assert!(meeting.shows().contains("all items: 37 of 37 · matters: 3 of 3 "));
    meeting.press("f");
    assert!(meeting.shows().contains("open items: 25 of 37 · matters: 3 of 3 "));
}

#[test]
fn tab_completes_each_of_those_present() {
    let mut meeting = Meeting::third_week((80, 24));
    meeting.press("C").type_in("Review").press("enter").type_in("dan").press("tab");
    assert_eq!(meeting.typed(), "Dana Cruz");
    meeting.type_in(", Kim Lund,").press("tab tab");
    assert_eq!(meeting.typed(), "Dana Cruz, Kim Lund, Priya Rao");
    assert!(meeting.shows().contains("Kim Lund is new here"), "{}", meeting.shows());
    meeting.press("enter enter C").type_in("Next").press("enter").type_in("ki").press("tab");
    assert_eq!(meeting.typed(), "Kim Lund", "who was present before is known");
}

#[test]
fn the_meeting_is_marked_with_those_present() {
    let mut meeting = Meeting::third_week((80, 24));
    meeting.press("C").type_in("Review").press("enter");
    assert!(meeting.shows().contains("Who is present?"), "{}", meeting.shows());
    meeting.type_in("Dana Cruz, Priya Rao").press("enter").type_in("2026-12-16").press("enter");
    let expected = Wish::Checkpoint(Mark {
        name: Some("Review".to_owned()),
        next: parse_day("2026-12-16"),
        present: vec!["Dana Cruz".to_owned(), "Priya Rao".to_owned()],
        ..Mark::default()
    });
    assert_eq!(meeting.wishes(), [&expected]);
}

#[test]
fn an_internal_note_is_internal() {
    let mut meeting = Meeting::third_week((80, 24));
    meeting.press("N").type_in("Their budget is spent").press("enter");
    let note = Some("Their budget is spent".to_owned());
    let remark = Remark { note, internal: true, ..Remark::default() };
    assert_eq!(meeting.wishes(), [&Wish::Note(vec!["G1".to_owned()], remark)]);
}
