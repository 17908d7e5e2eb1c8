//! CSV as any program saves it.

use csv::{ReaderBuilder, StringRecord};

use super::cells::{CellValue, MOST_COLUMNS, Table};
use crate::render::formats::formula::unguarded;
use crate::sheets::error::{TableFault, Why};

/// How many characters a spreadsheet has in a cell at most.
const LONGEST_CELL: usize = 32_767;

/// What may stand between cells; the first where a line has none of them.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// The table in the text, whose line ends are `\n`.
pub(super) fn table(text: &str) -> Result<Table, Why> {
    let (told, body) = told_delimiter(text);
    let delimiter = told.unwrap_or_else(|| guessed_delimiter(body));
    let told = usize::from(told.is_some());
    let odd = odd_quotes(body, delimiter, told);
    if !odd.is_empty() {
        return Err(Why::Rows(odd));
    }
    // The last line ends too, so that every record ends on a line of its own.
    let body = format!("{body}\n");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter as u8)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(body.as_bytes());
    let mut table = Table::default();
    let mut record = StringRecord::new();
    let mut wrapped = 0;
    while reader.read_record(&mut record).unwrap_or(false) {
        let ends = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
        let within = record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let number = ends - 1 - within - wrapped + told;
        wrapped += within;
        if record.iter().any(|cell| cell.chars().nth(LONGEST_CELL).is_some()) {
            let problem = "a cell is longer than a spreadsheet allows";
            let remedy = "look whether a quote (\") is opened in this row and never closed";
            return Err(TableFault::new(problem, remedy).at(number).into());
        }
        for (at, cell) in record.iter().map(str::trim_end).take(MOST_COLUMNS).enumerate() {
            if !cell.is_empty() {
                table.add(number, at, CellValue::Text(unguarded(cell).to_owned()))?;
            }
        }
    }
    Ok(table)
}

/// Where a reader is in a text; a cell in quotes belongs to the row and the line where it begins.
#[derive(Clone, Copy)]
enum At {
    CellStart,
    Cell,
    Quoted((usize, usize)),
    Closed((usize, usize)),
}

/// The rows in which a quote is never closed, or stands where none can: any reader would take what
/// follows for another cell or row than it is. So many rows stand above the text.
fn odd_quotes(text: &str, delimiter: char, above: usize) -> Vec<TableFault> {
    let fault = |(row, line): (usize, usize)| {
        let end = if row == line { String::new() } else { format!(" (line {line})") };
        let problem = format!("a quote (\") is not closed, or stands within a cell{end}");
        let remedy = "take it out, or close it; within a cell in quotes, write it twice";
        TableFault::new(problem, remedy).at(row)
    };
    let mut odd = Vec::new();
    let (mut row, mut line, mut at) = (above + 1, above + 1, At::CellStart);
    for c in text.chars() {
        let here = (row, line);
        line += usize::from(c == '\n');
        at = match (at, c) {
            (At::Quoted(start), '"') => At::Closed(start),
            (At::Quoted(_), _) => at,
            (At::Closed(start), '"') => At::Quoted(start),
            (_, '\n') => {
                row += 1;
                At::CellStart
            }
            (_, c) if c == delimiter => At::CellStart,
            (At::CellStart, '"') => At::Quoted(here),
            (At::Closed(start), _) => {
                odd.push(fault(start));
                At::Cell
            }
            _ => {
                odd.extend((c == '"').then(|| fault(here)));
                At::Cell
            }
        };
    }
    if let At::Quoted(start) = at {
        odd.push(fault(start));
    }
    odd.dedup_by_key(|fault| fault.row);
    odd
}

/// What a first line `sep=;` says, and what follows it.
fn told_delimiter(text: &str) -> (Option<char>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = line.strip_prefix("sep=").and_then(|told| told.chars().next());
    match told.filter(|told| DELIMITERS.contains(told)) {
        Some(told) => (Some(told), rest),
        None => (None, text),
    }
}

/// So many lines are looked at to find out what stands between cells.
const LOOKED_AT: usize = 20;

