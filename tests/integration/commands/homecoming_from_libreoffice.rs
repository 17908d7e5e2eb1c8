//! The same for sheets that LibreOffice saved: `tests/fixtures/libreoffice/make.py` opened what went
//! out, did there what people do, and counted it.

use std::path::Path;

use super::homecoming::{Way, numbered};
use crate::world::World;

const WAYS: [Way; 38] = [
    Way {
        does: "sorted_without_stamps.xlsx",
        since: &["done A6", "assign E4 --to \"Lee Ito\""],
        recorded: &["A4 status=done", "E5 owner=Tom Berg"],
        named: &[],
    },
    Way {
        does: "sorted_with_headings.xlsx",
        since: &[],
        recorded: &["A4 status=done", "E5 owner=Tom Berg", "R2 note=On Tuesdays"],
        named: &[],
    },
    Way {
        does: "filtered.xlsx",
        since: &[],
        recorded: &["E3 owner=Tom Berg", "E4 status=done"],
        named: &["changed in rows that are hidden in the sheet: E4 (row 34)"],
    },
    Way {
        does: "filtered_text.csv",
        since: &[],
        recorded: &["E3 owner=Tom Berg", "E4 status=done"],
        named: &[],
    },
    Way {
        does: "filled_down.xlsx",
        since: &[],
        recorded: &[
            "E3 due=2027-01-20",
            "E4 due=2027-01-21",
            "E5 due=2027-01-22",
            "E6 due=2027-01-23",
            "E7 due=2027-01-24",
            "E3 owner=Team 1",
            "E4 owner=Team 2",
            "E5 owner=Team 3",
            "R1 status=done",
            "E1 status=done",
        ],
        named: &["row 30: R2: a duty is never done"],
    },
    Way {
        does: "ids_copied_down.xlsx",
        since: &[],
        recorded: &["A4 status=done"],
        named: &["row 34: E3: this row is that of E4"],
    },
    Way {
        does: "merged.xlsx",
        since: &[],
        recorded: &["E3 owner=Tom Berg"],
        named: &["E4: E34 is merged with E33", "E5: E35 is merged with E33"],
    },
    Way {
        does: "without_stamps.xlsx",
        since: &["done A6", "assign E5 --to \"Lee Ito\""],
        recorded: &["A4 status=done"],
        named: &[
            "A6 status: the sheet says not-started, the record done",
            "E5 owner: the sheet says nothing, the record Lee Ito",
        ],
    },
    Way {
        does: "without_ids.xlsx",
        since: &[],
        recorded: &[],
        named: &["there is no column with the heading `id`"],
    },
    Way {
        does: "with_titles_and_numbers.xlsx",
        since: &[],
        recorded: &["A4 status=done", "E5 note=Soon"],
        named: &["row 1: “Please fill this in”"],
    },
    Way {
        does: "typed_in_english.xlsx",
        since: &[],
        recorded: &["E3 due=2026-01-02", "E4 due=2027-01-20", "E6 due=2026-12-25"],
        named: &[
            "A4: `1` is no status",
            "A6: the note is a date, 2026-03-04 (G28)",
            "E5: `1900-01-02` is no date",
            "E7: `2026-01-02` is nobody's name (E37)",
            "E8: `2.1` is nobody's name (E38)",
        ],
    },
    Way {
        does: "typed_in_german.xlsx",
        since: &[],
        recorded: &["E4 due=2027-01-20", "E6 due=2026-12-05", "A6 note=1.5"],
        named: &[
            "A4: `0.5` is no status",
            "E3: `1/2` is no date",
            "E5: `2.10` is no date",
            "E7: `2027-01-20` is nobody's name (E37)",
        ],
    },
    Way {
        does: "with_words_of_one_s_own.xlsx",
        since: &[],
        recorded: &["E4 status=done", "E5 status=done"],
        named: &[
            "E3: `on track` is no status",
            "G2: a duty is never done",
            "E6: `–` is nobody's name (E36)",
        ],
    },
    Way {
        does: "annotated_and_struck.xlsx",
        since: &[],
        recorded: &["E3 note=Ask Tom"],
        named: &[
            "the comment on D26 (A4): “We did in <May>”",
            "the strike-through of C35 (E5)",
            "the strike-through of A37, B37, C37, D37, E37, F37, J37, P37 (E7)",
            "the strike-through of G33 (E3)",
            "the strike-through of “the tenant licences” in G27 (A5)",
            "the strike-through of “project management for your resources” in C3 (G2)",
        ],
    },
    Way {
        does: "with_formulas.xlsx",
        since: &[],
        recorded: &["A6 note=Room 2", "E7 due=2027-02-05", "E8 owner=Lee Ito"],
        named: &[
            "E3: the owner is the error `#NAME?` of a formula (E33)",
            "E4: the note is the error `#DIV/0!` of a formula (G34)",
            "E5: the due is the error `#N/A` of a formula (F35)",
            "E6: `1` is nobody's name (E36)",
        ],
    },
    Way {
        does: "with_a_second_sheet.xlsx",
        since: &[],
        recorded: &["A4 status=done"],
        named: &["the sheet Items_2, which has items too"],
    },
    Way {
        does: "with_words_anywhere.xlsx",
        since: &[],
        recorded: &[],
        named: &[
            "columns that are not ours: E (16 rows)",
            "S (A4)",
            "row 42: “Thanks, Priya”",
            "the sheet Questions\n",
        ],
    },
    Way {
        does: "with_colours.xlsx",
        since: &[],
        recorded: &["E3 status=done"],
        named: &["what the colours mean of A4, ", "E4, ", "E5\n"],
    },
    Way {
        does: "moved_rows.xlsx",
        since: &[],
        recorded: &["A4 status=done", "E5 owner=Tom Berg"],
        named: &[],
    },
    Way {
        does: "dropped_rows.xlsx",
        since: &[],
        recorded: &["A4 status=done"],
        named: &["rows that are gone: I1, ", "E4, ", "E5\n"],
    },
    Way {
        does: "replaced.xlsx",
        since: &[],
        recorded: &[
            "G1 owner=Leo Ito",
            "G6 owner=Leo Ito",
            "A5 owner=Leo Ito",
            "R1 status=in-progress",
            "R2 status=in-progress",
            "E1 status=in-progress",
            "E2 status=in-progress",
            "E3 status=in-progress",
            "E4 status=in-progress",
            "E5 status=in-progress",
            "E6 status=in-progress",
            "E7 status=in-progress",
            "E8 status=in-progress",
        ],
        named: &["what a sheet can't change: R2 task"],
    },
    Way {
        does: "upper_cased.xlsx",
        since: &[],
        recorded: &["A5 note=WAITING FOR THE TENANT LICENCES"],
        named: &["A4 task", "A5 task"],
    },
    Way {
        does: "with_line_breaks.xlsx",
        since: &[],
        recorded: &["A4 note=one two three", "A6 note='- a list - of two", "E5 owner=Tom Berg"],
        named: &[],
    },
    Way {
        does: "cleared.xlsx",
        since: &[],
        recorded: &["G14 due=2027-01-29"],
        named: &["E3: the status is empty", "E4: the status is empty", "can't change: A5 note"],
    },
    Way {
        does: "pasted_over.xlsx",
        since: &[],
        recorded: &[],
        named: &["rows 25, 26: A3: this item stands in the rows", "rows that are gone: A4"],
    },
    Way {
        does: "with_what_is_only_shown.xlsx",
        since: &["done G4", "confirm G16"],
        recorded: &[],
        named: &[
            "G2 confirmed",
            "G11 confirmed",
            "A2 kind",
            "A4 overdue",
            "A6 changed",
            "E3 link",
            "E4 detail",
            "E5 role",
            "E6 phase",
        ],
    },
    Way {
        does: "with_subtotals.xlsx",
        since: &[],
        recorded: &["A4 status=done"],
        named: &["rows 8, ", "17, ", "37, ", "40, ", "43, ", "44: this row has no id"],
    },
    as_text("as_text.csv"),
    as_text("as_text_with_semicolons.csv"),
    as_text("as_text_with_tabs.csv"),
    as_text("as_text_in_windows_1252.csv"),
    as_text("text_opened_as_it_is.csv"),
    as_text("text_opened_in_german.csv"),
    Way {
        does: "text_in_which_dates_were_found.csv",
        since: &[],
        recorded: &[
            "E4 due=2027-01-20",
            "A4 status=done",
            "E3 due=2027-01-20",
            "E5 owner=Zoë Müller",
            "A6 note=Two lines: \"no room\", or 17\" screens; – 5 €",
        ],
        named: &[],
    },
    Way {
        does: "numbered_text_with_other_days.csv",
        since: &[],
        recorded: &["2.8 status=done"],
        named: &[],
    },
    Way {
        does: "numbered_text.csv",
        since: &[],
        recorded: &[],
        named: &["row 11: 2.1: this row is that of 2.10"],
    },
    Way {
        does: "numbered_text_in_german.xlsx",
        since: &[],
        recorded: &["2.10 status=done"],
        named: &[],
    },
    Way {
        does: "in_its_own_format.ods",
        since: &[],
        recorded: &[],
        named: &["save it again as .xlsx"],
    },
];

/// The same changes in a text.
const fn as_text(does: &'static str) -> Way {
    let recorded = &[
        "A4 status=done",
        "E3 due=2027-01-20",
        "E5 owner=Zoë Müller",
        "A6 note=Two lines: \"no room\", or 17\" screens; – 5 €",
    ];
    Way { does, since: &["done G4", "confirm G16"], recorded, named: &[] }
}

/// Catches: a change that is lost without a word, and one that nobody made.
#[test]
fn of_all_that_people_do_in_libreoffice_nothing_is_lost_and_nothing_invented() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/libreoffice");
    let changes = include_str!("../../fixtures/libreoffice/changes.txt");
    assert_eq!(changes.lines().count(), WAYS.len());
    for (way, line) in WAYS.iter().zip(changes.lines()) {
        let (name, made) = line.split_once(' ').expect("a name and a number");
        assert_eq!(name, way.does);
        let is_numbered = name.starts_with("numbered");
        let world = if is_numbered { numbered() } else { World::third_week() };
        world.write(name, std::fs::read(folder.join(name)).expect("the sheet is there"));
        way.comes_home(&world, name, made.parse().expect("a number"));
    }
}
