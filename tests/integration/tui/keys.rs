//! What keys come to.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use ticklist::domain::Waiting;
use ticklist::domain::dates::Shift;
use ticklist::domain::decide::{Remark, Verb, Wish};
use ticklist::domain::status::Status;
use ticklist::domain::time::parse_day;
use ticklist::screen::Request;

use super::meeting::Meeting;
use crate::world::{RECORD, World};

const SIZE: (u16, u16) = (100, 30);

fn tick(verb: Verb, id: &str, note: Option<&str>) -> Wish {
    let note = note.map(str::to_owned);
    Wish::Tick(verb, vec![id.to_owned()], Remark { note, ..Remark::default() })
}

#[test]
fn space_is_done_then_open_again_and_confirms_a_duty() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("space space down space");
    let expected = [
        tick(Verb::Done, "G1", None),
        tick(Verb::Reopen, "G1", None),
        tick(Verb::Confirm, "G2", None),
    ];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn space_says_first_that_what_was_reworded_is_still_done() {
    let world = World::contoso();
    world.session(&["done I1", "upgrade --checklist ems-onboarding-2018 --map E1=E2"]);
    let mut meeting = Meeting::about(&world, RECORD, "2026-12-08T09:12:00Z", SIZE);
    meeting.press("tab b");
    assert!(meeting.shows().contains("space says that it holds"), "{}", meeting.shows());
    meeting.press("space space");
    let expected = [tick(Verb::Confirm, "I1", None), tick(Verb::Reopen, "I1", None)];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn letters_start_confirm_undo_and_redo() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("s down c u U");
    let expected = [
        tick(Verb::Start, "G1", None),
        tick(Verb::Confirm, "G2", None),
        Wish::Undo(None),
        Wish::Redo(None),
    ];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

/// Catches: a key that brings back what was undone long before, or takes back something else.
#[test]
fn redo_by_key_ends_where_something_else_is_recorded() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("s u U");
    assert_eq!(meeting.status("G1"), Status::InProgress);
    meeting.press("u down c U");
    assert!(meeting.shows().contains("refused"), "{}", meeting.shows());
    assert_eq!(meeting.status("G1"), Status::NotStarted);
}

#[test]
fn space_leads_back_to_what_it_was_before() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("space space");
    assert_eq!(meeting.status("G1"), Status::NotStarted);
    meeting.press("s space space");
    assert_eq!(meeting.status("G1"), Status::InProgress);
    meeting.press("b").type_in("no room").press("enter enter enter space space");
    assert_eq!(meeting.status("G1"), Status::Blocked);
}

#[test]
fn blocking_asks_why_for_whom_and_until_when_and_blocking_again_unblocks() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("b enter");
    assert!(meeting.shows().contains("`block` needs a reason"), "{}", meeting.shows());
    meeting.type_in("no room").press("enter");
    assert!(meeting.shows().contains("For whom does it wait?  no room"), "{}", meeting.shows());
    meeting.type_in("Microsoft").press("enter");
    assert!(meeting.shows().contains("Until when does it wait?"), "{}", meeting.shows());
    meeting.type_in("friday").press("enter");
    assert!(meeting.shows().contains("waiting for Microsoft"), "{}", meeting.shows());
    meeting.press("b down b").type_in("no time").press("enter enter enter");
    let blocked = |id: &str, note: &str, party: Option<&str>, until| {
        let waiting = Waiting { party: party.map(str::to_owned), until };
        let note = Some(note.to_owned());
        Wish::Tick(Verb::Block, vec![id.to_owned()], Remark { note, waiting, ..Remark::default() })
    };
    let expected = [
        blocked("G1", "no room", Some("Microsoft"), parse_day("2026-12-11")),
        tick(Verb::Unblock, "G1", None),
        blocked("G2", "no time", None, None),
    ];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn who_leaves_a_question_about_what_is_blocked_records_nothing() {
    for answers in ["", "x enter", "x enter y enter", "x enter y enter + 1 d"] {
        let mut meeting = Meeting::third_week(SIZE);
        meeting.press("b").press(answers).press("esc");
        assert_eq!(meeting.asked, [], "{answers}");
        assert!(meeting.shows().contains("? all keys"), "{}", meeting.shows());
    }
}

#[test]
fn what_is_over_is_not_asked_about() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("space x");
    assert!(meeting.shows().contains("G1 is done: space opens it again"), "{}", meeting.shows());
    assert_eq!(meeting.wishes().len(), 1);
}

