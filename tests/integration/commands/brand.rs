//! `--brand`, which every report takes

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use insta::assert_snapshot;

use crate::world::World;

/// A picture of one point.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const BRAND: &str =
    "company: Acme & Sons\nlogo: acme.png\naccent: \"#8a1538\"\nfooter: Acme & Sons, Rotterdam\n";

fn acme() -> World {
    let world = World::third_week();
    world.write("brands/acme.png", BASE64_STANDARD.decode(PNG).expect("base64"));
    world.write("brands/acme.yaml", BRAND);
    world
}

#[test]
fn pages_and_workbooks_show_who_hands_them_out() {
    let world = acme();
    for report in ["snapshot", "portfolio", "plan", "minutes"] {
        let plain = world.run(&format!("{report} -O html")).exits(0).stdout;
        let page = world.run(&format!("{report} -O html --brand brands/acme.yaml")).exits(0).stdout;
        let logo = format!(
            "<img class=\"logo\" src=\"data:image/png;base64,{PNG}\" alt=\"Acme &amp; Sons\">"
        );
        let own =
            [&logo, "img-src data:; ", "--accent: #8a1538;", "Acme &amp; Sons, Rotterdam</footer>"];
        for part in own {
            assert!(page.contains(part) && !plain.contains(part), "{part} in {page}");
        }
    }
    let line = "snapshot --as-of 2026-12-08 --brand brands/acme.yaml -o a.html -o a.xlsx";
    world.run(line).exits(0);
    let written = ["a.html", "a.xlsx"].map(|file| world.bytes(file));
    world.run(&line.replace(" a.", " b.")).exits(0);
    assert!(written[1].windows(19).any(|name| name == b"xl/media/image1.png"));
    assert!(written == ["b.html", "b.xlsx"].map(|file| world.bytes(file)));
}

#[test]
fn the_brand_beside_the_record_counts_where_none_is_named() {
    let world = acme();
    world.write("brand.yaml", "company: Beside\n");
    assert!(world.run("status -O html").exits(0).stdout.contains(">Beside</p>"));
    assert!(world.run("portfolio -O html").exits(0).stdout.contains(">Beside</p>"));
    let other = world.run("status -O html --brand brands/acme.yaml").exits(0).stdout;
    assert!(!other.contains("Beside") && other.contains("Acme"), "{other}");
    world.write("brand.yaml", "colour: red\n");
    world.run("status").exits(0);
    world.run("status -O md").exits(0);
    world.refuses("status -O html", 1);
}

#[test]
fn what_is_wrong_with_a_brand_is_said_with_its_line() {
    let world = acme();
    world.write("brands/big.png", vec![0; 200_001]);
    world
        .write("brands/run.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
    world.write("pale.yaml", "company: Acme\naccent: \"#ffcc00\"\n");
    world.write("brands/big.yaml", "logo: big.png\naccent: red\nkolour: 1\n");
    world.write("brands/run.yaml", "logo: run.svg\n");
    world.write("none.yaml", "logo: none.png\n");
    world.write("empty.yaml", "");
    let files = ["pale", "brands/big", "brands/run", "none", "empty"];
    let lines = files.map(|file| format!("plan -O html --brand {file}.yaml"));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_snapshot!(world.session(&lines), @r##"
    $ ticklist plan -O html --brand pale.yaml
    [stderr]
    error: pale.yaml can't be read: 1 fault
    pale.yaml:2:9: white text on this colour, or this colour on white, has a contrast of 1.51:1, and
    people need 4.5:1 (WCAG AA)
      2 | accent: "#ffcc00"
                  ^^^^^^^^^
      take a darker shade of it
    hint: a brand has `company`, `logo`, `accent` and `footer`, each of which may be left out
    [exit 1]

    $ ticklist plan -O html --brand brands/big.yaml
    [stderr]
    error: brands/big.yaml can't be read: 3 faults
    brands/big.yaml:1:7: the logo has more than 200 kB
      1 | logo: big.png
                ^^^^^^^
      name a picture, PNG or SVG, of at most 200 kB: logo: acme.png

    brands/big.yaml:2:9: this is no colour
      2 | accent: red
                  ^^^
      write it in quotes, in six digits: accent: "#1f5fbf"

    brands/big.yaml:3:1: a brand has no `kolour`
      3 | kolour: 1
          ^^^^^^
      a brand has: company, logo, accent, footer
    hint: a brand has `company`, `logo`, `accent` and `footer`, each of which may be left out
    [exit 1]

    $ ticklist plan -O html --brand brands/run.yaml
    [stderr]
    error: brands/run.yaml can't be read: 1 fault
    brands/run.yaml:1:7: the logo holds `onload`, which is more than a picture
      1 | logo: run.svg
                ^^^^^^^
      name a picture, PNG or SVG, of at most 200 kB: logo: acme.png
    hint: a brand has `company`, `logo`, `accent` and `footer`, each of which may be left out
    [exit 1]

    $ ticklist plan -O html --brand none.yaml
    [stderr]
    error: none.yaml can't be read: 1 fault
    none.yaml:1:7: there is no file none.png
      1 | logo: none.png
                ^^^^^^^^
      name a picture, PNG or SVG, of at most 200 kB: logo: acme.png
    hint: a brand has `company`, `logo`, `accent` and `footer`, each of which may be left out
    [exit 1]

    $ ticklist plan -O html --brand empty.yaml
    [stderr]
    error: empty.yaml can't be read: 1 fault
    empty.yaml:1:1: the file is empty
      1 |
          ^
      write `company: …`
    hint: a brand has `company`, `logo`, `accent` and `footer`, each of which may be left out
    [exit 1]
    "##);
}

/// Catches: markup, style or a second picture by a brand from strangers.
#[test]
fn a_hostile_brand_stays_text() {
    let world = World::third_week();
    let hostile = r#"</style><script>alert(1)</script>\"'&amp;\u202e"#;
    world.write("brand.yaml", format!("company: \"{hostile}\"\nfooter: \"{hostile}\"\n"));
    let page = world.run("status -O html").exits(0).stdout;
    assert_eq!(
        (page.matches("<script").count(), page.matches("</style>").count()),
        (1, 1),
        "{page}"
    );
    assert!(page.contains("&lt;/style&gt;") && !page.contains('\u{202e}'), "{page}");
    world.run("status -o status.xlsx").exits(0);
}
