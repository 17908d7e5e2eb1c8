//! What stands around the cells of a sheet, and is no content of any: comments, cells that are
//! struck through or merged, rows that are hidden.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Reader as _, Xlsx};
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::cells::{Place, place_of};
use super::read::ZIP;
use super::workbook::{LARGEST_PART, damaged, not_read};
use crate::domain::text::spaced;
use crate::sheets::error::TableFault;

/// What stands around the cells of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// The numbers of the rows that are hidden, by hand or by a filter.
    pub(crate) hidden: BTreeSet<usize>,
    /// The cells that are struck through.
    pub(crate) struck: BTreeSet<Place>,
    /// What people said of cells.
    pub(crate) comments: Vec<(Place, String)>,
    /// The first and the last of cells that are one.
    merged: Vec<[Place; 2]>,
}

impl Marks {
    /// What stands around the cells of this sheet in the bytes of a file: nothing in a text.
    ///
    /// # Errors
    /// When the file is damaged.
    pub(crate) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Self, TableFault> {
        let Some(sheet) = sheet.filter(|_| bytes.starts_with(ZIP)) else {
            return Ok(Self::default());
        };
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|why| not_read(&why))?;
        let merged = book.merge_cells_by_sheet_name(sheet).map_err(|why| not_read(&why))?;
        let place = |(row, column): (u32, u32)| (row as usize + 1, column as usize);
        let merged = merged.into_iter().map(|it| [place(it.start), place(it.end)]).collect();
        let mut marks = Self { merged, ..Self::default() };
        let mut cells = book.worksheet_cells_reader(sheet).map_err(|why| not_read(&why))?;
        let fonts = cells.styles().iter().map(|style| style.font.as_ref());
        let is_struck: Vec<bool> =
            fonts.map(|font| font.is_some_and(|font| font.has_strikethrough())).collect();
        while let Some((row, column, style)) =
            cells.next_style_id().map_err(|why| not_read(&why))?
        {
            if is_struck.get(style) == Some(&true) {
                marks.struck.insert(place((row, column)));
            }
        }
        let mut parts = Parts(ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?);
        if let Some(part) = parts.of_sheet(sheet)? {
            marks.hidden = hidden(&parts.text(&part)?)?;
            for part in parts.related(&part, |_, kind| kind.ends_with("/comments"))? {
                marks.comments.extend(comments(&parts.text(&part)?)?);
            }
        }
        Ok(marks)
    }

    /// The first of the cells with which this one is merged, where it is another.
    pub(crate) fn merged_into(&self, (row, column): Place) -> Option<Place> {
        let holds = |[from, to]: &&[Place; 2]| {
            (from.0..=to.0).contains(&row) && (from.1..=to.1).contains(&column)
        };
        let [first, _] = self.merged.iter().find(holds)?;
        Some(*first).filter(|first| *first != (row, column))
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
        let mut found = Vec::new();
        each(&self.text(&format!("{folder}/_rels/{file}.rels"))?, |event| {
            if let Event::Start(it) | Event::Empty(it) = event {
                let [id, kind, target] = ["Id", "Type", "Target"].map(|name| attribute(it, name));
                if is_it(&id.unwrap_or_default(), &kind.unwrap_or_default()) {
                    found.extend(target.map(|target| within(folder, &target)));
                }
            }
        })?;
        Ok(found)
    }
}

/// The path to which a target leads from a folder.
fn within(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The numbers of the rows that are hidden.
fn hidden(sheet: &str) -> Result<BTreeSet<usize>, TableFault> {
    let mut rows = BTreeSet::new();
    each(sheet, |event| match event {
        Event::Start(it) | Event::Empty(it) if it.local_name().as_ref() == "row" => {
            let is_hidden = attribute(it, "hidden").is_some_and(|it| it == "1" || it == "true");
            let number: Option<usize> = attribute(it, "r").and_then(|number| number.parse().ok());
            rows.extend(number.filter(|_| is_hidden));
        }
        _ => {}
    })?;
    Ok(rows)
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
                let text = unescape(&text).map_or_else(|_| text.clone(), |it| it.into_owned());
                let said = text.rsplit("Comment:\n").next().unwrap_or_default();
                (place, spaced(said))
            }));
        }
        Event::Text(it) => open.iter_mut().for_each(|(_, text)| *text += &it.xml10_content()),
        Event::GeneralRef(it) => {
            open.iter_mut().for_each(|(_, text)| *text += &format!("&{};", it.xml10_content()));
        }
        _ => {}
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
