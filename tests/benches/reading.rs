//! Reading and folding, beside what serde_json takes for the same lines.

use std::borrow::Cow;
use std::collections::BTreeMap;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use serde::Deserialize;
use ticklist::domain::engagement::Engagement;

use crate::records::{fold, record, text};

const LENGTHS: [usize; 4] = [400, 10_000, 100_000, 1_000_000];

/// From bytes to a record.
#[divan::bench(args = LENGTHS, max_time = 3)]
fn load(bencher: Bencher<'_, '_>, number: usize) {
    let text = text(number);
    bencher.counter(ItemsCount::new(number)).bench(|| record(&text));
}

/// From a record to its state.
#[divan::bench(name = "fold", args = LENGTHS, max_time = 3)]
fn folded(bencher: Bencher<'_, '_>, number: usize) {
    let record = record(&text(number));
    let state = |record| {
        let engagement: Engagement<'_> = fold(record);
        engagement.items.len()
    };
    bencher.counter(ItemsCount::new(number)).bench(|| state(black_box(&record)));
}

/// What an entry of these records says, borrowed from its line.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is all")]
struct Line<'l> {
    #[serde(borrow)]
    id: Cow<'l, str>,
    #[serde(borrow)]
    at: Cow<'l, str>,
    #[serde(borrow)]
    by: Cow<'l, str>,
    #[serde(borrow, default)]
    set: BTreeMap<Cow<'l, str>, BTreeMap<Cow<'l, str>, Written<'l>>>,
    #[serde(borrow, default)]
    confirm: Vec<Cow<'l, str>>,
    #[serde(borrow, default)]
    note: Option<Cow<'l, str>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "it is read, and that is all")]
enum Written<'l> {
    Seen(#[serde(borrow)] Vec<Option<Cow<'l, str>>>),
    Bare(#[serde(borrow)] Option<Cow<'l, str>>),
}

/// The same lines, each to a struct that borrows from it, by serde_json alone.
#[divan::bench(args = LENGTHS, max_time = 3)]
fn serde_json(bencher: Bencher<'_, '_>, number: usize) {
    let text = text(number);
    let text = std::str::from_utf8(&text).expect("it was written as text");
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- {\"id\"")).collect();
    let lines: Vec<String> = lines.iter().map(|line| format!("{{\"id\"{line}")).collect();
    assert_eq!(lines.len(), number);
    let read = |line: &String| serde_json::from_str::<Line<'_>>(line).map(black_box).is_ok();
    bencher
        .counter(ItemsCount::new(number))
        .bench(|| lines.iter().filter(|line| read(line)).count());
}
