//! Texts that somebody could type, paste, or mean harm with, and what else stands in a file.

use chrono::{DateTime, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value as Json;
use ticklist::domain::time::{Day, Instant};

/// YAML takes these for something else, terminals obey them, or lines end at them.
const HOSTILE: &[&str] = &[
    "no",
    "Yes",
    "1e3",
    "012",
    "0x1f",
    "0o17",
    "+1",
    ".inf",
    "~",
    "null",
    "Null",
    "true",
    "<<",
    "=",
    "2024-01-01",
    "12:30:45",
    "- x",
    "# y",
    "a # b",
    "{",
    "}",
    "[a, b]",
    "a: b",
    ": ",
    ",",
    "?",
    "|",
    ">",
    "%",
    "@",
    "`",
    "&a",
    "*a",
    "!t",
    "'",
    "''",
    "\"",
    "\\",
    "\\u0041",
    "\\",
    "---",
    "...",
    "",
    " ",
    " lead",
    "trail ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{0}",
    "\u{8}",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "\u{9b}31m",
    "\u{a0}",
    "\u{ad}",
    "\u{200d}",
    "\u{202e}txt",
    "\u{2028}",
    "\u{2029}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{e0041}",
    "\u{1fffe}",
    "\u{10ffff}",
    "é",
    "e\u{301}",
    "準備",
    "😀",
    "👩\u{200d}💻",
    "\n- {at: 2026-11-24, by: x}\n",
    "journal:",
    "<<<<<<<",
    "=======",
    "0123456789abcdefghij",
    "Dana Cruz",
];

/// Any text.
pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => select(HOSTILE).prop_map(str::to_owned),
        2 => vec(select(HOSTILE), 2..4).prop_map(|pieces| pieces.concat()),
        2 => vec(any::<char>(), 0..8).prop_map(String::from_iter),
    ]
    .boxed()
}

/// A text of which something can be seen.
pub(crate) fn filled() -> BoxedStrategy<String> {
    text().prop_map(|text| if text.trim().is_empty() { format!("{text}x") } else { text }).boxed()
}

/// A text as it can stand in a head, where blanks at its end say nothing.
pub(crate) fn ended() -> BoxedStrategy<String> {
    filled().prop_map(|text| text.trim_end().to_owned()).boxed()
}

/// The same, on one line.
pub(crate) fn line() -> BoxedStrategy<String> {
    let line = |text: String| match text.replace(['\n', '\r'], "").trim_end() {
        "" => "x".to_owned(),
        line => line.to_owned(),
    };
    text().prop_map(line).boxed()
}

/// Any day that a file can name.
pub(crate) fn any_day() -> impl Strategy<Value = Day> + Clone {
    (1..=3_652_059).prop_map(|day| {
        NaiveDate::from_num_days_from_ce_opt(day).expect("a day of years 1 to 9999")
    })
}

/// Any instant that a file can name: also finer than a millisecond, and in a leap second.
pub(crate) fn any_instant() -> impl Strategy<Value = Instant> {
    let seconds = -62_135_596_800_i64..=253_402_300_799;
    let nanos =
        prop_oneof![Just(0), (0..1_000_u32).prop_map(|ms| ms * 1_000_000), 0..1_000_000_000_u32];
    (seconds, nanos, prop::bool::weighted(0.1)).prop_map(|(seconds, nanos, leaps)| {
        let at = match leaps {
            true => {
                DateTime::from_timestamp(seconds.div_euclid(60) * 60 + 59, 1_000_000_000 + nanos)
            }
            false => DateTime::from_timestamp(seconds, nanos),
        };
        at.expect("an instant of years 1 to 9999")
    })
}

/// Any JSON, as an entry keeps what this version does not know.
pub(crate) fn any_json() -> BoxedStrategy<String> {
    let number = any::<f64>().prop_filter_map("JSON has no infinity", |number| {
        serde_json::Number::from_f64(number).map(Json::Number)
    });
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        number,
        text().prop_map(Json::from),
    ];
    let json = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Json::Array),
            vec((text(), inner), 0..3).prop_map(|pairs| Json::Object(pairs.into_iter().collect())),
        ]
    });
    json.prop_map(|json| json.to_string()).boxed()
}
