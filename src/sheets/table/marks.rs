//! What stands around the cells of a sheet, and is no content of any: comments, cells that are
//! struck through or merged, rows that are hidden.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::mem::take;

use calamine::{Color, Reader as _, Style, Xlsx};
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::cells::{CellValue, Place, Row, Table, place_of};
use super::read::ZIP;
use super::workbook::{LARGEST_PART, damaged, not_read};
use crate::domain::text::spaced;
use crate::sheets::error::TableFault;

/// What stands around the cells of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// The numbers of the rows that are hidden, by hand or by a filter.
    pub(crate) hidden: BTreeSet<usize>,
    /// The numbers of the rows with a cell that somebody coloured.
    pub(crate) coloured: BTreeSet<usize>,
    /// The cells that are struck through; the words that are, where others are not.
    pub(crate) struck: BTreeMap<Place, Option<String>>,
    /// What people said of cells.
    pub(crate) comments: Vec<(Place, String)>,
    /// The first and the last of cells that are one.
    merged: Vec<[Place; 2]>,
}

impl Marks {
    /// What stands around the cells of each of these sheets in the bytes of a file: nothing in a
    /// text, whose sheet has no name.
    ///
    /// # Errors
    /// When the file is damaged.
    pub(crate) fn read(bytes: &[u8], sheets: &[Option<&str>]) -> Result<Vec<Self>, TableFault> {
        if !bytes.starts_with(ZIP) {
            return Ok(sheets.iter().map(|_| Self::default()).collect());
        }
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|why| not_read(&why))?;
        let mut parts = Parts(ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?);
        let (mut shared, mut runs) = (Vec::new(), Runs::default());
        each(&parts.text("xl/sharedStrings.xml")?, |event| match event {
            Event::End(it) if it.local_name().as_ref() == "si" => shared.push(take(&mut runs)),
            event => runs.read(event),
        })?;
        let mut all = Vec::new();
        for sheet in sheets.iter().flatten() {
            let merged = book.merge_cells_by_sheet_name(sheet).map_err(|why| not_read(&why))?;
            let place = |(row, column): (u32, u32)| (row as usize + 1, column as usize);
            let merged = merged.into_iter().map(|it| [place(it.start), place(it.end)]).collect();
            let mut marks = Self { merged, ..Self::default() };
            let cells = book.worksheet_cells_reader(sheet).map_err(|why| not_read(&why))?;
            let styles = cells.styles();
            if let Some(part) = parts.of_sheet(sheet)? {
                marks.look(&parts.text(&part)?, &shared, styles)?;
                for part in parts.related(&part, |_, kind| kind.ends_with("/comments"))? {
                    marks.comments.extend(comments(&parts.text(&part)?)?);
                }
            }
            all.push(marks);
        }
        Ok(all)
    }

    /// Looks for rows that are hidden or have colours, and for what is struck through, by its style
    /// or by a run.
    fn look(&mut self, sheet: &str, shared: &[Runs], styles: &[Style]) -> Result<(), TableFault> {
        let (mut place, mut style, mut is_shared, mut runs) = (None, None, false, Runs::default());
        each(sheet, |event| match event {
            Event::Start(it) | Event::Empty(it) if it.local_name().as_ref() == "row" => {
                let number: Option<usize> = attribute(it, "r").and_then(|it| it.parse().ok());
                self.hidden.extend(number.filter(|_| is_true(attribute(it, "hidden"))));
            }
            Event::Start(it) if it.local_name().as_ref() == "c" => {
                place = attribute(it, "r").and_then(|name| place_of(&name));
                style = attribute(it, "s").and_then(|at| styles.get(at.parse::<usize>().ok()?));
                is_shared = attribute(it, "t").is_some_and(|kind| kind == "s");
                runs = Runs::default();
            }
            Event::End(it) if it.local_name().as_ref() == "c" => {
                let at = runs.other.trim().parse().ok().filter(|_| is_shared);
                let runs = at.and_then(|at: usize| shared.get(at)).unwrap_or(&runs);
                let [has_struck, has_other] =
                    [&runs.struck, &runs.other].map(|text| !text.trim().is_empty());
                let fill = style.and_then(|style| style.fill.as_ref());
                let is_coloured = fill.is_some_and(|fill| {
                    fill.is_visible() && fill.get_color() != Some(Color::rgb(255, 255, 255))
                });
                self.coloured.extend(place.filter(|_| is_coloured).map(|(row, _)| row));
                let font = style.and_then(|style| style.font.as_ref());
                let is_whole = font.is_some_and(|font| font.has_strikethrough());
                if is_whole || has_struck {
                    let words = (has_other && !is_whole).then(|| spaced(&runs.struck));
                    self.struck.extend(place.map(|place| (place, words)));
                }
            }
            event => runs.read(event),
        })
    }

    /// The first of the cells with which this one is merged, where it is another.
    pub(crate) fn merged_into(&self, (row, column): Place) -> Option<Place> {
        let holds = |[from, to]: &&[Place; 2]| {
            (from.0..=to.0).contains(&row) && (from.1..=to.1).contains(&column)
        };
        let [first, _] = self.merged.iter().find(holds)?;
        Some(*first).filter(|first| *first != (row, column))
    }

    /// Writes the texts of a table that are struck through as Markdown does.
    pub(crate) fn strike(&self, table: &mut Table) {
        for Row { number, cells } in &mut table.rows {
            for (column, cell) in cells {
                let is_struck = self.struck.get(&(*number, *column)) == Some(&None);
                match cell {
                    CellValue::Text(text) if is_struck => *text = format!("~~{}~~", text.trim()),
                    _ => {}
                }
            }
        }
    }
}

