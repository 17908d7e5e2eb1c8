//! Workbooks and tables from strangers: a right result or a clear error, in two seconds of
//! computing and 256 MB.

use std::io::Cursor;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::book::{Book, row};
use crate::crash::can_run;
use crate::ran::Ran;
use crate::world::World;

/// Makes a checklist of the file, with little memory, and with five times the two seconds that a
/// release has: this is not one.
fn bounded(world: &World, name: &str, bytes: &[u8]) -> Ran {
    world.write(name, bytes);
    let limits = match can_run("prlimit") {
        true => "exec prlimit --as=268435456 --cpu=10 ",
        false => "",
    };
    world.shell(&format!("{limits}ticklist checklists new {name}")).run()
}

#[track_caller]
fn is_read(book: &Book) -> Ran {
    let ran = bounded(&World::new(), "a.xlsx", &book.bytes()).exits(0);
    assert!(ran.stdout.contains("task: \"Meet\""), "{ran}");
    ran
}

#[track_caller]
fn is_refused(bytes: &[u8], why: &str) {
    let ran = bounded(&World::new(), "a.xlsx", bytes).exits(1);
    assert!(ran.stdout.is_empty() && !ran.hints().is_empty(), "{ran}");
    assert!(ran.stderr.starts_with("error: a.xlsx") && ran.stderr.contains(why), "{ran}");
}

/// What is made of a text within the same bounds.
#[track_caller]
fn text_is_bounded(text: &str) {
    for name in ["a.md", "a.txt"] {
        let ran = bounded(&World::new(), name, text.as_bytes());
        assert!([0, 1].contains(&ran.code), "{name}: {}", ran.stderr);
        assert!(!ran.raw().contains("panicked"), "{name}: {}", ran.stderr);
    }
}

/// Catches: time that grows with the square of what is read, and recursion without an end.
#[test]
fn hostile_text_ends_well() {
    let one = 256 * 1024;
    text_is_bounded(&"- ".repeat(one / 2));
    text_is_bounded(&("- ".repeat(one / 16) + "x"));
    text_is_bounded(&(0..2_000).map(|at| " ".repeat(at) + "- [ ] x\n").collect::<String>());
    text_is_bounded(&format!("- {}", "(a)[b]".repeat(one / 6)));
    text_is_bounded(&"- (a) due: @b\n".repeat(one / 14));
    text_is_bounded(&"# A\n## A\n- x\n".repeat(one / 13));
    text_is_bounded(&"| task |\n|-|\n| x |\n\n".repeat(one / 20));
    text_is_bounded(&format!(
        "| task {}\n|-{}\n| x {}",
        "| y".repeat(9_000),
        "|-".repeat(9_000),
        ""
    ));
    text_is_bounded(&format!("|task|\n|-|\n{}", "|<a.b>|\n".repeat(one / 8)));
    text_is_bounded(&"<summary>".repeat(one / 9));
    text_is_bounded(&"~~[x](y) **".repeat(one / 11));
}

#[test]
fn very_many_sheets_fit_or_are_refused() {
    let rows: String = (2..600).map(|at| row(at, &["Assess", "Meet"])).collect();
    let rows = row(1, &["phase", "task"]) + &rows;
    let mut book = Book::new("A1", &rows);
    for at in 0..1_000 {
        book = book.and(&format!("Sheet {at}"), &row(1, &["phase", "task"]));
    }
    let ran = bounded(&World::new(), "a.xlsx", &book.bytes()).exits(0);
    assert_eq!(ran.stdout.matches("task: \"Meet\"").count(), 598, "{}", ran.stderr);
    let mut book = Book::new("A1", &rows);
    for at in 0..30 {
        let rows: String = (2..12_000).map(|at| row(at, &["Assess", "Meet"])).collect();
        book = book.and(&format!("Sheet {at}"), &(row(1, &["phase", "task"]) + &rows));
    }
    is_refused(&book.bytes(), "larger than any checklist");
}

#[test]
fn a_plain_workbook_is_read() {
    is_read(&Book::of_one_item(""));
}