/// What stands between cells as often in the other lines as in the first that has any; where
/// several do, what stands there most often.
fn guessed_delimiter(text: &str) -> char {
    let lines: Vec<[usize; DELIMITERS.len()]> = text
        .lines()
        .map(counts)
        .filter(|counts| counts.iter().any(|count| *count > 0))
        .take(LOOKED_AT)
        .collect();
    let Some(first) = lines.first() else {
        return DELIMITERS[0];
    };
    let agree = |at: usize| lines.iter().filter(|line| line[at] == first[at]).count();
    let usual = (0..DELIMITERS.len()).rev().filter(|at| first[*at] > 0);
    usual.max_by_key(|at| (agree(*at), first[*at])).map_or(DELIMITERS[0], |at| DELIMITERS[at])
}

/// How often each delimiter stands in a line, quotes aside.
fn counts(line: &str) -> [usize; DELIMITERS.len()] {
    let mut quoted = false;
    let mut counts = [0; DELIMITERS.len()];
    for c in line.chars() {
        quoted ^= c == '"';
        if let Some(at) = DELIMITERS.iter().position(|d| *d == c && !quoted) {
            counts[at] += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let rows = table(text).expect("a table").rows.into_iter();
        rows.map(|row| {
            let words = row.cells.iter().filter_map(|(_, cell)| cell.words());
            (row.number, words.collect())
        })
        .collect()
    }

    /// The rows that can't be taken.
    fn odd_rows(text: &str) -> Vec<usize> {
        match table(text) {
            Err(Why::Rows(faults)) => faults.iter().filter_map(|fault| fault.row).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_stands_between_cells_is_found_out() {
        for text in ["id;a,b\nA1;x", "id\ta,b\nA1\tx", "sep=;\nid;a,b\nA1;x"] {
            let cells: Vec<Vec<String>> = rows(text).into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(cells, [["id", "a,b"], ["A1", "x"]], "{text}");
        }
        assert_eq!(rows("\"a;b;c\",d")[0].1, ["a;b;c", "d"]);
        assert_eq!(rows("alone")[0].1, ["alone"]);
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        let numbers = |text| rows(text).into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(numbers("id\nA1\nA2"), [1, 2, 3]);
        assert_eq!(numbers("id,n\n\n\nA1,\"two\nlines\"\n,\nA2,x\n"), [1, 4, 6]);
        assert_eq!(numbers("sep=;\nid;n\nA1;x"), [2, 3]);
    }

    /// Catches: a quote that swallows the rows below it.
    #[test]
    fn a_quote_that_is_not_closed_or_stands_within_a_cell_is_named_by_its_row() {
        for odd in ["\"x", "17\" screen", "\"Ready\" says Tom", " \"x\"", "\"x\n\n\n"] {
            let text = format!("sep=,\nid,note\nA1,{odd}\nA2,\"y\"\nA3,z\n");
            assert_eq!(odd_rows(&text), [3], "{odd}");
        }
        assert_eq!(odd_rows("a,2\"\nb,\"x\" y\nc,\"fine\"\nd,1\" 2\"\ne,\"z\n"), [1, 2, 4, 5]);
        let Err(Why::Rows(faults)) = table("id,n\nA1,\"one\ntwo\"\nA2,1\"\n") else {
            panic!("a quote");
        };
        assert_eq!(faults[0].row, Some(3));
        assert!(faults[0].problem.ends_with("(line 4)"), "{}", faults[0].problem);
        for text in ["a,\"\"\nb,c", "\"say \"\"yes\"\"\",x\n", "\"\"\"\"", "\"two\nlines\"\n"] {
            assert!(table(text).is_ok(), "{text}");
        }
        let text = format!("id,note\nA1,\"{}\"", "x\n".repeat(40_000));
        assert_eq!(odd_rows(&text), [2], "too long");
    }

    #[test]
    fn text_that_was_kept_from_being_a_formula_comes_back_as_it_was() {
        assert_eq!(rows("a\n'=1+1")[1].1, ["=1+1"]);
    }
}
