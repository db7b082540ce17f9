import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct DaemonMarkTests {
    private let disk = SystemDisk()
    private let processes = SystemProcesses()
    private let mark = DaemonMark(
        process: ProcessIdentity(boot: "b", pid: 7, startTicks: 8),
        startedAt: WallTime(nanoseconds: 1_795_222_923_456_000_000),
        version: "0.1.0"
    )

    @Test func itReadsBackAsItWasWritten() { #expect(DaemonMark(parsing: mark.bytes) == mark) }

    @Test(arguments: ["", "\n", "7", "{}", #"{"boot":"b","pid":0,"startTicks":1}"#])
    func whatADaemonHasNotWrittenNamesNobody(text: String) {
        #expect(DaemonMark(parsing: Array(text.utf8)) == nil)
    }

    @Test func onlyALivingProcessIsADaemon() throws {
        try TemporaryHome.with { scratch in
            let home = HomePaths(root: scratch.path)
            #expect(try DaemonMark.living(in: home, on: disk, processes: processes) == nil)
            try disk.createFile(home.lock, with: mark.bytes)
            #expect(try DaemonMark.living(in: home, on: disk, processes: processes) == nil)
            let own = try #require(try processes.identity(of: ProcessIdentity.ownPID))
            let ours = DaemonMark(process: own, startedAt: mark.startedAt, version: "0.1.0")
            try disk.replaceFile(home.lock, with: ours.bytes)
            #expect(try DaemonMark.living(in: home, on: disk, processes: processes) == ours)
        }
    }
}
