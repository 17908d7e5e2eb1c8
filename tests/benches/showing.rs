//! Reports, and the formats of the snapshot.

use divan::{Bencher, black_box};
use ticklist::domain::brand::Brand;
use ticklist::domain::engagement::Engagement;
use ticklist::domain::record::Record;
use ticklist::domain::time::Zone;
use ticklist::record::Hashes;
use ticklist::render::document::Document;
use ticklist::render::formats::json::Json;
use ticklist::render::formats::text::{self, Look};
use ticklist::render::formats::{csv, html, markdown, xlsx};
use ticklist::render::{Audience, Report};
use ticklist::reports::progress::Per;
use ticklist::reports::snapshot::{Cover, Extent, Snapshot};
use ticklist::reports::{agenda, changes, snapshot, status};

use crate::records::{calendar, fold, now, record, started, text, text_of_items};

/// Items and entries: of an ordinary engagement, and of a large one.
const SIZES: [(usize, usize); 2] = [(37, 400), (2_000, 100_000)];

/// A record with so many items and entries.
fn sized((items, entries): (usize, usize)) -> Record {
    let text = if items == 37 { text(entries) } else { text_of_items(items, entries) };
    record(&text)
}

/// The state when the engagement began.
fn begun(record: &Record) -> Engagement<'_> {
    Engagement::fold(record, Zone::Utc.start_of(started()), now(), Zone::Utc)
}

fn snapshot_of(record: &Record) -> Snapshot {
    let after = fold(record);
    let fingerprint = Hashes::new(&record.head, after.entries()).fingerprint();
    let extent = Extent::default();
    let cover = Cover { prepared_by: "dana".to_owned(), fingerprint, message: None, extent };
    snapshot::snapshot(&begun(record), &after, &[], cover)
}

#[divan::bench(name = "status", args = SIZES)]
fn of_status(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let record = sized(size);
    let engagement = fold(&record);
    bencher.bench(|| status::status(black_box(&engagement), Per::Phase));
}

#[divan::bench(name = "agenda", args = SIZES)]
fn of_agenda(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let record = sized(size);
    let engagement = fold(&record);
    bencher.bench(|| agenda::agenda(black_box(&engagement), false));
}

#[divan::bench(name = "changes", args = SIZES)]
fn of_changes(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let record = sized(size);
    let (before, after) = (begun(&record), fold(&record));
    bencher.bench(|| changes::changes(black_box(&before), black_box(&after)));
}

#[divan::bench(name = "snapshot", args = SIZES)]
fn of_snapshot(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let record = sized(size);
    bencher.bench(|| snapshot_of(black_box(&record)));
}

fn reader() -> Audience {
    Audience { calendar: calendar(), file: None, internal: false, brand: Brand::default() }
}

/// Times what becomes of the document of a snapshot.
fn documents(
    bencher: Bencher<'_, '_>,
    size: (usize, usize),
    write: impl Fn(&Document) -> String + Sync,
) {
    let document = snapshot_of(&sized(size)).document(&reader());
    bencher.bench(|| write(black_box(&document)));
}

#[divan::bench(name = "table", args = SIZES)]
fn in_text(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let look = Look { width: 100, color: true, ascii: false };
    documents(bencher, size, |document| text::render(document, look, &calendar()));
}

#[divan::bench(name = "md", args = SIZES)]
fn in_markdown(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    documents(bencher, size, |document| markdown::render(document, &calendar()));
}

#[divan::bench(name = "html", args = SIZES)]
fn in_html(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    documents(bencher, size, |document| html::render(document, &Brand::default(), &calendar()));
}

#[divan::bench(name = "csv", args = SIZES)]
fn in_csv(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let document = snapshot_of(&sized(size)).table(&reader());
    bencher.bench(|| csv::render(black_box(&document), false));
}

#[divan::bench(name = "json", args = SIZES)]
fn in_json(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let report = snapshot_of(&sized(size));
    bencher.bench(|| black_box(&report).json());
}

#[divan::bench(name = "xlsx", args = SIZES)]
fn in_xlsx(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let sheets = snapshot_of(&sized(size)).sheets(&reader());
    bencher
        .bench(|| xlsx::render(black_box(&sheets), false, &Brand::default(), &calendar()).is_ok());
}
