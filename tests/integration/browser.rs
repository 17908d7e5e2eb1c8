//! Pages in a real browser: what its script does, how they look on paper and on a phone, and that
//! they ask nobody for anything.

use std::path::Path;
use std::process::Command;

use crate::crash::can_run;
use crate::world::{RECORD, World};

/// Loads the page in a frame, does what a reader does, and writes down what came of it. What is
/// dumped is this page; the reader's is the one in the frame.
const READER: &str = r#"<!doctype html><meta charset="utf-8"><iframe src="page.html" width="1000" height="900"></iframe>
<pre></pre><script>
addEventListener("load", () => {
  const page = document.querySelector("iframe").contentDocument;
  const said = [];
  const table = [...page.querySelectorAll("table[data-filter]")].at(-1);
  const form = table.previousElementSibling;
  const rows = () => [...table.querySelectorAll("tbody tr:not(.group, .below)")].filter((row) => !row.hidden);
  const ids = () => rows().map((row) => row.cells[0].textContent.trim()).join(" ");
  const type = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const [search, status, owner] = form.elements;
  said.push("all: " + rows().length);
  type(search, "licences");
  said.push("licences: " + ids());
  type(search, "");
  type(status, [...status.options].find((option) => option.text.includes("blocked")).value);
  said.push("blocked: " + ids());
  type(status, "");
  type(owner, "Dana Cruz");
  said.push("Dana Cruz: " + ids());
  type(owner, "");
  const due = [...table.tHead.rows[0].cells].findIndex((head) => head.textContent.trim() === "DUE");
  table.tHead.rows[0].cells[due].querySelector("button").click();
  const keys = [...table.tBodies].map((body) =>
    [...body.rows].map((row) => row.cells[due]?.dataset.key).filter(Boolean).join(" "));
  said.push("by date: " + keys.every((key) => key === key.split(" ").sort().join(" ")));
  said.push("sorted: " + table.tHead.rows[0].cells[due].getAttribute("aria-sort"));
  said.push("asked for: " + page.defaultView.performance.getEntriesByType("resource").length);
  document.querySelector("pre").textContent = said.join("\n");
});
</script>"#;

/// Chromium with a profile of its own.
fn chromium(world: &World, options: &[&str]) -> (String, String) {
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-logging=stderr",
    ];
    let profile = format!("--user-data-dir={}", world.path("profile").display());
    let mut browser = Command::new("chromium");
    let output = browser.args(quiet).arg(profile).args(options).output();
    let output = output.expect("it has been seen to run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// What the console says of errors, warnings and breaches of the page's policy.
fn complaints(log: &str) -> Vec<&str> {
    log.lines().filter(|line| line.contains(":CONSOLE")).collect()
}

/// The lines that the reader wrote down, and what the console says.
fn read(world: &World, page: &str) -> (Vec<String>, Vec<String>) {
    read_as(READER, world, page)
}

fn read_as(reader: &str, world: &World, page: &str) -> (Vec<String>, Vec<String>) {
    world.write("page.html", page);
    world.write("reader.html", reader);
    let reader = format!("file://{}", world.path("reader.html").display());
    let (dom, log) = chromium(
        world,
        &["--disable-web-security", "--allow-file-access-from-files", "--dump-dom", &reader],
    );
    let said = dom.split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next());
    let said = said.unwrap_or_default().lines().map(str::to_owned).collect();
    (said, complaints(&log).into_iter().map(str::to_owned).collect())
}

/// Catches: a policy that does not have the hash of the script or of the style, a script that
/// fails, a filter that finds the wrong rows, anything that is loaded from elsewhere.
#[test]
fn a_snapshot_can_be_filtered_and_sorted_in_a_browser_and_asks_nobody() {
    if !can_run("chromium") {
        return;
    }
    let world = World::third_week();
    let page = world.run("snapshot -O html").exits(0).stdout;
    let (said, complaints) = read(&world, &page);
    let json = world.run("list --all --owner \"Dana Cruz\" --json").json();
    let owned = json["items"].as_array().expect("items").iter();
    let owned: Vec<&str> = owned.filter_map(|item| item["id"].as_str()).collect();
    let expected = [
        "all: 37",
        "licences: A5",
        "blocked: A5",
        &format!("Dana Cruz: {}", owned.join(" ")),
        "by date: true",
        "sorted: ascending",
        "asked for: 0",
    ];
    assert_eq!(said, expected, "{complaints:#?}");
    assert_eq!(complaints, Vec::<String>::new());
}