/// Catches: believing what the file says of the sizes of its parts.
#[test]
fn a_zip_bomb_is_refused() {
    let padding = vec![b' '; 64 * 1024 * 1024];
    let mut book = Book::of_one_item("");
    book.sheet.extend(&padding);
    let honest = book.bytes();
    is_refused(&honest, "larger than any checklist");
    let size = u32::try_from(book.sheet.len()).expect("small").to_le_bytes();
    let lying: Vec<u8> = {
        let mut bytes = honest.clone();
        let places: Vec<usize> =
            bytes.windows(4).enumerate().filter(|(_, it)| *it == size).map(|(at, _)| at).collect();
        assert!(!places.is_empty());
        places.iter().for_each(|at| bytes[*at..at + 4].copy_from_slice(&9_u32.to_le_bytes()));
        bytes
    };
    is_refused(&lying, "");
    let mut many = Book::of_one_item("");
    let part = |at: usize| (format!("xl/media/{at}.png"), vec![0; 8 * 1024 * 1024]);
    many.more.extend((0..20).map(part));
    is_refused(&many.bytes(), "larger than any checklist");
}

#[test]
fn what_a_sheet_says_of_its_size_is_not_believed() {
    for dimension in ["A1:XFD1048576", "A1", "C9:A1", "A1:ZZZZZZZZ99999999999", ""] {
        let rows = row(1, &["phase", "task"]) + &row(2, &["Assess", "Meet"]);
        let ran = bounded(&World::new(), "a.xlsx", &Book::new(dimension, &rows).bytes());
        assert!(
            [0, 1].contains(&ran.code) && !ran.raw().contains("panicked"),
            "{dimension}: {ran}"
        );
    }
}

/// Catches: a row kept for each that the file names.
#[test]
fn a_million_empty_rows_are_passed_over() {
    let rows: String = (3..400_000).map(|at| format!("<row r=\"{at}\"/>")).collect();
    is_read(&Book::of_one_item(&rows));
    let far = row(1_048_576, &["Assess", "Last"]);
    assert!(is_read(&Book::of_one_item(&far)).stdout.contains("Last"));
    let far = r#"<row r="9"><c r="XFD9"><v>1</v></c></row>"#;
    is_read(&Book::of_one_item(far));
}

#[test]
fn more_rows_than_any_checklist_has_are_refused() {
    let rows: String =
        (3..110_000).map(|at| format!("<row r=\"{at}\"><c><v>1</v></c></row>")).collect();
    is_refused(&Book::of_one_item(&rows).bytes(), "more than 100000 rows");
}

/// Catches: texts that cells share, copied without counting.
#[test]
fn one_long_text_in_very_many_cells_is_refused() {
    let rows: String =
        (3..50_000).map(|at| format!("<row r=\"{at}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let mut book = Book::of_one_item(&rows);
    book.strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000)).into_bytes();
    is_refused(&book.bytes(), "more in this workbook than in any checklist");
}

#[test]
fn very_many_shared_texts_fit_or_are_refused() {
    let mut book = Book::of_one_item("");
    book.strings = format!("<sst>{}</sst>", "<si/>".repeat(1_600_000)).into_bytes();
    let ran = bounded(&World::new(), "a.xlsx", &book.bytes());
    assert!([0, 1].contains(&ran.code), "{ran}");
}

#[test]
fn a_formula_stands_for_the_value_that_was_saved() {
    let more = r#"<row r="3"><c r="A3" t="str"><f>HYPERLINK("http://example.com")</f><v>Enable</v></c><c r="B3" t="str"><f t="shared" si="4294967295" ref="B3">B2</f><v>Again</v></c></row>"#;
    let ran = is_read(&Book::of_one_item(more));
    assert!(ran.stdout.contains("task: \"Again\"") && !ran.stdout.contains("HYPERLINK"), "{ran}");
}

#[test]
fn macros_are_passed_over() {
    let mut book = Book::of_one_item("");
    book.more.push(("xl/vbaProject.bin".to_owned(), b"\xd0\xcf\x11\xe0 macro".to_vec()));
    is_read(&book);
}

