import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct BeadsLookTests {
    private let disk = SystemDisk()

    private func look(at home: TemporaryHome, _ lines: [String]) throws -> BeadsLook {
        try disk.makeFolders(home.path(".beads"))
        try disk.replaceFile(home.path(".beads/issues.jsonl"), with: Array((lines.joined(separator: "\n") + "\n").utf8))
        var setup = SourceSetup("beads", .beads)
        setup.path = home.path
        return BeadsLook(setup, on: disk)
    }

    /// Lines as bd writes them.
    @Test func whatIsOpenAndWaitsForNothingIsReady() throws {
        try TemporaryHome.with { home in
            let waits = #""dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-1","type":"blocks"}]"#
            var look = try look(
                at: home,
                [
                    #"{"id":"bd-1","title":"One","description":"It","status":"open","priority":1,"issue_type":"bug"}"#,
                    #"{"id":"bd-2","title":"Two","status":"open","priority":0,"issue_type":"task",\#(waits)}"#,
                    #"{"id":"bd-3","title":"Three","status":"in_progress","issue_type":"task"}"#,
                    #"{"id":"bd-4","title":"Four","status":"closed","issue_type":"task"}"#,
                    #"{"id":"bd-5","title":"Five","status":"open","issue_type":"epic"}"#,
                    #"{"id":"bd-6.1","title":"Six","issue_type":"task","dependencies":[{"depends_on_id":"bd-4"}]}"#,
                    #"{"id":"bd-7","title":"Seven","dependencies":[{"depends_on_id":"bd-5","type":"parent-child"}]}"#,
                ]
            )
            let items = try look.findings().items
            let ready = items.filter { $0.objection == nil && $0.closed == nil }
            #expect(ready.map(\.task.text) == ["bd-1", "bd-6.1", "bd-7"])
            #expect(ready[0].priority == 1 && ready[0].text == "It")
            let second = items.first { $0.task.text == "bd-2" }
            #expect(second?.objection == "it waits for bd-1, which is not closed")
            #expect(items.first { $0.task.text == "bd-4" }?.closed == "beads says that it is closed")
            #expect(try look.findings().isUnchanged)
        }
    }

    @Test func aLineThatIsNoneIsToldAndKeepsNoOtherFromBeingRead() throws {
        try TemporaryHome.with { home in
            var look = try look(at: home, ["{\"id\":\"bd-1\"", "", #"{"id":"b d"}"#, #"{"id":"bd-2","title":"Two"}"#])
            let findings = try look.findings()
            #expect(findings.items.map(\.task.text) == ["bd-2"])
            #expect(findings.problems.count == 2)
            #expect(findings.problems[0].hasSuffix("issues.jsonl:1 is no issue of beads"))
        }
    }

    @Test func whereThereAreNoBeadsThatIsTold() throws {
        try TemporaryHome.with { home in
            var setup = SourceSetup("beads", .beads)
            setup.path = home.path
            var look = BeadsLook(setup, on: disk)
            #expect(throws: SourceTrouble.self) { try look.findings() }
        }
    }
}
