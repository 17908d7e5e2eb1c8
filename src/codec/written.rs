//! Entries as this program writes nearly all of them: visible ASCII without escapes, keys in one
//! order. They are read in a third of the time that a parser needs that knows all of JSON.
//! Whatever is not exactly so is left to that.

use crate::domain::entry::{Changes, Entry, Field, Map, Seen, Unknown, Value, Write};
use crate::domain::ids::{EntryId, Id};
use crate::domain::text::LONGEST;
use crate::domain::time::parse_instant;

/// The entry in this JSON, which is visible ASCII, where it is so written.
pub(super) fn entry(json: &str) -> Option<Box<Entry>> {
    let mut json = Json(json);
    let id = json.behind("{\"id\":")?.string()?;
    let at = json.behind(",\"at\":")?.string()?;
    let by = json.behind(",\"by\":")?.string()?;
    let at = parse_instant(at).filter(|_| !id.is_empty() && !by.trim().is_empty())?;
    let mut entry = Box::new(Entry::new(EntryId::new(id), at, by));
    if let Some(json) = json.behind(",\"set\":") {
        entry.set = json.mapping(|json, id| Some((Id::new(id), json.changes()?)))?;
    }
    if let Some(json) = json.behind(",\"items\":") {
        entry.items = json.ids()?;
    }
    if let Some(json) = json.behind(",\"confirm\":") {
        entry.confirm = json.ids()?;
    }
    if let Some(json) = json.behind(",\"undoes\":") {
        entry.undoes = Some(EntryId::new(json.string()?));
    }
    if let Some(json) = json.behind(",\"note\":") {
        entry.note = Some(json.string()?.to_owned());
    }
    (json.0 == "}").then_some(entry)
}

/// What is left of it.
struct Json<'j>(&'j str);

impl<'j> Json<'j> {
    /// The same behind these characters, if they come next.
    fn behind(&mut self, next: &str) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(next)?;
        Some(self)
    }

    /// A string that is no longer than any may be.
    fn string(&mut self) -> Option<&'j str> {
        let rest = self.behind("\"")?.0;
        let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
        let (text, rest) = rest.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?;
        (text.len() <= LONGEST).then_some(text)
    }

    /// A list of ids that is not empty.
    fn ids(&mut self) -> Option<Vec<Id>> {
        let mut ids = vec![Id::new(self.behind("[")?.string()?)];
        while let Some(json) = self.behind(",") {
            ids.push(Id::new(json.string()?));
        }
        self.behind("]").map(|_| ids)
    }

    /// A mapping that is not empty, each of whose keys stands once.
    fn mapping<K: Ord, V>(
        &mut self,
        mut pair: impl FnMut(&mut Self, &'j str) -> Option<(K, V)>,
    ) -> Option<Map<K, V>> {
        let mut map = Map::with_capacity(1);
        let mut before = "{";
        while let Some(json) = self.behind(before) {
            let key = json.string()?;
            let (key, value) = pair(json.behind(":")?, key)?;
            if map.insert(key, value).is_some() {
                return None;
            }
            before = ",";
        }
        self.behind("}").filter(|_| !map.is_empty()).map(|_| map)
    }

    /// What is set of one item or phase.
    fn changes(&mut self) -> Option<Changes> {
        let fields = self.mapping(|json, word| {
            let field = Field::from_word(word)?;
            Some((field, json.write(field)?))
        })?;
        Some(Changes { fields, unknown: Unknown::new() })
    }

    /// The values that were seen and the new one, or that alone.
    fn write(&mut self, field: Field) -> Option<Write> {
        if self.behind("[").is_none() {
            return self.value(field).map(|new| Write { seen: None, new });
        }
        let mut new = self.value(field)?;
        let mut seen = Seen::new();
        while let Some(json) = self.behind(",") {
            seen.push(std::mem::replace(&mut new, json.value(field)?));
        }
        self.behind("]").map(|_| Write { seen: Some(seen), new })
    }

    fn value(&mut self, field: Field) -> Option<Value> {
        match self.behind("null") {
            Some(_) => field.may_be_nothing().then_some(Value::Nothing),
            None => Value::read(field, self.string()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode::Decoded;
    use super::*;

    const LINES: [&str; 4] = [
        r#"{"id":"7kd2m9x4qf","at":"2026-11-23T14:51:40.123Z","by":"dana","set":{"I1":{"status":["not-started","done"],"owner":[null,"Lee Ito"]},"I2":{"due":"2026-12-05"}},"note":"Kick-off held"}"#,
        r#"{"id":"b0v8h31zre","at":"2026-11-24T09:02:11.004Z","by":"lee","items":["A3","A4"],"note":"Two"}"#,
        r#"{"id":"q2m6t0wp9a","at":"2026-11-25T10:00:00.000Z","by":"dana","confirm":["G2"]}"#,
        r#"{"id":"x81cn5d7ks","at":"2026-12-01T16:30:00.000Z","by":"dana","undoes":"q2m6t0wp9a"}"#,
    ];

    /// Every entry that is read so is read as the parser reads it.
    fn agrees(json: &str) -> bool {
        let read = entry(json);
        if let Some(read) = &read {
            let parsed = serde_json::from_str::<Decoded>(json).map(|Decoded(parsed)| parsed);
            assert_eq!(Some(read), parsed.ok().as_ref(), "{json}");
        }
        read.is_some()
    }

    #[test]
    fn what_the_program_writes_is_read_as_the_parser_reads_it() {
        assert!(LINES.iter().all(|json| agrees(json)));
    }

    /// Catches: a line that looks like one of ours and means something else.
    #[test]
    fn what_is_not_so_written_is_left_to_the_parser() {
        let more = [
            "",
            " ",
            "\"",
            "\\",
            "\"\"",
            ":",
            ",",
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            "null",
            "1",
            "true",
            "\\n",
            "\"x\":1,",
            "\"note\":",
            ",\"note\":\"b\"",
            "\"I1\":{\"status\":\"done\"},",
            "\"done\",",
            "null,",
            ",null",
            "Z",
            "9",
        ];
        let mut read = 0;
        for json in LINES {
            for at in 0..json.len() {
                for more in more {
                    let (before, after) = (&json[..at], &json[at + 1..]);
                    read += usize::from(agrees(&[before, more, after].concat()));
                    read += usize::from(agrees(&[before, more, &json[at..]].concat()));
                }
            }
        }
        assert!(read > 1_000, "only {read} of them were so written");
    }
}
