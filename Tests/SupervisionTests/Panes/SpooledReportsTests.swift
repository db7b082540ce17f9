import Domain
import JSON
import Journal
import Panes
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct SpooledReportsTests {
    private let scene: PaneWatchScene

    init() throws { scene = try PaneWatchScene() }

    private func put(_ ids: String...) throws {
        for id in ids { #expect(try scene.spool.put(scene.report(id))) }
    }

    @Test func whatHooksHaveLeftIsTakenWithItsTimeAndTheFolderIsEmptied() throws {
        try put("1-a", "2-b")
        scene.clock.advance(by: .seconds(90))
        let (panes, _) = try scene.watch(scene.settings())
        panes.begin()
        #expect(try scene.activity().map { $0.data["hook"]?.stringValue } == ["1-a", "2-b"])
        #expect(try scene.activity().allSatisfy { $0.data["last_seen"] == 1_795_222_923 })
        #expect(try scene.spool.names(countMax: 9).isEmpty)
        #expect(panes.facts(.noServer).first?.idle == .seconds(90))
        // What is left while a daemon runs is taken with its next turn.
        try put("3-c")
        panes.ticked()
        #expect(try scene.activity().count == 3 && scene.spool.names(countMax: 9).isEmpty)
    }

    /// Killed between the record and the removal: the next one knows by the journal, and each is there once.
    @Test func eachIsOnRecordOnceWhereverADaemonIsKilled() throws {
        try put("1-a", "2-b")
        let kept = scene.scratch.path("kept")
        #expect(try CommandTester(tool: "cp").arguments("-a", scene.home.spool, kept).run().exitCode == 0)
        for _ in 0..<3 {
            let (panes, _) = try scene.watch(scene.settings())
            panes.begin()
            // As if it had been killed before it removed them.
            #expect(try CommandTester(tool: "cp").arguments("-a", "\(kept)/.", scene.home.spool).run().exitCode == 0)
        }
        #expect(try scene.activity().map { $0.data["hook"]?.stringValue } == ["1-a", "2-b"])
    }

    @Test func whatTheSocketAndTheSpoolBothTellIsOne() throws {
        let (panes, journal) = try scene.watch(scene.settings())
        panes.begin()
        let report = scene.report("1-a")
        panes.heard(report)
        #expect(try scene.spool.put(report))
        panes.ticked()
        try journal.synchronize()
        #expect(try scene.activity().count == 1 && scene.spool.names(countMax: 9).isEmpty)
    }

    @Test func whatIsNoReportIsSetAside() throws {
        try put("1-a")
        try SystemDisk().createFile(scene.spool.path(of: "garbage"), with: Array("{]".utf8))
        let (panes, _) = try scene.watch(scene.settings())
        panes.begin()
        #expect(try scene.activity().count == 1 && scene.spool.names(countMax: 9).isEmpty)
        #expect(try SystemDisk().list(scene.home.quarantine).count == 1)
    }

    @Test func reportsAreKnownAgainAsFarAsOneMayComeTwice() {
        var heard = HeardReports()
        let first = [heard.take("a"), heard.take("a")]
        #expect(first == [true, false])
        let countMax = HeardReports.countMax
        let others = (0..<3 * countMax).map { heard.take("\($0)") }
        #expect(!others.contains(false))
        let last = [heard.take("\(3 * countMax - 1)"), heard.take("a")]
        #expect(last == [false, true])
    }
}
