//! `ticklist chart`

use insta::assert_snapshot;
use roxmltree::{Document, Node};

use crate::world::{RECORD, World};

#[test]
fn the_chart_shows_scope_and_what_is_done_and_where_that_leads() {
    assert_snapshot!(World::third_week().run("chart"), @"
    $ ticklist chart
    Contoso · burn-up  Tue 8 Dec 2026
    Done 6/25 (24%). At the recent pace, 6 items in 16 days, all will be done on Thu 28 Jan 2027.

       │     a         b        c                                                  d                   e
    26 ┤    ────────── ┊        ┊                                                  ┊                   ┊
       │──── ┊        ────────  ┊                                                  ┊              •••••┊
       │     ┊         ┊        ┊                                                  ┊   •••••••••••     ┊
       │     ┊         ┊        ┊                                             •••••••••                ┊
       │     ┊         ┊        ┊                                  •••••••••••     ┊                   ┊
    13 ┤     ┊         ┊        ┊                       •••••••••••                ┊                   ┊
       │     ┊         ┊        ┊                •••••••                           ┊                   ┊
       │     ┊         ┊        ┊    ••••••••••••                                  ┊                   ┊
       │     ┊         ███████•••••••                                              ┊                   ┊
       │██████████████████████  ┊                                                  ┊                   ┊
     0 └────────────────────────────────────────────────────────────────────────────────────────────────
        23 Nov               8 Dec                                                                29 Jan
    █ done   ─ in scope   • at the recent pace   a Initiate due Fri 27 Nov   b Assess due Fri 4 Dec   c
    Remediate due Thu 10 Dec   d Enable due Fri 15 Jan   e General due Fri 29 Jan
    [exit 0]
    ");
}

#[test]
fn the_chart_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("chart").env("COLUMNS", "60").run(), @"
    $ ticklist chart
    Contoso · burn-up  Tue 8 Dec 2026
    Done 6/25 (24%). At the recent pace, 6 items in 16 days, all
    will be done on Thu 28 Jan 2027.

       │   a     b   c                             d           e
    26 ┤  ────── ┊   ┊                             ┊           ┊
       │── ┊    ─────┊                             ┊        •••┊
       │   ┊     ┊   ┊                             ┊ •••••••   ┊
       │   ┊     ┊   ┊                           ••••          ┊
       │   ┊     ┊   ┊                    •••••••  ┊           ┊
    13 ┤   ┊     ┊   ┊             •••••••         ┊           ┊
       │   ┊     ┊   ┊         ••••                ┊           ┊
       │   ┊     ┊   ┊   ••••••                    ┊           ┊
       │   ┊     ████••••                          ┊           ┊
       │█████████████┊                             ┊           ┊
     0 └────────────────────────────────────────────────────────
        23 Nov      8 Dec                                 29 Jan
    █ done   ─ in scope   • at the recent pace   a Initiate due
    Fri 27 Nov   b Assess due Fri 4 Dec   c Remediate due Thu 10
    Dec   d Enable due Fri 15 Jan   e General due Fri 29 Jan
    [exit 0]
    ");
}