/// Chooses each owner and sorts by each column of the first table, and writes down what is shown.
const CHOOSER: &str = r#"<!doctype html><meta charset="utf-8"><iframe src="page.html"></iframe>
<pre></pre><script>
addEventListener("load", () => {
  const page = document.querySelector("iframe").contentDocument;
  const said = [];
  const table = page.querySelector("table[data-filter]");
  const text = (row, at) => row.cells[at].childNodes[0].textContent.trim();
  const owner = page.querySelector("select[aria-label=owner]");
  for (const option of owner ? [...owner.options].slice(1) : []) {
    owner.value = option.value;
    owner.dispatchEvent(new Event("input", { bubbles: true }));
    const rows = [...table.querySelectorAll("tbody tr:not(.group, .below)")].filter((row) => !row.hidden);
    said.push(option.value + ": " + rows.map((row) => text(row, 0)).join(" "));
  }
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => [1, 2].forEach(() => {
    const name = head.textContent;
    head.querySelector("button").click();
    const words = [...new Set([...table.tBodies[0].querySelectorAll("tr:not(.group, .below)")].map((row) => text(row, at)))];
    const last = text([...table.rows].at(-1), 1);
    said.push(name + " " + head.getAttribute("aria-sort") + ": " + words.join(" ") + " | " + last);
  }));
  document.querySelector("pre").textContent = said.join("\n");
});
</script>"#;

/// Catches: a filter that shows Lee Ito's items as Lee's too, or loses those in conflict.
#[test]
fn the_filter_of_a_page_shows_the_items_of_nobody_else() {
    if !can_run("chromium") {
        return;
    }
    let world = World::contoso();
    world.run("assign A1 A2 --to \"Lee Ito\"").exits(0);
    world.run("assign A4 --to Ann").exits(0);
    let by_hand = |id: &str, owner: &str| {
        format!(
            "- {{at: 2026-11-23T09:01:30Z, by: lee, set: {{{id}: {{owner: [null, {owner}]}}}}}}\n"
        )
    };
    world.append(RECORD, by_hand("A3", "Lee") + &by_hand("A4", "Bea"));
    let page = world.run("list --all -O html").exits(0).stdout;
    let (said, complaints) = read_as(CHOOSER, &world, &page);
    let shown = |owner: &str| said.iter().find_map(|line| line.strip_prefix(owner)).map(str::trim);
    assert_eq!((shown("Lee:"), shown("Lee Ito:")), (Some("A3"), Some("A1 A2")), "{said:#?}");
    assert_eq!(shown("Ann:").or(shown("Bea:")), Some("A4"), "{said:#?}\n{complaints:#?}");
}

/// Catches: totals that are carried into the middle of their table, and words that are sorted by
/// their letters.
#[test]
fn the_page_of_a_portfolio_sorts_by_what_is_worse_and_keeps_the_totals_below() {
    if !can_run("chromium") {
        return;
    }
    let world = World::new();
    for number in 1..9 {
        world.run(&format!("init Customer{number}")).exits(0);
    }
    world.run("due A1..A4 I1 --on 2026-11-24 -f customer3").exits(0);
    world.run("block A1 -m why -f customer5").exits(0);
    world.run("init Later --started 2027-02-01").exits(0);
    world.later(3);
    let page = world.run("portfolio -O html").exits(0).stdout;
    let (said, complaints) = read_as(CHOOSER, &world, &page);
    let health: Vec<&String> = said.iter().filter(|line| line.starts_with("HEALTH")).collect();
    assert_eq!(
        health,
        [
            "HEALTH ascending: RED AMBER GREEN NOT BEGUN | All customers",
            "HEALTH descending: NOT BEGUN GREEN AMBER RED | All customers",
        ],
        "{complaints:#?}"
    );
    assert!(said.iter().all(|line| line.ends_with("| All customers")), "{said:#?}");
}

#[test]
fn a_breach_of_the_policy_would_be_heard() {
    if !can_run("chromium") {
        return;
    }
    let world = World::third_week();
    let page = world.run("list --all -O html").exits(0).stdout;
    let broken = page.replace("</main>", "</main><p style=\"color:red\">x</p>");
    assert!(!read(&world, &broken).1.is_empty());
}

/// Where `.ci/run` puts the program that looks for what keeps people from reading a page.
const AXE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js");

/// What every page does of which [`FRAMES`] shows several: it looks at itself and says what it found.
const LOOKS_AT_ITSELF: &str = r#"<script src="axe.js"></script><script>
addEventListener("load", () => axe.run(document).then((found) => {
  const faults = found.violations.flatMap((fault) =>
    fault.nodes.map((node) => fault.id + ": " + node.html + " " + node.failureSummary));
  const wide = [...document.querySelectorAll("body *")].filter((part) =>
    part.getBoundingClientRect().right > innerWidth + 1 && !part.closest("svg"));
  const unread = [...document.querySelectorAll(".drawing text")].filter((text) => {
    const [own, all] = [text, text.closest("svg")].map((part) => part.getBoundingClientRect());
    return own.width && (own.height < 11 || own.left < all.left - 1 || own.right > all.right + 1);
  });
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  parent.postMessage([innerWidth, dark, found.passes.length > 9, ...faults,
    ...wide.map((part) => "out of sight: " + part.outerHTML.slice(0, 200)),
    ...unread.map((text) => "illegible: " + text.outerHTML)].join(" ").trim());
}));
</script>"#;

