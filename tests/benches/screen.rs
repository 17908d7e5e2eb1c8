//! The screen: from a key to the finished frame.

use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use ticklist::render::formats::text::Look;
use ticklist::screen::{Overview, State, view};

use crate::records::{fold, record, text_of_items};

const SIZE: Size = Size { width: 200, height: 60 };
const LOOK: Look = Look { width: 200, color: true, ascii: false };

/// A state of 2,000 items, and the paper on which it is drawn.
fn screen() -> (State, Terminal<TestBackend>) {
    let record = record(&text_of_items(2_000, 10_000));
    let state = State::new(Overview::of(&fold(&record), "dana"), LOOK, SIZE);
    let paper = TestBackend::new(SIZE.width, SIZE.height);
    (state, Terminal::new(paper).expect("paper can be written on"))
}

/// The cursor goes down a line.
#[divan::bench]
fn key(bencher: Bencher<'_, '_>) {
    let (mut state, mut terminal) = screen();
    bencher.bench_local(|| {
        state.key(KeyEvent::from(KeyCode::Char('j')));
        terminal.draw(|frame| view(&state, frame)).expect("paper can be written on");
    });
}

/// An item is ticked, or another process ticked one: what the screen shows is made anew.
#[divan::bench]
fn renewed(bencher: Bencher<'_, '_>) {
    let record = record(&text_of_items(2_000, 10_000));
    let (mut state, mut terminal) = screen();
    bencher.bench_local(|| {
        state.renew(Overview::of(&fold(&record), "dana"), None);
        terminal.draw(|frame| view(&state, frame)).expect("paper can be written on");
    });
}