#[test]
fn the_chart_fits_a_wide_terminal() {
    assert_snapshot!(World::third_week().command("chart").env("COLUMNS", "160").run(), @"
    $ ticklist chart
    Contoso · burn-up  Tue 8 Dec 2026
    Done 6/25 (24%). At the recent pace, 6 items in 16 days, all will be done on Thu 28 Jan 2027.

       │      a          b        c                                                        d                     e
    26 ┤    ───────────  ┊        ┊                                                        ┊                     ┊
       │────  ┊        ─────────  ┊                                                        ┊                •••••┊
       │      ┊          ┊        ┊                                                        ┊   •••••••••••••     ┊
       │      ┊          ┊        ┊                                                   •••••••••                  ┊
       │      ┊          ┊        ┊                                      •••••••••••••     ┊                     ┊
    13 ┤      ┊          ┊        ┊                          ••••••••••••                  ┊                     ┊
       │      ┊          ┊        ┊                  ••••••••                              ┊                     ┊
       │      ┊          ┊        ┊     •••••••••••••                                      ┊                     ┊
       │      ┊          ███████••••••••                                                   ┊                     ┊
       │████████████████████████  ┊                                                        ┊                     ┊
     0 └──────────────────────────────────────────────────────────────────────────────────────────────────────────
        23 Nov                 8 Dec                                                                        29 Jan
    █ done   ─ in scope   • at the recent pace   a Initiate due Fri 27 Nov   b Assess due Fri 4 Dec   c Remediate
    due Thu 10 Dec   d Enable due Fri 15 Jan   e General due Fri 29 Jan
    [exit 0]
    ");
}

#[test]
fn the_chart_is_plain_ascii_where_the_locale_is() {
    let ran = World::third_week().command("chart").env("LANG", "C").run();
    assert!(ran.stdout.is_ascii(), "{ran}");
    assert_snapshot!(ran, @"
    $ ticklist chart
    Contoso - burn-up  Tue 8 Dec 2026
    Done 6/25 (24%). At the recent pace, 6 items in 16 days, all will be done on Thu 28 Jan 2027.

       |     a         b        c                                                  d                   e
    26 |    ---------- :        :                                                  :                   :
       |---- :        --------  :                                                  :              *****:
       |     :         :        :                                                  :   ***********     :
       |     :         :        :                                             *********                :
       |     :         :        :                                  ***********     :                   :
    13 |     :         :        :                       ***********                :                   :
       |     :         :        :                *******                           :                   :
       |     :         :        :    ************                                  :                   :
       |     :         #######*******                                              :                   :
       |######################  :                                                  :                   :
     0 +------------------------------------------------------------------------------------------------
        23 Nov               8 Dec                                                                29 Jan
    # done   - in scope   * at the recent pace   a Initiate due Fri 27 Nov   b Assess due Fri 4 Dec   c
    Remediate due Thu 10 Dec   d Enable due Fri 15 Jan   e General due Fri 29 Jan
    [exit 0]
    ");
}

#[test]
fn an_engagement_can_be_drawn_at_its_edges() {
    let young = World::contoso();
    let mut shown = young.session(&["chart", "done general,initiate,assess,remediate,enable"]);
    young.later(3);
    shown += &young.session(&["chart"]);
    let ahead = World::new();
    ahead.run("init Contoso --started 2027-02-01").exits(0);
    shown += &ahead.session(&["chart"]);
    ahead.refuses("chart -o chart.svg", 1);
    assert_snapshot!(shown);
}

/// Catches: a burn-up that goes by the day of writing, or counts what was taken back.
#[test]
fn done_counts_from_the_day_on_which_it_happened() {
    let world = World::contoso();
    world.later(4);
    world.run("done A3 --on 2026-11-24").exits(0);
    world.run("done A4").exits(0);
    world.run("undo").exits(0);
    let chart = world.run("chart --json").exits(0).json();
    let done = |point: &serde_json::Value| point["done"].as_u64();
    let points: Vec<Option<u64>> =
        chart["points"].as_array().expect("points").iter().map(done).collect();
    assert_eq!(points, [Some(0), Some(1), Some(1), Some(1), Some(1)]);
    assert_eq!(chart["pace"], serde_json::json!({"done": 1, "days": 5}));
}

/// The texts of the elements with this name.
fn texts(document: &Document<'_>, name: &str) -> Vec<String> {
    let named = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
    let text = |node: Node<'_, '_>| -> String {
        node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect()
    };
    named.map(text).collect()
}

/// Catches: a name that is not escaped, or a control or bidi character that gets through.
#[test]
fn hostile_names_stay_text_in_a_drawing() {
    let world = World::new();
    let name = r#"</text></style><script>alert(1)</script>&amp;\"'<!--]]>\u001b[31m\u202e"#;
    let head = format!(
        "ticklist: 1\nengagement: k4f9k2m7q1\ncustomer: \"{name}\"\nstarted: \"2026-11-23\"\n\
        title: \"T\"\nphases:\n- id: only\n  name: \"{name}\"\n  items:\n  - id: O1\n    \
        task: \"One\"\njournal:\n- {{\"id\":\"e1\",\"at\":\"2026-11-23T09:00:00.000Z\",\
        \"by\":\"dana\",\"set\":{{\"only\":{{\"due\":\"2026-12-04\"}}}}}}\n"
    );
    world.write("hostile.ticklist.yaml", head);
    world.run("chart -o chart.svg").exits(0);
    let svg = world.read("chart.svg");
    let document = Document::parse(&svg).unwrap_or_else(|why| panic!("{why}:\n{svg}"));
    assert!(
        texts(&document, "title")[0]
            .starts_with("</text></style><script>alert(1)</script>&amp;\"'")
    );
    assert!(!svg.contains(['\u{1b}', '\u{202e}']) && svg.contains("\\u{202e}"), "{svg}");
    let known = ["svg", "title", "desc", "style", "rect", "text", "tspan", "path"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{}", node.tag_name().name());
        let refers = |name: &str| name.contains("href") || name.starts_with("on");
        assert!(!node.attributes().any(|attribute| refers(attribute.name())), "{svg}");
    }
}

/// Catches: bytes that depend on the clock, and what is drawn only by colour.
#[test]
fn a_drawing_says_all_in_words_and_is_the_same_every_time() {
    let world = World::third_week();
    let ran = world.run("chart -o chart.svg").exits(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", "wrote chart.svg\n"));
    let svg = world.read("chart.svg");
    world.later(0);
    world.run("chart -o other.SVG --as-of 2026-12-08T09:12:00Z").exits(0);
    assert_eq!(svg, world.read("other.SVG"));
    let document = Document::parse(&svg).expect("XML");
    let said = texts(&document, "text").join("\n");
    for word in ["done", "in scope", "at the recent pace", "Assess due 4 Dec", "Done 6/25 (24%)"] {
        assert!(said.contains(word), "{word}:\n{said}");
    }
    world.run("chart -O svg -o .").exits(0);
    assert_eq!(svg, world.read("contoso-2026-12-08.svg"));
}

/// Catches: a report written over a record, through a link too, or in a format that nobody reads.
#[test]
fn a_report_is_never_written_over_a_record() {
    let world = World::contoso();
    world.write("copy.svg", world.bytes(RECORD));
    for (line, code) in [
        ("chart -o contoso.ticklist.yaml", 1),
        ("chart -o new.TICKLIST.yaml", 1),
        ("chart -o copy.svg", 1),
        ("chart -o chart.png", 2),
        ("chart -o chart", 2),
        ("chart --json -o chart.svg", 2),
        ("chart -o nowhere/chart.svg", 1),
    ] {
        assert!(!world.refuses(line, code).hints().is_empty(), "{line}");
    }
    let shown = ["contoso.ticklist.yaml", "copy.svg", "chart.png", "chart"];
    let lines = shown.map(|file| format!("chart -o {file}"));
    assert_snapshot!(world.session(&lines.each_ref().map(String::as_str)), @"
    $ ticklist chart -o contoso.ticklist.yaml
    [stderr]
    error: contoso.ticklist.yaml is the name of a record, and a report is never written over one
    hint: name another file: -o REPORT.html
    [exit 1]

    $ ticklist chart -o copy.svg
    [stderr]
    error: copy.svg is a record, and a report is never written over one
    hint: name another file for the report: -o REPORT
    [exit 1]

    $ ticklist chart -o chart.png
    [stderr]
    error: chart.png has an ending that no report can be written in, `.png`
    hint: end the name in .md, .html, .csv, .json, .xlsx, .svg, .ics, or that of a folder in `/`
    [exit 2]

    $ ticklist chart -o chart
    [stderr]
    error: chart has no ending that says in which format
    hint: end the name in .md, .html, .csv, .json, .xlsx, .svg, .ics, or that of a folder in `/`
    [exit 2]
    ");
}

/// Catches: a link that is replaced by a file, and a record that is reached through one.
#[cfg(unix)]
#[test]
fn a_report_goes_through_links() {
    use std::os::unix::fs::symlink;
    let world = World::contoso();
    world.write("far/real.svg", "old");
    for (to, link) in
        [("far/real.svg", "link.svg"), ("far/new.svg", "ahead.svg"), (RECORD, "record.svg")]
    {
        symlink(to, world.path(link)).expect("a link");
    }
    for (to, link) in [("far/real.svg", "link.svg"), ("far/new.svg", "ahead.svg")] {
        world.run(&format!("chart -o {link}")).exits(0);
        assert!(world.path(link).is_symlink(), "{link}");
        assert!(world.read(to).ends_with("</svg>\n"), "{to}");
    }
    world.refuses("chart -o record.svg", 1);
}