/// Shows pages at the widths of a desk and of a phone, and writes down what each says.
fn frames(pages: usize) -> String {
    let pages = (0..pages).flat_map(|page| [1280, 420].map(|width| (page, width)));
    let frames: Vec<String> = pages
        .map(|(page, width)| {
            format!("<iframe src=\"page{page}.html\" width=\"{width}\" height=\"800\"></iframe>")
        })
        .collect();
    format!(
        r#"<!doctype html><meta charset="utf-8"><style>iframe {{ border: 0 }}</style><pre></pre><script>
const said = [];
addEventListener("message", (message) => {{
  said.push(message.data.replaceAll("\n", " "));
  document.querySelector("pre").textContent = said.sort().join("\n");
}});
</script>{}"#,
        frames.concat()
    )
}

/// Catches: words that can't be told from their paper, in light or in dark; controls without a
/// name; tables whose heads are lost; parts of a page that stand beside the screen of a phone;
/// words in a drawing that are too small there, or cut off.
#[test]
#[expect(clippy::print_stderr, reason = "that no page was looked at must be seen")]
fn nothing_keeps_people_from_reading_a_page_on_a_desk_or_on_a_phone_in_light_or_in_dark() {
    if !can_run("chromium") || !Path::new(AXE).exists() {
        eprintln!("SKIPPED: no page was looked at by axe-core; `.ci/run` installs it by npm");
        return;
    }
    let axe = std::fs::read(AXE).expect("it is there");
    for scheme in ["light", "dark"] {
        let world = World::third_week();
        world.write("axe.js", &axe);
        let two = World::two_people();
        let long = "a-name-without-any-blank-in-it-".repeat(6);
        world.run(&format!("add remediate https://example.com/{long}")).exits(0);
        world.run(&format!("block A4 --for {long} -m {long}")).exits(0);
        let lines = ["snapshot", "list --all", "plan --items", "minutes", "portfolio", "agenda"];
        let pages = lines.iter().map(|line| world.run(&format!("{line} -O html")).exits(0).stdout);
        let pages: Vec<String> =
            pages.chain([two.run("snapshot -O html").exits(0).stdout]).collect();
        for (at, page) in pages.iter().enumerate() {
            let (before, policy) = page.split_once("<meta http-equiv").expect("a policy");
            let (_, after) = policy.split_once('>').expect("the policy ends");
            let page = format!("{before}{}", after.replace("</body>", LOOKS_AT_ITSELF));
            world.write(&format!("page{at}.html"), page);
        }
        world.write("frames.html", frames(pages.len()));
        let all = format!("file://{}", world.path("frames.html").display());
        let preferred = if scheme == "dark" { 0 } else { 1 };
        let preferred = format!("--blink-settings=preferredColorScheme={preferred}");
        let patience = "--virtual-time-budget=600000";
        let files = "--allow-file-access-from-files";
        let (dom, log) = chromium(&world, &[&preferred, patience, files, "--dump-dom", &all]);
        let said = dom.split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next());
        let said: Vec<&str> = said.unwrap_or_default().lines().collect();
        let wide = vec![format!("1280 {scheme} true"); pages.len()];
        let narrow = vec![format!("420 {scheme} true"); pages.len()];
        assert_eq!(said, [wide, narrow].concat(), "{:#?}", complaints(&log));
    }
}

/// Catches: a page that a browser can't print, pages of a table without its heads, heads that are
/// buttons and so are left out, pages that don't say of whom they are and which.
#[test]
fn a_snapshot_can_be_printed() {
    if !can_run("chromium") || !can_run("pdftotext") {
        return;
    }
    let world = World::third_week();
    let page = world.run("snapshot -O html").exits(0).stdout;
    let without_script = page.replace("script-src", "x-script-src");
    for page in [page, without_script] {
        world.write("page.html", page);
        let to = format!("--print-to-pdf={}", world.path("page.pdf").display());
        let page = format!("file://{}", world.path("page.html").display());
        chromium(&world, &["--no-pdf-header-footer", &to, &page]);
        let mut reader = Command::new("pdftotext");
        let text = reader.arg("-layout").arg(world.path("page.pdf")).arg("-").output();
        let text = text.expect("it has been seen to run");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
        assert!((3..=6).contains(&pages.len()), "{} pages", pages.len());
        for (at, printed) in (1..).zip(&pages) {
            let number = format!("page {at} of {}", pages.len());
            assert!(printed.contains(&number) && printed.contains("Contoso"), "{printed}");
            let rows = printed.lines().filter(|line| line.contains("○ not-started")).count();
            assert!(rows < 2 || printed.contains("TASK"), "{printed}");
        }
    }
}
