//! `ticklist gate`

use insta::assert_snapshot;

use crate::world::World;

#[test]
fn a_gate_says_what_holds_it_back() {
    let world = World::third_week();
    assert_snapshot!(world.session(&["gate", "gate Initiate", "gate initate"]), @"
    $ ticklist gate
    Contoso · gate of Assess                                                              Tue 8 Dec 2026
    NOT READY to leave Assess: 3 items

    ID  STATUS         TASK                                               OWNER      DUE           MOVED
    A4  ◐ in-progress  Join the meetings on how users will be             Priya Rao  ! Fri 4 Dec*     1d
                       provisioned
    A5  ■ blocked 8d   Join the meetings on configuring the online        Lee Ito    Fri 11 Dec       5d
                       services
                       ↳ waiting for the tenant licences (lee, Mon 30 Nov)
    A6  ○ not-started  Draw up a support plan for being ready to migrate  -          ! Fri 4 Dec*      -
    ! overdue   * the phase's date
    [exit 3]

    $ ticklist gate Initiate
    Contoso · gate of Initiate  Tue 8 Dec 2026
    READY to leave Initiate
    [exit 0]

    $ ticklist gate initate
    [stderr]
    error: there is no phase `initate`
    hint: ticklist gate initiate
    [exit 1]
    ");
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
