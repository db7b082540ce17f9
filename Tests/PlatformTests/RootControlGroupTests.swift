import Glibc
import Platform
import TestSupport
import Testing

private func name() -> String { "roost-test-\(String(Randomness.uint64(), radix: 36))" }

/// Whether a group may be made here: not in every container, though root be there.
private let isAllowed: Bool = {
    guard let group = ControlGroup.make(named: name()) else { return false }
    group.remove()
    return true
}()

@Suite("root: a group of its own", .enabled(if: isAllowed, "no control group may be made here"))
struct RootControlGroupTests {
    @Test func aGroupHoldsATreeAndKillsItAsOne() throws {
        let name = name()
        let group = try #require(ControlGroup.make(named: name))
        defer { group.remove() }
        #expect(ControlGroup.existing(named: name) == group)
        #expect(ControlGroup.existing(at: group.path, named: name) == group)
        #expect(ControlGroup.existing(at: group.path, named: "another") == nil)
        #expect(ControlGroup.make(named: name) == nil, "it is there already")
        let pipe = try Pipe()
        var request = SpawnRequest(
            "/bin/sh",
            ["-c", "read x; sleep 60 & setsid sleep 60 & wait"],
            environment: ["PATH=/usr/bin:/bin"]
        )
        request.input = .descriptor(pipe.reading.number)
        var tree = try SystemProcesses().spawn(request)
        let isIn = group.add(tree.pid)
        #expect(write(pipe.writing.number, "\n", 1) == 1)
        let isWhole = Eventually.wait(upTo: .seconds(60)) { group.members().count == 3 }
        let members = group.members()
        let hasTime = group.cpuTime != nil
        let kills = group.outOfMemoryKills ?? 0
        if !group.kill() { for pid in members { kill(pid, SIGKILL) } }
        let end = try tree.wait(upTo: .seconds(60))
        let isEmpty = Eventually.wait(upTo: .seconds(60)) { group.members().isEmpty }
        #expect(isIn && isWhole && hasTime && kills == 0 && isEmpty)
        #expect(members.contains(tree.pid))
        #expect(end?.status == .signaled(.kill, coreDumped: false))
        let isGone = Eventually.wait(upTo: .seconds(60)) {
            group.remove()
            return ControlGroup.existing(named: name) == nil
        }
        #expect(isGone)
    }

    @Test func aGroupThatIsGoneTellsNothingAndTakesNobody() throws {
        let name = name()
        let group = try #require(ControlGroup.make(named: name))
        group.remove()
        group.remove()
        #expect(ControlGroup.existing(named: name) == nil)
        #expect(group.members() == [])
        #expect(group.cpuTime == nil)
        #expect(group.outOfMemoryKills == nil)
        #expect(!group.kill())
        var child = try SystemProcesses().spawn(SpawnRequest("/bin/sleep", ["60"]))
        let isIn = group.add(child.pid)
        try child.signal(.kill)
        _ = try child.wait()
        #expect(!isIn)
    }
}
