//! A meeting that is run on the screen: its agenda, what it raises and closes, and its mark.

use ticklist::domain::decide::{Meeting as Mark, Raising, Remark, Wish};
use ticklist::domain::matter::MatterKind;
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
    for keys in ["g backtab", "esc G tab"] {
        let agenda = meeting.press(keys).shows();
        assert!(agenda.contains("agenda, ") && agenda.contains(DECISION), "{keys}: {agenda}");
    }
    meeting.press("tab");
    assert!(meeting.named().starts_with("G1 "), "{}", meeting.shows());
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