/// Catches: an entity that is followed into a file, or that grows.
#[test]
fn entities_are_not_followed() {
    let secret = "root:";
    for entity in ["<!ENTITY e SYSTEM \"file:///etc/passwd\">", "<!ENTITY e \"eeeeeeeeee\">"] {
        let mut book = Book::of_one_item(&row(3, &["Enable", "&e;"]));
        let dtd = format!("<!DOCTYPE x [{entity}]>").into_bytes();
        book.sheet.splice(0..0, dtd);
        let ran = bounded(&World::new(), "a.xlsx", &book.bytes());
        assert!([0, 1].contains(&ran.code) && !ran.raw().contains(secret), "{ran}");
    }
}

#[test]
fn deep_xml_ends_well() {
    for name in ["x", "row", "c", "is", "si"] {
        let deep = format!("<{name}>").repeat(200_000) + &format!("</{name}>").repeat(200_000);
        let ran = bounded(&World::new(), "a.xlsx", &Book::of_one_item(&deep).bytes());
        assert!([0, 1].contains(&ran.code) && !ran.raw().contains("panicked"), "{name}: {ran}");
    }
}

#[test]
fn what_is_no_workbook_is_refused() {
    let whole = Book::of_one_item("").bytes();
    is_refused(&whole[..whole.len() / 2], "damaged, or not all there");
    is_refused(b"PK\x03\x04", "damaged");
    is_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted", "with a password");
    is_refused(b"\x89PNG\r\n\x1a\n\0\0", "neither a workbook nor text");
    is_refused(b"\n<?xml version=\"1.0\"?><office:document/>", "neither a workbook nor text");
    is_refused(b"<!DOCTYPE html><table>", "neither a workbook nor text");
    is_refused(b"", "no column is headed `task`");
    let mut empty = ZipWriter::new(Cursor::new(Vec::new()));
    empty.start_file("readme.txt", SimpleFileOptions::default()).expect("a part of our own");
    is_refused(&empty.finish().expect("memory").into_inner(), "no workbook of Excel's kind");
}

/// Catches: a panic on any byte that is other than expected.
#[test]
fn a_workbook_with_any_part_damaged_never_panics() {
    for (from, to) in [
        ("A2", "ZZZZZZZZ2"),
        ("A2", "A99999999999"),
        ("A2", "A0"),
        ("A2", "2"),
        ("inlineStr", "s"),
        ("inlineStr", "d"),
        ("inlineStr", "?"),
        ("r=\"2\"", "r=\"99999999999\""),
        ("r=\"2\"", "r=\"0\""),
        ("</sheetData>", ""),
        ("</worksheet>", "<"),
    ] {
        let mut book = Book::of_one_item("");
        let text = String::from_utf8(book.sheet).expect("text").replace(from, to);
        book.sheet = text.into_bytes();
        let ran = bounded(&World::new(), "a.xlsx", &book.bytes());
        assert!([0, 1].contains(&ran.code) && !ran.raw().contains("panicked"), "{from}: {ran}");
    }
}

#[test]
fn endless_text_is_refused() {
    let world = World::new();
    let ran = bounded(&world, "a.csv", &b"x,".repeat(5_000_000)).exits(1);
    assert!(ran.stderr.contains("larger than 4 MiB"), "{ran}");
    the_same_line_over_and_over(&[b"task\n"]);
}

#[test]
#[ignore = "reads 4 MiB of text without optimization, five times"]
fn the_same_line_over_and_over_ends_well() {
    the_same_line_over_and_over(&[b"\"\n", b",,,,,,,,\n", b"\n", b"\"", b"task\n"]);
}

fn the_same_line_over_and_over(lines: &[&[u8]]) {
    let world = World::new();
    for line in lines {
        let many = line.repeat(4 * 1024 * 1024 / line.len());
        let ran = bounded(&world, "a.csv", &many);
        assert!([0, 1].contains(&ran.code), "{line:?}: {}", ran.stderr);
    }
}
