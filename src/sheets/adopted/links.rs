//! Links as they stand in cells: `<https://example.com>`.

/// A text without the addresses of its links, and the first of them.
pub(super) fn unlinked(text: &str) -> (String, Option<String>) {
    relinked(text, |_| String::new())
}

/// A text with the addresses of its links as people write them.
pub(super) fn with_links(text: &str) -> String {
    relinked(text, |url| format!("({url})")).0
}

/// A text with each `<https://…>` shown like that, and the first of them that leads elsewhere.
fn relinked(text: &str, shown: impl Fn(&str) -> String) -> (String, Option<String>) {
    let (mut kept, mut rest, mut first) = (String::new(), text, None);
    while let Some((before, (url, after))) =
        rest.split_once('<').and_then(|(before, behind)| Some((before, behind.split_once('>')?)))
    {
        // As Markdown may write it: `[there](<https://…>)`.
        let linked = before.strip_suffix("](").and_then(|it| it.rsplit_once('['));
        let linked = linked.zip(after.strip_prefix(')'));
        let is_url = !url.contains(char::is_whitespace) && url.contains([':', '/', '#', '.']);
        if linked.is_none() && !is_url {
            kept.push_str(before);
            kept.push('<');
            rest = &rest[before.len() + 1..];
            continue;
        }
        match linked {
            Some(((before, words), _)) => kept.extend([before, words, " "]),
            None => kept.push_str(before),
        }
        kept.push_str(&shown(url));
        first = first.or(Some(url.to_owned()).filter(|url| !url.starts_with('#')));
        rest = linked.map_or(after, |(_, after)| after);
    }
    (kept + rest, first)
}