#[test]
fn a_due_date_is_understood_as_it_is_typed() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("d").type_in("frid");
    assert!(meeting.shows().contains("no date yet"), "{}", meeting.shows());
    meeting.press("enter");
    assert!(meeting.shows().contains("`frid` is no date"), "{}", meeting.shows());
    meeting.type_in("ay");
    assert!(meeting.shows().contains("Fri 11 Dec 2026 (in 3 days)"), "{}", meeting.shows());
    meeting.press("enter d").type_in("-").press("enter");
    let named = || vec!["G1".to_owned()];
    let expected = [Wish::Due(named(), parse_day("2026-12-11")), Wish::Due(named(), None)];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn dates_move_by_a_span_with_the_reason_behind_it() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("tab tab m");
    assert!(
        meeting.shows().contains("By how much does the date of A1 move?"),
        "{}",
        meeting.shows()
    );
    meeting.type_in("soon");
    assert!(meeting.shows().contains("no span yet"), "{}", meeting.shows());
    meeting.press("enter");
    assert!(meeting.shows().contains("`soon` does not say by how much"), "{}", meeting.shows());
    meeting.press("ctrl-u").type_in("+1w No room");
    assert!(meeting.shows().contains("by +1w, to "), "{}", meeting.shows());
    meeting.press("enter m tab");
    assert!(meeting.shows().contains("the date of Assess move?"), "{}", meeting.shows());
    meeting.type_in("2 weeks").press("enter m tab tab");
    assert!(meeting.shows().contains("all open dates move?"), "{}", meeting.shows());
    meeting.type_in("-3d").press("enter");
    let shift = |words: &[&str], by| {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Wish::Shift(words, Shift::read(by).expect("a shift"))
    };
    let why = Remark { note: Some("No room".to_owned()), ..Remark::default() };
    let expected = [
        Wish::Because(Box::new(shift(&["A1"], "+1w")), why),
        shift(&["assess"], "+2w"),
        shift(&[], "-3d"),
    ];
    assert_eq!(meeting.wishes(), expected.iter().collect::<Vec<_>>());
}

#[test]
fn a_phase_is_given_its_date() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("tab tab D");
    assert!(meeting.shows().contains("When is Assess due?"), "{}", meeting.shows());
    meeting.type_in("2026-12-18").press("enter");
    let expected = Wish::Due(vec!["assess".to_owned()], parse_day("2026-12-18"));
    assert_eq!(meeting.wishes(), [&expected]);
}

#[test]
fn tab_completes_an_owner_and_again_the_next_one() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("o tab");
    assert_eq!(meeting.typed(), "Dana Cruz");
    meeting.press("tab");
    assert_eq!(meeting.typed(), "Lee Ito");
    meeting.press("ctrl-u").type_in("ra").press("tab enter");
    let expected = Wish::Assign(vec!["G1".to_owned()], Some("Priya Rao".to_owned()));
    assert_eq!(meeting.wishes(), [&expected]);
}

#[test]
fn a_new_owner_is_announced_before_he_is_recorded() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("o").type_in("Dan");
    assert!(!meeting.shows().contains("is new here"), "the start is enough: {}", meeting.shows());
    meeting.press("ctrl-u").type_in("Dama");
    let said = "Dama is new here, and is not taken for Dana Cruz";
    assert!(meeting.shows().contains(said), "{}", meeting.shows());
}

#[test]
fn nothing_typed_is_nothing_done() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("o enter d enter n enter a enter b esc x esc q");
    assert_eq!(meeting.asked, [Request::Quit]);
}

/// Catches: a phase of which only the first lines are seen, at the foot of the screen.
#[test]
fn the_phase_that_tab_goes_to_is_seen_from_its_head_on() {
    let mut meeting = Meeting::third_week((60, 24));
    meeting.press("tab tab");
    let screen = meeting.shows();
    let lines: Vec<&str> = screen.lines().collect();
    let at = |id: &str| lines.iter().position(|line| line.contains(id));
    assert!(at(" A1 ").is_some() && at(" A6 ").is_some(), "{screen}");
}

#[test]
fn an_added_item_joins_the_phase_of_the_cursor() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("tab tab a").type_in("Book a room").press("enter enter enter");
    let Wish::Add { phase, tasks, .. } = meeting.wishes()[0] else { panic!("{:?}", meeting.asked) };
    assert_eq!((phase.as_str(), tasks.as_slice()), ("assess", &["Book a room".to_owned()][..]));
}

#[test]
fn the_cursor_goes_from_item_to_item_and_from_phase_to_phase() {
    let mut meeting = Meeting::third_week((60, 15));
    let mut at = |keys: &str| {
        let line = meeting.press(keys).named();
        line.split(' ').next().unwrap_or_default().to_owned()
    };
    let been = [
        at("k"),
        at("j j"),
        at("tab"),
        at("tab"),
        at("backtab"),
        at("G"),
        at("tab tab"),
        at("left left"),
    ];
    assert_eq!(been, ["G1", "G3", "I1", "A1", "I1", "E8", "G1", "E1"]);
    assert_eq!([at("home"), at("pgdn"), at("pgup"), at("end")], ["G1", "G8", "G1", "E8"]);
}

#[test]
fn the_cursor_stays_on_its_item_when_the_list_changes() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("tab tab j j j");
    assert!(meeting.named().starts_with("A4 "), "{}", meeting.named());
    meeting.press("f");
    assert!(meeting.named().starts_with("A4 "), "{}", meeting.named());
    let add = |phase: &str| Wish::Add {
        phase: phase.to_owned(),
        tasks: vec!["Something before it".to_owned()],
        owner: None,
        due: None,
    };
    meeting.record(&add("general"));
    assert!(meeting.named().starts_with("A4 "), "{}", meeting.named());
    meeting.press("space");
    assert!(meeting.named().starts_with("A5 "), "{}", meeting.named());
}