/// The parts of a workbook.
struct Parts<'b>(ZipArchive<Cursor<&'b [u8]>>);

impl Parts<'_> {
    /// The text of a part; none where there is no such part.
    fn text(&mut self, name: &str) -> Result<String, TableFault> {
        let Ok(part) = self.0.by_name(name) else { return Ok(String::new()) };
        let mut bytes = Vec::new();
        part.take(LARGEST_PART).read_to_end(&mut bytes).map_err(damaged)?;
        Ok(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
    }

    /// The part that is the sheet of this name.
    fn of_sheet(&mut self, name: &str) -> Result<Option<String>, TableFault> {
        let (book, mut own) = ("xl/workbook.xml", None);
        each(&self.text(book)?, |event| match event {
            Event::Start(it) | Event::Empty(it) if it.local_name().as_ref() == "sheet" => {
                let is_it = attribute(it, "name").is_some_and(|own| own == name);
                own = own.take().or_else(|| attribute(it, "id").filter(|_| is_it));
            }
            _ => {}
        })?;
        let parts = self.related(book, |id, _| own.as_deref() == Some(id))?;
        Ok(parts.into_iter().next())
    }

    /// The parts to which a part has a relation with such an id and kind.
    fn related(
        &mut self,
        part: &str,
        is_it: impl Fn(&str, &str) -> bool,
    ) -> Result<Vec<String>, TableFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut ends = Vec::new();
        each(&self.text(&format!("{folder}/_rels/{file}.rels"))?, |event| {
            if let Event::Start(it) | Event::Empty(it) = event {
                let [id, kind, target] = ["Id", "Type", "Target"].map(|name| attribute(it, name));
                if is_it(&id.unwrap_or_default(), &kind.unwrap_or_default()) {
                    // It begins at the root, in the part's folder or in one above it.
                    ends.extend(target.map(|it| it.trim_start_matches(['.', '/']).to_owned()));
                }
            }
        })?;
        let names = self.0.file_names().filter_map(Result::ok).map(Cow::into_owned);
        Ok(names.filter(|name| ends.iter().any(|end| name.ends_with(end.as_str()))).collect())
    }
}

/// A text of which some runs may be struck through.
#[derive(Default)]
struct Runs {
    struck: String,
    other: String,
    is_struck: bool,
}

impl Runs {
    fn read(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(it) | Event::Empty(it) => match it.local_name().as_ref() {
                "r" => self.is_struck = false,
                "strike" => {
                    self.is_struck = attribute(it, "val").is_none_or(|it| is_true(Some(it)))
                }
                _ => {}
            },
            event if self.is_struck => self.struck += &said(event),
            event => self.other += &said(event),
        }
    }
}

/// Does the attribute say yes?
fn is_true(attribute: Option<String>) -> bool {
    attribute.is_some_and(|it| it == "1" || it == "true")
}

/// What an event says in words.
fn said(event: &Event<'_>) -> String {
    match event {
        Event::Text(it) => it.xml10_content().into_owned(),
        Event::GeneralRef(it) => {
            unescape(&format!("&{};", it.xml10_content())).unwrap_or_default().into_owned()
        }
        _ => String::new(),
    }
}

/// The comments on cells. What a program tells of itself stands before what a person said.
fn comments(part: &str) -> Result<Vec<(Place, String)>, TableFault> {
    let (mut comments, mut open): (Vec<(Place, String)>, _) = (Vec::new(), None);
    each(part, |event| match event {
        Event::Start(it) if it.local_name().as_ref() == "comment" => {
            let place = attribute(it, "ref").and_then(|name| place_of(&name));
            open = place.map(|place| (place, String::new()));
        }
        Event::End(it) if it.local_name().as_ref() == "comment" => {
            comments.extend(open.take().map(|(place, text)| {
                let said = text.rsplit("Comment:\n").next().unwrap_or_default();
                (place, spaced(said))
            }));
        }
        event => open.iter_mut().for_each(|(_, text)| *text += &said(event)),
    })?;
    Ok(comments)
}

/// Looks at each event of a part.
fn each(part: &str, mut look: impl FnMut(&Event<'_>)) -> Result<(), TableFault> {
    let mut reader = Reader::from_str(part);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Eof => return Ok(()),
            event => look(&event),
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let mut all = all.with_checks(false).filter_map(Result::ok);
    let own = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(own.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
