//! `ticklist gate`

use insta::assert_snapshot;

use crate::world::World;

#[test]
fn a_gate_says_what_holds_it_back() {
    let world = World::third_week();
    assert_snapshot!(world.session(&["gate", "gate Initiate", "gate initate"]));
}

#[test]
fn a_gate_is_ready_when_nothing_in_scope_is_open_duties_aside() {
    let world = World::third_week();
    world.run("gate remediate").exits(3);
    world.run("done R1").exits(0);
    let ready = world.run("gate remediate").exits(0);
    assert!(ready.stdout.contains("READY to leave Remediate"), "{ready}");
    world.run("add remediate \"Upgrade the AD FS farm\"").exits(0);
    world.run("gate remediate").exits(3);
    world.run("na R- -m \"Not needed\"").exits(0);
    world.run("gate remediate").exits(0);
}

#[test]
fn without_a_phase_the_gate_is_that_of_the_current_one() {
    let world = World::third_week();
    let current = || world.run("gate --json").json();
    assert_eq!((&current()["phase"], &current()["ready"]), (&"assess".into(), &false.into()));
    world.run("done assess").exits(0);
    assert_eq!(current()["phase"], "remediate");
    for phase in ["remediate", "enable"] {
        world.run(&format!("done {phase}")).exits(0);
    }
    assert_eq!(
        (&current()["phase"], &current()["ready"]),
        (&serde_json::Value::Null, &true.into())
    );
    assert!(world.run("gate").exits(0).stdout.contains("all phases are complete"));
}