#[test]
fn filters_follow_one_another_and_escape_shows_everything_again() {
    let mut meeting = Meeting::third_week(SIZE);
    let shown = |meeting: &Meeting| {
        let shown = meeting.shows();
        let (before, _) = shown.split_once(" of 37").unwrap_or_default();
        let head = before.rsplit("  ").next().unwrap_or_default();
        format!("{head} of 37")
    };
    let heads: Vec<String> = (0..5)
        .map(|_| {
            let head = shown(&meeting);
            meeting.press("f");
            head
        })
        .collect();
    let expected = [
        "all items: 37 of 37",
        "open items: 25 of 37",
        "my open items: 2 of 37",
        "overdue items: 2 of 37",
        "blocked items: 1 of 37",
    ];
    assert_eq!(heads, expected);
    meeting.press("f esc");
    assert_eq!((shown(&meeting).as_str(), meeting.asked.len()), ("all items: 37 of 37", 0));
    meeting.press("esc");
    assert_eq!(meeting.asked, [Request::Quit]);
}

#[test]
fn a_search_finds_as_it_is_typed_and_escape_takes_it_back() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("/").type_in("PRIYA");
    let found = meeting.shows();
    assert!(found.contains("all items with “PRIYA”: 5 of 37"), "{found}");
    meeting.press("esc");
    assert!(meeting.shows().contains("all items: 37 of 37"));
    meeting.press("/").type_in("firewall").press("enter");
    assert!(meeting.named().starts_with("E5 "), "{}", meeting.shows());
    meeting.press("esc");
    assert!(meeting.named().starts_with("E5 "), "{}", meeting.shows());
    assert_eq!(meeting.asked, []);
}

/// Catches: pasted text that is taken for keys.
#[test]
fn pasted_text_is_text() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.state.paste("q x b\n ");
    assert!(meeting.shows().contains("what you pasted did nothing"), "{}", meeting.shows());
    meeting.press("n");
    meeting.state.paste("Agreed\r\nin the meeting");
    meeting.press("enter");
    let remark = Remark { note: Some("Agreed in the meeting".to_owned()), ..Remark::default() };
    assert_eq!(meeting.wishes(), [&Wish::Note(vec!["G1".to_owned()], remark)]);
    assert_eq!(meeting.asked.len(), 1);
}

/// Catches: pasted text that ticks items, where a terminal does not tell it from keys.
#[test]
fn keys_that_come_at_once_count_only_when_somebody_says_so() {
    let burst = || "q\nx ".chars().map(KeyCode::Char).map(KeyEvent::from).collect::<Vec<_>>();
    for before in ["", "enter", "?"] {
        let mut meeting = Meeting::third_week(SIZE);
        meeting.press(before);
        meeting.asked.clear();
        meeting.state.burst(burst());
        assert!(meeting.shows().contains("4 keys came at once, as if pasted"), "{before}");
        meeting.press("space space");
        assert_eq!(meeting.asked.len(), 1, "the first key only says no");
        meeting.state.burst(burst());
        meeting.press("y y");
        assert_eq!(meeting.asked[1..], [Request::Press(burst())]);
    }
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("n");
    meeting.state.burst(burst());
    meeting.press("enter");
    let remark = Remark { note: Some("q x".to_owned()), ..Remark::default() };
    assert_eq!(meeting.wishes(), [&Wish::Note(vec!["G1".to_owned()], remark)]);
}

#[test]
fn a_message_is_dismissed_before_anything_is_left() {
    let mut meeting = Meeting::third_week(SIZE);
    meeting.press("space esc");
    assert_eq!(meeting.asked.len(), 1, "{:?}", meeting.asked);
    assert!(meeting.shows().contains("q quit"), "{}", meeting.shows());
}

#[test]
fn ctrl_c_quits_from_everywhere() {
    for before in ["", "?", "enter", "n", "/"] {
        let mut meeting = Meeting::third_week(SIZE);
        meeting.press(before).press("ctrl-c");
        assert_eq!(meeting.asked.last(), Some(&Request::Quit), "{before}");
    }
}

/// Catches: an area that is subtracted from, a place behind the end of a list.
#[test]
fn no_key_on_no_size_panics() {
    let keys = "f f f f f ? G pgdn esc enter G j k esc tab backtab G pgdn pgup g a esc / x backspace \
        esc / z z enter space s c b esc u U esc o tab tab esc d 1 esc n enter G space enter g pgdn esc";
    for size in
        [(1, 1), (2, 90), (59, 15), (60, 14), (60, 15), (61, 19), (99, 20), (100, 15), (120, 25)]
    {
        let mut meeting = Meeting::third_week(size);
        for key in keys.split_whitespace() {
            meeting.press(key).shows();
            meeting.state.resize(Size::new(80, 24));
            meeting.state.resize(Size::from(size));
        }
    }
}
