import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct HistoryViewTests {
    @Test func runsStandAboveWhatHappenedInTheChosenOne() {
        var scene = RunScene(part: .history)
        scene.settle()
        let lines = scene.lines
        #expect(lines[3].hasPrefix(" RUN       ATT STARTED    TOOK OUTCOME       EXIT"))
        #expect(lines[4].hasPrefix(">r-bbbb      2") && lines[4].contains("● running") && lines[4].contains("$2.41"))
        #expect(lines[5].contains("r-aaaa") && lines[5].contains("✗ failed") && lines[5].contains("$2.41+?"))
        #expect(lines[5].contains("tests f"))
        #expect(lines[7].contains("EVENTS r-bbbb"))
        #expect(lines[8].contains("info    run_prepared") && lines[8].contains("of bbbb"))
        #expect(lines[10].contains("warn    heartbeat_late"))
        #expect(lines[11].contains("Bash \\e[31mexit 0"))
    }

    @Test func aWideOneHasRoomForReasons() {
        var scene = RunScene(rows: 40, columns: 120, part: .history)
        scene.settle()
        #expect(scene.lines[5].contains("tests failed (3)"))
        #expect(scene.text.contains("31s since last (limit 30s) of bbbb"))
    }

    @Test func withoutRunsItSaysSo() {
        var scene = RunScene(part: .history)
        scene.settle(history: HistoryPicture())
        #expect(scene.text.contains("it has no runs yet"))
        scene.take(.answer(.failed("the index is locked"), to: .history(of: "gh-450")))
        #expect(scene.text.contains("the index is locked"))
    }

    @Test func aRunThatUsedNoModelHasCostNothingThatIsKnown() {
        #expect(HistoryView.cost(RunUsage()) == "-")
        #expect(HistoryView.cost(RunUsage(calls: 2, unpricedCalls: 2)) == "unpriced")
    }
}
